"""An EPUB has the structure of its pages: headings, lists, tables, pictures, links, languages,
direction, contents."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from posixpath import basename

from alongside.checks.outputs.differences import differing_item
from alongside.errors import BuildFailed
from alongside.formats.epub.pages import PageText, read_page_texts
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.outputs.expected import GLOSSARY
from alongside.readback.article import (
    HEADINGS,
    fold_white_space,
    page_url,
    resolve_link,
    text_blocks,
)
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
            pages = list(read_page_texts(outputs, epub.artifact.strand))
        except BuildFailed:
            continue  # epub-text-differs says that it cannot be compared
        if book := read_book(epub.file):
            faults = [
                *_book_faults(book, pages, epub, outputs),
                *_chapter_faults(book, pages, epub, outputs),
            ]
            for place, part, seen, wanted in faults:
                yield failed(
                    place, seen=seen, expected=wanted, part=str(rule.options["parts"][part])
                )
            if not faults:
                yield passed(epub.place)


def _book_faults(
    book: Book, pages: list[PageText], epub: EpubFile, outputs: Outputs
) -> Iterator[_Fault]:
    language = outputs.sources.publication.language_of(epub.artifact.strand)
    languages = {book.language, *(tag for page in book.pages for tag in page.language)}
    directions = {book.direction, *(page.direction for page in book.pages)}
    for part, said, wanted in (
        ("language", languages, language.tag),
        ("direction", directions, language.direction),
    ):
        if others := said - {wanted}:
            yield epub.place, part, ", ".join(sorted(others)) or "(nothing)", wanted
    contents = [line for page in book.pages for line in page.tree.xpath("//nav[@id='toc']//a")]
    # The words of the glossary are not in the list of contents. After the pages comes what the book
    # says of itself.
    wanted = [
        _element_text(heading)
        for page in pages
        for heading in page.article.iter(*(_IN_CONTENTS if page.slug != GLOSSARY else "h1"))
    ]
    if difference := differing_item(
        [_element_text(line) for line in contents][: len(wanted)], wanted
    ):
        yield epub.place, "contents", *difference


def _chapter_faults(
    book: Book, pages: list[PageText], epub: EpubFile, outputs: Outputs
) -> Iterator[_Fault]:
    publication, strand = outputs.sources.publication, epub.artifact.strand
    texts = [(basename(page.name), text) for page in book.pages for text in page.texts_of_record()]
    chapters = list(
        zip(texts, pages, strict=False)
    )  # epub-text-differs says when there are more of one
    web = {file: page_url(publication, strand, page.slug) for (file, _), page in chapters}
    for (_, text), page in chapters:
        here = page_url(publication, strand, page.slug)
        seen = _parts(text, partial(_web_address, here=here, web=web))
        wanted = _parts(
            page.article,
            lambda href, here=here, slug=page.slug: _absolute_address(
                resolve_link(href, publication, strand, slug), here
            ),
        )
        for part, expected in wanted.items():
            if difference := differing_item(seen[part], expected):
                yield Place(page.source, page=epub.artifact.path), part, *difference


def _parts(text, address: Callable[[str], str]) -> dict[str, list[str]]:
    """What both texts must have alike, in order. address: where a link leads on the web."""
    return {
        "headings": [
            f"{heading.tag[1]} {_element_text(heading)}" for heading in text.iter(*HEADINGS)
        ],
        "lists": [
            " ".join(filter(None, (part.tag, part.get("start")))) for part in text.iter(*_LISTS)
        ],
        "header-cells": [
            f"{cell.get('scope', '')} {_element_text(cell)}" for cell in text.iter("th")
        ],
        "pictures": [_normalise(picture.get("alt", "")) for picture in text.iter("img")],
        "links": [
            f"{_element_text(link)} → {address(link.get('href'))}"
            for link in text.iter("a")
            if link.get("href")
        ],
        "languages": [
            f"{part.get('lang')} {part.get('dir', '')} {_element_text(part)}"
            for part in text.iterdescendants()
            if part.get("lang")
        ],
    }


def _web_address(href: str, here: str, web: Mapping[str, str]) -> str:
    file, sign, part = href.partition("#")
    return _absolute_address(f"{web[file]}{sign}{part}" if file in web else href, here)


def _absolute_address(href: str, here: str) -> str:
    return here + href if href.startswith("#") else href


def _element_text(element) -> str:
    return _normalise(" ".join(text_blocks(element)))


def _normalise(text: str) -> str:
    return unicodedata.normalize("NFC", fold_white_space(text))
