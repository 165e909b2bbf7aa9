"""What the list of contents at the start of a book says."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import html

from alongside.model import EASY_READ, Publication, Strand
from alongside.readback.article import fold_white_space

IN_SECTION = "data-in-section"
SECTION_TITLE = "data-section"


def book_contents(
    publication: Publication,
    strand: Strand,
    documents: Sequence[str],
    texts: Sequence[html.HtmlElement],
    has_glossary: bool = False,
) -> list[dict[str, object]]:
    """The lines of the list: each chapter, those of a section of the publication below its title,
    and what the book has of its own.

    documents: slug of each chapter. texts: of each, with the ids that it has in the book. Each line
    has id (of what it leads to, or ""), title, number and the lines below it.
    """
    strings = publication.language_of(strand).strings
    lines: dict[str, dict[str, object]] = {}
    for document, text in zip(documents, texts, strict=True):
        number = publication.documents.index(document) + 1
        lines[document] = _chapter_line(strand, number, text)
    entries: list[dict[str, object]] = []
    for section, slugs in publication.by_section(lines):
        of_section = [lines[slug] for slug in slugs]
        if section:
            entries.append(_contents_line("", section.titles[strand.key], of_section))
        else:
            entries += of_section
    own_chapters = [("book.formats", strings["book_formats"])]
    if has_glossary:
        own_chapters.insert(0, ("book.glossary", strings["glossary"]))
    return entries + [_contents_line(id_, title) for id_, title in own_chapters]


def mark_sections(
    publication: Publication,
    strand: Strand,
    documents: Sequence[str],
    texts: Sequence[html.HtmlElement],
) -> None:
    """Says of each text whether it stands in a section of the publication, and of the first in one
    its title: the bookmark above those of its documents (book.css)."""
    texts_by_slug = dict(zip(documents, texts, strict=True))
    for section, slugs in publication.by_section(documents):
        for slug in slugs if section else ():
            texts_by_slug[slug].set(IN_SECTION, "")
        if section:
            texts_by_slug[slugs[0]].set(SECTION_TITLE, section.titles[strand.key])


def _chapter_line(strand: Strand, number: int, text: html.HtmlElement) -> dict[str, object]:
    sections = [_heading_line(each) for each in text.iter("h2") if each.get("id")]
    line = _heading_line(text.find(".//h1")) | {"below": sections}
    return line if strand.level == EASY_READ else line | {"number": str(number)}


def _heading_line(heading: html.HtmlElement) -> dict[str, object]:
    return _contents_line(heading.get("id"), fold_white_space(heading.text_content()))


def _contents_line(
    id_: str, title: str, below: Sequence[dict[str, object]] = ()
) -> dict[str, object]:
    return {"id": id_, "title": title, "number": "", "below": below}
