"""The whole of a strand as one page to print: cover, contents, documents, glossary, other formats.

The printer and the checks put it together with the same function, each from the built pages, so that a check knows
every word that a book has to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from lxml import html

from alongside.errors import BuildFailed
from alongside.formats.pdf.pictures import resolve_drawing, resolve_pictures
from alongside.formats.pdf.print_page import RUN_SCHEME, PrintPage, template
from alongside.formats.pdf.qr import qr_code
from alongside.model import BOOK, EASY_READ, Artifact, Language, Outputs, Strand
from alongside.outputs.alternates import strand_start_url
from alongside.outputs.expected import (
    DOWNLOADS,
    Leaf,
    artifact_path,
    public_url,
    split_into_leaves,
    strand_slugs,
)
from alongside.readback.article import fold_white_space, read_pages, resolve_link
from alongside.text.dates import format_day
from alongside.text.glossary_order import sorted_terms
from alongside.text.numerals import format_page_number
from alongside.web.frame import strand_label
from alongside.web.paragraphs import ANCHOR_PREFIX, paragraph_numbers

_PAGE_NUMBER_PLACEHOLDER = 88
"""Stands for a page number until the book has been drawn once. As wide as they come."""


@dataclass(frozen=True)
class Chapter:
    """A document's text of record. pages: its web pages. source: its Markdown file. draft: what they say of being one."""

    artifact: Artifact
    pages: tuple[Leaf, ...]
    text: html.HtmlElement
    draft: str
    source: str


@dataclass(frozen=True)
class Book:
    """A page to print whose numbers of pages are still to be found; pictures by address, as files or drawings."""

    root: html.HtmlElement
    pictures: Mapping[str, Path | bytes]


def read_chapters(outputs: Outputs, strand: Strand) -> list[Chapter]:
    """Raises BuildFailed for a page that is missing or has no text."""
    found = []
    for document in outputs.sources.publication.documents:
        artifact = outputs.artifact(document, strand.key, "web")
        variant = outputs.sources.variants.get((document, strand.key))
        if artifact is None or variant is None:
            raise BuildFailed(
                f"The book lacks the document “{document}”.",
                path="publication.yml",
                mend="Publish again. All documents are released together or not at all.",
            )
        pages = split_into_leaves(variant)
        text, draft = read_pages(
            [outputs.site_folder / leaf.path for leaf in pages], variant.path.as_posix()
        )
        found.append(Chapter(artifact, pages, text, draft, variant.path.as_posix()))
    return found


def make_book(outputs: Outputs, strand: Strand) -> Book:
    """Raises BuildFailed, naming the Markdown file at fault."""
    publication, chapters = outputs.sources.publication, read_chapters(outputs, strand)
    pictures: dict[str, Path | bytes] = {}
    for chapter in chapters:
        pictures |= resolve_pictures(
            chapter.text, outputs.site_folder / chapter.artifact.path, chapter.source
        )
    here = strand_start_url(publication, strand)
    qr, drawing = resolve_drawing(qr_code(here))
    pictures[qr] = drawing
    texts = [_adapt_for_book(outputs, chapter, chapters) for chapter in chapters]
    shown = strand.level != EASY_READ
    cited = [number for text in texts for number, _ in paragraph_numbers(text)] if shown else []
    root = html.document_fromstring(
        template(BOOK).render(
            _template_context(outputs, strand),
            address=here,
            qr=qr,
            draft=any(chapter.draft for chapter in chapters),
            contents=_contents(outputs, strand, texts),
            example=cited[min(len(cited), 7) - 1] if cited else "",
        )
    )
    place = root.find(".//main")
    for number, text in enumerate(texts, 1):
        if shown:
            _insert_numbers(text, number)
        place.addprevious(text)
    place.drop_tree()
    return Book(root, pictures)


def expected_book_body(
    outputs: Outputs, strand: Strand, pages: Mapping[str, int]
) -> html.HtmlElement:
    """All that a book has to say, for a check to compare with. pages: where its headings are. Raises BuildFailed."""
    root, language = (
        make_book(outputs, strand).root,
        outputs.sources.publication.language_of(strand),
    )
    for place in root.iterfind(".//*[@data-page-of]"):
        page = pages.get(place.get("data-page-of"))
        place.text = format_page_number(page, language) if page else ""
    for number in root.xpath("//a[@class='number']"):
        number.drop_tree()
    return root.find("body")


