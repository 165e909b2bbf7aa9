"""What the checks of PDFs share: the files, their pages' articles, and the place to report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from alongside.assets.font_digest import fonts_digest
from alongside.formats.pdf.book import expected_book_body, read_chapters
from alongside.formats.pdf.what_changed import make_what_changed
from alongside.model import Artifact, Format, Outputs, Place, Rule
from alongside.outputs.origin import Origins
from alongside.readback.article import read_document
from alongside.readback.pdf_ink import PageInk, read_file_ink
from alongside.readback.pdf_tags import Tag, TaggedPdf, UnreadablePdf, read_tagged_pdf
from alongside.readback.pdf_text_pieces import TextPiece, read_text_pieces
from alongside.system.file_cache import cache_key

MILLIMETRE = 72 / 25.4
"""In points."""


@dataclass(frozen=True)
class PdfFile:
    """A PDF that is there and not empty."""

    outputs: Outputs
    artifact: Artifact
    file: Path

    @property
    def path(self) -> str:
        return self.artifact.path

    def read_digest(self, origins: Origins) -> str:
        """Of the file, and of the pages, settings and fonts that it is compared with."""
        fonts = fonts_digest(self.outputs.sources.root)
        read: list[str | bytes] = [
            self.file.read_bytes(),
            origins.of_artifact(self.artifact),
            fonts,
        ]
        if self.artifact.document == Format.WHAT_CHANGED:
            # It is compared with the edition before, too.
            read.append(html.tostring(make_what_changed(self.outputs, self.artifact.strand)))
        return cache_key(*read)

    @property
    def place(self) -> Place:
        return Place(self.outputs.source_path_of(self.artifact), page=self.artifact.path)

    def tags(self) -> TaggedPdf | None:
        """None for a file that cannot be read, which has its own finding (pdf-unreadable)."""
        try:
            return read_tagged_pdf(self.file)
        except UnreadablePdf:
            return None

    def pieces(self) -> tuple[TextPiece, ...] | None:
        """What is drawn as letters; None for a file that cannot be read."""
        try:
            return read_text_pieces(self.file)
        except UnreadablePdf:
            return None

    def ink(self) -> tuple[PageInk, ...] | None:
        """What is drawn at all, page by page; None for a file that cannot be read."""
        try:
            return read_file_ink(self.file)
        except UnreadablePdf:
            return None

    def text_pairs(self, tagged: TaggedPdf) -> list[TextPair]:
        """What the PDF says beside what it has to say. Raises BuildFailed for a page that cannot be
        read.

        Of a book first the whole, which we put together, and then each document as its own page has
        it.
        """
        if self.artifact.document == Format.WHAT_CHANGED:
            expected = make_what_changed(self.outputs, self.artifact.strand).find("body")
            return [TextPair(self.place, tagged.document, expected)]
        if self.artifact.is_collection:
            return [self._whole_book(tagged), *self._chapters(tagged)]
        variant = self.outputs.sources.variants[self.artifact.document, self.artifact.strand.key]
        text, _ = read_document(self.outputs, variant)
        return [TextPair(self.place, tagged.body, text)]

    def _whole_book(self, tagged: TaggedPdf) -> TextPair:
        expected = expected_book_body(
            self.outputs, self.artifact.strand, tagged.pages, self.artifact.volume
        )
        return TextPair(self.place, tagged.document, expected)

    def _chapters(self, tagged: TaggedPdf) -> Iterator[TextPair]:
        chapters = read_chapters(self.outputs, self.artifact.strand, self.artifact.volume)
        # A chapter that the PDF lacks is compared with an empty one.
        articles = [*tagged.articles, *(Tag("Art") for _ in chapters[len(tagged.articles) :])]
        for article, chapter in zip(articles, chapters, strict=False):
            place = Place(chapter.source, page=self.artifact.path)
            yield TextPair(place, article, chapter.text)


@dataclass(frozen=True)
class TextPair:
    """A text in the PDF, by its tags, and the same text as the web pages have it."""

    place: Place
    actual: Tag
    expected: html.HtmlElement


def pdf_files(outputs: Outputs, rule: Rule) -> Iterator[PdfFile]:
    """A missing or empty PDF has its own finding (artifact-missing)."""
    for artifact in outputs.artifacts:
        if not artifact.is_pdf or not rule.applies_to(artifact.strand):
            continue
        file = outputs.site_folder / artifact.path
        key = (artifact.document, artifact.strand.key)
        has_source = artifact.is_collection or key in outputs.sources.variants
        if has_source and file.is_file() and file.stat().st_size:
            yield PdfFile(outputs, artifact, file)
