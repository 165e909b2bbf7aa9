"""What the checks of PDFs share: the files, their pages' articles, and the place to report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from alongside.formats.pdf.book import read_chapters, words_of_book
from alongside.formats.pdf.what_changed import make_what_changed
from alongside.model import WHAT_CHANGED, Artifact, Outputs, Place, Rule
from alongside.outputs.owed import leaves
from alongside.readback.article import read_pages
from alongside.readback.pdf_letters import Piece, pieces
from alongside.readback.pdf_tags import Tag, Tagged, Unreadable, read_tags

MILLIMETRE = 72 / 25.4
"""In points."""


@dataclass(frozen=True)
class PdfFile:
    """A PDF that is there and not empty."""

    outputs: Outputs
    artifact: Artifact
    file: Path

    @property
    def place(self) -> Place:
        return Place(self.outputs.source_of(self.artifact), page=self.artifact.path)

    def tags(self) -> Tagged | None:
        """None for a file that cannot be read, which has its own finding (pdf-unreadable)."""
        try:
            return read_tags(self.file)
        except Unreadable:
            return None

    def pairs(self, tagged: Tagged) -> list[Pair]:
        """What the PDF says beside what it has to say. Raises BuildFailed for a page that cannot be read.

        Of a book first the whole, which we put together, and then each document as its own page has it.
        """
        if self.artifact.document == WHAT_CHANGED:
            return [Pair(self.place, tagged.document, make_what_changed(self.outputs, self.artifact.strand).find("body"))]
        if self.artifact.is_of_whole:
            strand = self.artifact.strand
            whole = Pair(self.place, tagged.document, words_of_book(self.outputs, strand, tagged.pages))
            chapters = read_chapters(self.outputs, strand)
            said = [*tagged.articles, *(Tag("Art") for _ in chapters)][:max(len(chapters), len(tagged.articles))]
            return [whole, *(Pair(Place(chapter.source, page=self.artifact.path), tag, chapter.text)
                             for tag, chapter in zip(said, chapters, strict=False))]
        variant = self.outputs.sources.variants[self.artifact.document, self.artifact.strand.key]
        text, _ = read_pages([self.outputs.built / leaf.path for leaf in leaves(variant)], variant.path.as_posix())
        return [Pair(self.place, tagged.body, text)]


@dataclass(frozen=True)
class Pair:
    """said: by the PDF. wanted: by the web pages."""

    place: Place
    said: Tag
    wanted: html.HtmlElement


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
        known = artifact.is_of_whole or (artifact.document, artifact.strand.key) in outputs.sources.variants
        if known and file.is_file() and file.stat().st_size:
            yield PdfFile(outputs, artifact, file)
