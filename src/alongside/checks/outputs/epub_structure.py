"""An EPUB has the structure of its pages: headings, lists, tables, pictures, links, languages, direction, contents."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from posixpath import basename

from alongside.checks.outputs.differences import differing_item
from alongside.errors import BuildFailed
from alongside.formats.epub.pages import PageText, page_texts
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.outputs.owed import GLOSSARY
from alongside.readback.article import HEADINGS, folded, page_url, target, text_blocks
from alongside.readback.epubs import NO_EPUB, Book, EpubFile, epub_files, read_book
from alongside.rules.outcomes import failed, inapplicable, passed

_LISTS = ("ul", "ol", "li", "table", "tr", "td", "blockquote")
_IN_CONTENTS = ("h1", "h2", "h3")
_Fault = tuple[Place, str, str, str]
"""Where, which of the rule's parts, what is in the EPUB, and what is on the page."""


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    found = list(epub_files(outputs, rule))
    if not found:
        yield inapplicable(NO_EPUB)
    for epub in found:
        try:
            pages = list(page_texts(outputs, epub.artifact.strand))
        except BuildFailed:
            continue  # epub-text-differs says that it cannot be compared
        if book := read_book(epub.file):
            faults = [*_whole(book, pages, epub, outputs), *_chapters(book, pages, epub, outputs)]
            for place, part, seen, wanted in faults:
                yield failed(place, seen=seen, expected=wanted, part=str(rule.options["parts"][part]))
            if not faults:
                yield passed(epub.place)


def _whole(book: Book, pages: list[PageText], epub: EpubFile, outputs: Outputs) -> Iterator[_Fault]:
    language = outputs.sources.publication.language_of(epub.artifact.strand)
    languages = {book.language, *(tag for page in book.pages for tag in page.language)}
    directions = {book.direction, *(page.direction for page in book.pages)}
    for part, said, wanted in (("language", languages, language.tag), ("direction", directions, language.direction)):
        if others := said - {wanted}:
            yield epub.place, part, ", ".join(sorted(others)) or "(nothing)", wanted
    contents = [line for page in book.pages for line in page.tree.xpath("//nav[@id='toc']//a")]
    # The words of the glossary are not in the list of contents. After the pages comes what the book says of itself.
    wanted = [_said(heading) for page in pages
              for heading in page.article.iter(*(_IN_CONTENTS if page.slug != GLOSSARY else "h1"))]
    if difference := differing_item([_said(line) for line in contents][:len(wanted)], wanted):
        yield epub.place, "contents", *difference


def _chapters(book: Book, pages: list[PageText], epub: EpubFile, outputs: Outputs) -> Iterator[_Fault]:
    publication, strand = outputs.sources.publication, epub.artifact.strand
    texts = [(basename(page.name), text) for page in book.pages for text in page.texts()]
    chapters = list(zip(texts, pages, strict=False))  # epub-text-differs says when there are more of one
    web = {file: page_url(publication, strand, page.slug) for (file, _), page in chapters}
    for (_, text), page in chapters:
        here = page_url(publication, strand, page.slug)
        seen = _parts(text, partial(_on_web, here=here, web=web))
        wanted = _parts(page.article, lambda href, here=here, slug=page.slug: _full(
            target(href, publication, strand, slug), here))
        for part, expected in wanted.items():
            if difference := differing_item(seen[part], expected):
                yield Place(page.source, page=epub.artifact.path), part, *difference


def _parts(text, address: Callable[[str], str]) -> dict[str, list[str]]:
    """What both texts must have alike, in order. address: where a link leads on the web."""
    return {
        "headings": [f"{heading.tag[1]} {_said(heading)}" for heading in text.iter(*HEADINGS)],
        "lists": [" ".join(filter(None, (part.tag, part.get("start")))) for part in text.iter(*_LISTS)],
        "header-cells": [f"{cell.get('scope', '')} {_said(cell)}" for cell in text.iter("th")],
        "pictures": [_clean(picture.get("alt", "")) for picture in text.iter("img")],
        "links": [f"{_said(link)} → {address(link.get('href'))}" for link in text.iter("a") if link.get("href")],
        "languages": [f"{part.get('lang')} {part.get('dir', '')} {_said(part)}"
                      for part in text.iterdescendants() if part.get("lang")],
    }


def _on_web(href: str, here: str, web: Mapping[str, str]) -> str:
    file, sign, part = href.partition("#")
    return _full(f"{web[file]}{sign}{part}" if file in web else href, here)


def _full(href: str, here: str) -> str:
    return here + href if href.startswith("#") else href


def _said(element) -> str:
    return _clean(" ".join(text_blocks(element)))


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", folded(text))
