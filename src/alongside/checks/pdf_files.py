"""What the checks of PDFs share: the files, their pages' articles, and the place to report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html

from alongside.formats.article import article_of
from alongside.formats.letters import Piece, pieces
from alongside.formats.tags import Tagged, Unreadable, read_tags
from alongside.model import Artifact, Outputs, Place, Rule, Variant

MILLIMETRE = 72 / 25.4
"""In points."""


@dataclass(frozen=True)
class PdfFile:
    """A PDF that is there and not empty. web: the page that it was made from."""

    artifact: Artifact
    variant: Variant
    file: Path
    web: Path

    @property
    def place(self) -> Place:
        return Place(self.variant.path.as_posix(), page=self.artifact.path)

    def tags(self) -> Tagged | None:
        """None for a file that cannot be read, which has its own finding (pdf-unreadable)."""
        try:
            return read_tags(self.file)
        except Unreadable:
            return None

    def article(self) -> html.HtmlElement | None:
        """The text of record of the web page; None where the page has none or is not there."""
        try:
            tree = html.document_fromstring(self.web.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        except (OSError, etree.LxmlError, ValueError):
            return None
        return article_of(tree)


def drawn_pieces(outputs: Outputs, rule: Rule) -> Iterator[tuple[PdfFile, tuple[Piece, ...]]]:
    """Each PDF with its pieces of drawn text. One that cannot be read has its own finding (pdf-unreadable)."""
    for pdf in pdf_files(outputs, rule):
        try:
            yield pdf, pieces(pdf.file)
        except Unreadable:
            continue


def pdf_files(outputs: Outputs, rule: Rule) -> Iterator[PdfFile]:
    """A missing or empty PDF has its own finding (artifact-missing)."""
    for artifact in outputs.artifacts:
        if not artifact.is_pdf or not rule.applies_to(artifact.strand):
            continue
        file = outputs.built / artifact.path
        web = outputs.artifact(artifact.document, artifact.strand.key, "web")
        variant = outputs.sources.variants.get((artifact.document, artifact.strand.key))
        if variant and web and file.is_file() and file.stat().st_size:
            yield PdfFile(artifact, variant, file, outputs.built / web.path)
