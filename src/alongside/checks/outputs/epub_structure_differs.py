"""An EPUB has the structure of its pages: headings, lists, tables, pictures, links, languages,
direction, contents."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from posixpath import basename
from typing import NamedTuple

from lxml import etree

from alongside.checks.outputs.differences import differing_item
from alongside.checks.outputs.file_outcomes import examine_each
from alongside.errors import BuildFailed
from alongside.formats.epub.pages import PageText, read_page_texts
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.model.own_pages import GLOSSARY
from alongside.outputs.expected import page_url
from alongside.readback.article import (
    HEADINGS,
    fold_white_space,
    resolve_link,
    text_blocks,
)
from alongside.readback.epubs import NO_EPUB, Book, EpubFile, epub_files, read_book
from alongside.rules.options import mapping_option
from alongside.rules.outcomes import failed, inapplicable, passed

_LISTS = ("ul", "ol", "li", "table", "tr", "td", "blockquote")
_IN_CONTENTS = ("h1", "h2", "h3")


class _Fault(NamedTuple):
    """part: a key of options.parts. seen: what is in the EPUB. expected: what is on the page."""

    place: Place
    part: str
    seen: str
    expected: str


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: an EPUB."""
    epubs = list(epub_files(subject, rule))
    if not epubs:
        yield inapplicable(NO_EPUB)
    yield from examine_each(epubs, rule, partial(_outcomes, subject))


def _outcomes(outputs: Outputs, epub: EpubFile, rule: Rule) -> Iterator[Outcome]:
    parts = mapping_option(rule, "parts")
    try:
        pages = list(read_page_texts(outputs, epub.artifact.strand))
    except BuildFailed:
        return  # epub-text-differs says that it cannot be compared
    book = read_book(epub.file)
    if book is None:
        return  # epub-not-valid tells of it
    faults = [
        *_book_faults(book, epub, outputs),
        *_contents_faults(book, pages, epub),
        *_chapter_faults(book, pages, epub, outputs),
    ]
    for fault in faults:
        yield failed(fault.place, seen=fault.seen, expected=fault.expected, part=parts[fault.part])
    if not faults:
        yield passed(epub.place)


def _book_faults(book: Book, epub: EpubFile, outputs: Outputs) -> Iterator[_Fault]:
    """The language and the direction of the book as a whole and of each page."""
    language = outputs.sources.publication.language_of(epub.artifact.strand)
    languages = {book.language}
    directions = {book.direction}
    for page in book.pages:
        languages.update(page.language)
        directions.add(page.direction)
    for part, actual, expected in (
        ("language", languages, language.tag),
        ("direction", directions, language.direction),
    ):
        others = sorted(actual - {expected})
        if others:
            yield _Fault(epub.place, part, ", ".join(others) or "(nothing)", expected)


def _contents_faults(book: Book, pages: list[PageText], epub: EpubFile) -> Iterator[_Fault]:
    lines: list[str] = []
    for book_page in book.pages:
        lines += [_element_text(line) for line in book_page.contents()]
    expected: list[str] = []
    for page in pages:
        # The words of the glossary are not in the list of contents.
        levels = ("h1",) if page.slug == GLOSSARY else _IN_CONTENTS
        expected += [_element_text(heading) for heading in page.article.iter(*levels)]
    # After the pages comes what the book says of itself.
    difference = differing_item(lines[: len(expected)], expected)
    if difference:
        yield _Fault(epub.place, "contents", *difference)


def _chapter_faults(
    book: Book, pages: list[PageText], epub: EpubFile, outputs: Outputs
) -> Iterator[_Fault]:
    publication = outputs.sources.publication
    strand = epub.artifact.strand
    texts: list[tuple[str, etree._Element]] = []
    for book_page in book.pages:
        texts += [(basename(book_page.name), text) for text in book_page.texts_of_record()]
    # epub-text-differs says when there are more of one.
    chapters = list(zip(texts, pages, strict=False))
    addresses = {file: page_url(publication, strand, page.slug) for (file, _), page in chapters}
    for (_, text), page in chapters:
        address = page_url(publication, strand, page.slug)
        actual = _structure(text, partial(_web_address, here=address, web=addresses))
        resolve = partial(resolve_link, publication=publication, strand=strand, document=page.slug)
        expected = _structure(page.article, partial(_page_address, here=address, resolve=resolve))
        for part, items in expected.items():
            difference = differing_item(actual[part], items)
            if difference:
                yield _Fault(Place(page.source, page=epub.artifact.path), part, *difference)


def _structure(text: etree._Element, address: Callable[[str], str]) -> dict[str, list[str]]:
    """What both texts must have alike, in order. address: gives where a link leads on the web."""
    return {
        "headings": [
            f"{heading.tag[1]} {_element_text(heading)}" for heading in text.iter(*HEADINGS)
        ],
        "lists": [_format_list_part(part) for part in text.iter(*_LISTS)],
        "header-cells": [
            f"{cell.get('scope', '')} {_element_text(cell)}" for cell in text.iter("th")
        ],
        "pictures": [_normalise(picture.get("alt", "")) for picture in text.iter("img")],
        "links": list(_links(text, address)),
        "languages": list(_languages(text)),
    }


def _format_list_part(part: etree._Element) -> str:
    """Its element and, of a list that goes on from another one, its first number."""
    start = part.get("start")
    return f"{part.tag} {start}" if start else str(part.tag)


def _links(text: etree._Element, address: Callable[[str], str]) -> Iterator[str]:
    for link in text.iter("a"):
        href = link.get("href")
        if href:
            yield f"{_element_text(link)} → {address(href)}"


def _languages(text: etree._Element) -> Iterator[str]:
    for part in text.iterdescendants():
        if part.get("lang"):
            yield f"{part.get('lang')} {part.get('dir', '')} {_element_text(part)}"


def _web_address(href: str, here: str, web: Mapping[str, str]) -> str:
    """A link of the book. web: where each of its files is on the web."""
    file, sign, fragment = href.partition("#")
    return _absolute_address(f"{web[file]}{sign}{fragment}" if file in web else href, here)


def _page_address(href: str, here: str, resolve: Callable[[str], str]) -> str:
    """A link of a page. resolve: gives its address, or "#…" within the page."""
    return _absolute_address(resolve(href), here)


def _absolute_address(href: str, here: str) -> str:
    return here + href if href.startswith("#") else href


def _element_text(element: etree._Element) -> str:
    return _normalise(" ".join(text_blocks(element)))


def _normalise(text: str) -> str:
    return unicodedata.normalize("NFC", fold_white_space(text))