def fill_page_numbers(
    printed: PrintPage, pages: Mapping[str, int], language: Language
) -> PrintPage:
    """pages: page from 1 by the id of a heading. What is printed, with these numbers in its contents."""
    root, runs = html.document_fromstring(printed.html), list(printed.runs)
    for place in root.iterfind(".//*[@data-page-of]"):
        run = place.find("a")
        said = run if run.text else run[0]
        number, said.text = (
            said.text,
            format_page_number(
                pages.get(place.get("data-page-of"), _PAGE_NUMBER_PLACEHOLDER), language
            ),
        )
        index = int(run.get("href").removeprefix(RUN_SCHEME))
        runs[index] = runs[index].replace(number, said.text)
    return PrintPage(
        html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>"), tuple(runs)
    )


def heading_ids_in_contents(printed: PrintPage) -> list[str]:
    """Ids of the headings whose pages the contents tell."""
    root = html.document_fromstring(printed.html)
    return [place.get("data-page-of") for place in root.iterfind(".//*[@data-page-of]")]


def _template_context(outputs: Outputs, strand: Strand) -> dict[str, object]:
    publication, language = (
        outputs.sources.publication,
        outputs.sources.publication.language_of(strand),
    )
    downloads = artifact_path(strand, DOWNLOADS, "web")
    return {
        "language": language,
        "strings": language.strings,
        "level": strand.level,
        "title": language.strings["publication"],
        "label": strand_label(publication, strand),
        "edition": publication.edition,
        "day": format_day(publication.edition.date, language),
        "release": outputs.release_id,
        "contact": publication.contact,
        "terms": sorted_terms(publication, strand),
        "unknown": format_page_number(_PAGE_NUMBER_PLACEHOLDER, language),
        "others": [
            _strand_link(outputs, other) for other in publication.strands if other is not strand
        ],
        "files": public_url(publication, downloads)
        if DOWNLOADS in strand_slugs(publication)
        else "",
    }


def _strand_link(outputs: Outputs, strand: Strand) -> dict[str, str]:
    publication = outputs.sources.publication
    language = publication.language_of(strand)
    return {
        "label": strand_label(publication, strand),
        "language": language.tag,
        "direction": language.direction,
        "address": strand_start_url(publication, strand),
    }


def _contents(outputs: Outputs, strand: Strand, texts: list[html.HtmlElement]) -> list[dict]:
    publication, entries = outputs.sources.publication, []
    strings = publication.language_of(strand).strings
    for number, text in enumerate(texts, 1):
        title = text.find(".//h1")
        shown = "" if strand.level == EASY_READ else str(number)
        entries.append(
            _contents_entry(title, shown)
            | {"sections": [_contents_entry(each) for each in text.iter("h2") if each.get("id")]}
        )
    last = [("book.glossary", strings["glossary"])] if sorted_terms(publication, strand) else []
    last.append(("book.formats", strings["book_formats"]))
    return entries + [
        {"id": id_, "title": title, "number": "", "sections": []} for id_, title in last
    ]


def _contents_entry(heading: html.HtmlElement, number: str = "") -> dict:
    return {
        "id": heading.get("id"),
        "title": fold_white_space(heading.text_content()),
        "number": number,
    }


def _adapt_for_book(
    outputs: Outputs, chapter: Chapter, chapters: list[Chapter]
) -> html.HtmlElement:
    """A copy of a document's text with ids of its own in the book, and links that stay in the book where they can."""
    publication, text = outputs.sources.publication, deepcopy(chapter.text)
    places = {
        leaf.path: (other.artifact.document, leaf.section)
        for other in chapters
        for leaf in other.pages
    }
    here = chapter.artifact
    for element in text.iter():
        if (own := element.get("id")) and not own.startswith(ANCHOR_PREFIX):
            element.set("id", f"{here.document}.{own}")
    for link in text.iterfind(".//a[@href]"):
        href = link.get("href")
        slug, fragment = _destination(here.path, href, places)
        link.set(
            "href",
            f"#{slug}.{fragment}"
            if slug and not fragment.startswith(ANCHOR_PREFIX)
            else f"#{fragment}"
            if slug
            else resolve_link(href, publication, here.strand, here.document),
        )
    return text


def _destination(path: str, href: str, places: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """A link on the page at path to the document and the place in it, if it stays in the strand."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return "", ""
    if parts.scheme or parts.netloc:
        return "", ""
    there = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
    slug, section = places.get(there, ("", ""))
    return slug, unquote(parts.fragment) or section


def _insert_numbers(text: html.HtmlElement, document: int) -> None:
    for number, element in [*paragraph_numbers(text), (str(document), text.find(".//h1"))]:
        shown = html.Element("a")
        shown.set("class", "number")
        shown.text = number
        if element.tag in ("p", "h1"):
            shown.tail, element.text = element.text, None
            element.insert(0, shown)
        else:
            before = html.Element("p")
            before.set("class", "number-before")
            before.append(shown)
            element.addprevious(before)
        if element.tag == "h1":
            element.set(
                "data-title", fold_white_space("".join(element.itertext()).removeprefix(number))
            )
