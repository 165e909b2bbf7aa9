"""The whole of a strand as one page to print: cover, contents, documents, glossary, other formats.

The printer and the checks put it together with the same function, each from the built pages, so
that a check knows every word that a book has to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from lxml import html

from alongside.assets.pictures import picture_address
from alongside.errors import BuildFailed
from alongside.formats.pdf.book_contents import book_contents, mark_sections
from alongside.formats.pdf.book_page_numbers import PAGE_NUMBER_PLACEHOLDER
from alongside.formats.pdf.identity import identity
from alongside.formats.pdf.own_release import OWN_RELEASE, say_own_release
from alongside.formats.pdf.pictures import resolve_bytes, resolve_drawing, resolve_pictures
from alongside.formats.pdf.print_page import template
from alongside.formats.pdf.qr import qr_code
from alongside.model import EASY_READ, Artifact, Format, Outputs, Strand, Volume, flat_name
from alongside.model.own_pages import DOWNLOADS
from alongside.model.strand_names import strand_label
from alongside.outputs.alternates import strand_start_url
from alongside.outputs.expected import (
    Leaf,
    page_url,
    split_into_leaves,
    strand_slugs,
)
from alongside.outputs.volumes import volume_title
from alongside.publication.terms import terms_of_documents
from alongside.readback.article import fold_white_space, read_document, resolve_link
from alongside.text.dates import format_day
from alongside.text.glossary_order import GlossaryEntry, sorted_terms
from alongside.text.numerals import format_page_number
from alongside.web.contact import contact_ways
from alongside.web.drafts import has_drafts
from alongside.web.missing_versions import left_out_of_strand
from alongside.web.paragraphs import ANCHOR_PREFIX, paragraph_numbers

_EXAMPLE_PLACE = 7
"""The paragraph whose number explains how to cite: not the first, as "1.1" looks like a chapter."""


@dataclass(frozen=True)
class Chapter:
    """A document's text of record.

    pages: its web pages. source: its Markdown file.
    """

    artifact: Artifact
    pages: tuple[Leaf, ...]
    text: html.HtmlElement
    source: str


@dataclass(frozen=True)
class Book:
    """A page to print, with placeholders for page numbers.

    pictures: by the address that the page has for them; a file, or the drawing itself.
    """

    root: html.HtmlElement
    pictures: Mapping[str, Path | bytes]


def read_chapters(outputs: Outputs, strand: Strand, volume: Volume | None = None) -> list[Chapter]:
    """The documents of a strand, or those of a volume, in order.

    Raises BuildFailed for a missing or empty page.
    """
    chapters = []
    for document in outputs.sources.publication.documents_in(volume):
        if outputs.sources.left_out(document, strand):
            continue
        artifact = outputs.artifact(document, strand.key, Format.WEB)
        variant = outputs.sources.variants.get((document, strand.key))
        if artifact is None or variant is None:
            raise BuildFailed(
                f"The book lacks the document “{document}”.",
                path="publication.yml",
                mend="Publish again. All documents are released together or not at all.",
            )
        pages = split_into_leaves(variant)
        source = variant.path.as_posix()
        text, _ = read_document(outputs, variant)
        chapters.append(Chapter(artifact=artifact, pages=pages, text=text, source=source))
    return chapters


def make_book(outputs: Outputs, strand: Strand, volume: Volume | None = None) -> Book:
    """volume: what it holds; None for all.

    Raises BuildFailed, naming the Markdown file at fault.
    """
    publication, chapters = outputs.sources.publication, read_chapters(outputs, strand, volume)
    pictures: dict[str, Path | bytes] = {}
    for chapter in chapters:
        built_page = outputs.site_folder / chapter.artifact.path
        pictures |= resolve_pictures(chapter.text, built_page, chapter.source)
    address = strand_start_url(publication, strand)
    qr_address, drawing = resolve_drawing(qr_code(address))
    pictures[qr_address] = drawing
    terms = (
        terms_of_documents(outputs.sources, strand, volume.documents)
        if volume
        else sorted_terms(publication, strand)
    )
    drawings = _term_pictures(outputs, terms)
    pictures |= drawings.values()
    texts = [_adapt_for_book(outputs, chapter, chapters) for chapter in chapters]
    documents = [chapter.artifact.document for chapter in chapters]
    mark_sections(publication, strand, documents, texts)
    page = template(Format.BOOK).render(
        _template_context(outputs, strand, volume),
        address=address,
        qr=qr_address,
        drawings={name: address for name, (address, _) in drawings.items()},
        draft=has_drafts(outputs.sources, strand, documents),
        terms=terms,
        contents=book_contents(publication, strand, documents, texts, bool(terms)),
        example="" if strand.level == EASY_READ else _example_number(texts),
    )
    root: html.HtmlElement = html.document_fromstring(page)
    place = root.find(".//main")
    for document, text in zip(documents, texts, strict=True):
        # In easy read, numbers would distract (web/paragraphs.py).
        if strand.level != EASY_READ:
            _insert_numbers(text, publication.documents.index(document) + 1)
        place.addprevious(text)
    place.drop_tree()
    say_own_release(root)
    return Book(root, pictures)


def _term_pictures(
    outputs: Outputs, terms: Sequence[GlossaryEntry]
) -> dict[str, tuple[str, bytes]]:
    """Name of each picture of the glossary to its address and content, as the web page has it."""
    publication = outputs.sources.publication
    found = {}
    for term in terms:
        picture = publication.pictures.get(term.picture)
        file = outputs.site_folder / picture_address(picture) if picture else None
        if file is not None and file.is_file():
            found[term.picture] = resolve_bytes(file.read_bytes(), file.suffix.lower())
    return found


def _example_number(texts: list[html.HtmlElement]) -> str:
    """The number of a paragraph with which the book explains how to cite one; "" without any."""
    numbers = []
    for text in texts:
        numbers += [number for number, _ in paragraph_numbers(text)]
    return numbers[min(len(numbers), _EXAMPLE_PLACE) - 1] if numbers else ""


def expected_book_body(
    outputs: Outputs, strand: Strand, pages: Mapping[str, int], volume: Volume | None = None
) -> html.HtmlElement:
    """All that a book has to say, for a check to compare with.

    pages: id of each heading to its page in the book, from 1. Raises BuildFailed.
    """
    root = make_book(outputs, strand, volume).root
    language = outputs.sources.publication.language_of(strand)
    for place in root.iterfind(".//*[@data-page-of]"):
        page = pages.get(place.get("data-page-of"))
        place.text = format_page_number(page, language) if page else ""
    # Pages of the website do not show these numbers, and checks compare with those.
    for number in root.xpath("//a[@class='number']"):
        number.drop_tree()
    return root.find("body")


def _template_context(outputs: Outputs, strand: Strand, volume: Volume | None) -> dict[str, object]:
    publication = outputs.sources.publication
    language, edition = publication.language_of(strand), publication.edition
    assert edition is not None  # settings must have one when books are owed
    title = language.strings["publication"]
    of_volume = volume_title(publication, volume, strand) if volume else ""
    if of_volume:
        title = f"{title} – {of_volume}"
    downloads = page_url(publication, strand, DOWNLOADS)
    return {
        "language": language,
        "strings": language.strings,
        "level": strand.level,
        "title": title,
        "name": language.strings["publication"],
        "volume": of_volume,
        "label": strand_label(publication, strand),
        "identity": identity(publication, strand, title, OWN_RELEASE),
        "edition": edition,
        "day": format_day(edition.date, language),
        "release": OWN_RELEASE,
        "contact": publication.contact,
        "ways": contact_ways(publication, strand),
        "left_out": left_out_of_strand(outputs.sources, strand, ""),
        "unknown": format_page_number(PAGE_NUMBER_PLACEHOLDER, language),
        "others": [
            _strand_link(outputs, other) for other in publication.strands if other is not strand
        ],
        "files": downloads if DOWNLOADS in strand_slugs(publication) else "",
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


def _adapt_for_book(
    outputs: Outputs, chapter: Chapter, chapters: list[Chapter]
) -> html.HtmlElement:
    """A copy of a document's text, with ids that no other document of the book has.

    Its links stay in the book where they can.
    """
    publication, text = outputs.sources.publication, deepcopy(chapter.text)
    places: dict[str, tuple[str, str]] = {}
    for other in chapters:
        for leaf in other.pages:
            places[leaf.path] = (other.artifact.document, leaf.section)
    here = chapter.artifact
    for element in text.iter():
        id_ = element.get("id")
        # Those of numbered paragraphs name the document already.
        if id_ and not id_.startswith(ANCHOR_PREFIX):
            element.set("id", f"{flat_name(here.document)}.{id_}")
    # After the ids, which links in the book must have as they are now.
    for link in text.iterfind(".//a[@href]"):
        href = link.get("href")
        slug, fragment = _destination(here.path, href, places)
        if not slug:
            address = resolve_link(href, publication, here.strand, here.document)
        elif fragment.startswith(ANCHOR_PREFIX):
            address = f"#{fragment}"
        else:
            address = f"#{flat_name(slug)}.{fragment}"
        link.set("href", address)
    return text


def _destination(path: str, href: str, places: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """The document to which a link on the page at path leads, and the place in it.

    Two empty strings for a link that leaves the strand. places: path of each page of the strand
    to its document and section.
    """
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
    """Puts the numbers by which paragraphs are cited before them, and one before the title."""
    title = text.find(".//h1")
    for number, element in [*paragraph_numbers(text), (str(document), title)]:
        label = html.Element("a")
        label.set("class", "number")
        label.text = number
        if element.tag in ("p", "h1"):
            label.tail, element.text = element.text, None
            element.insert(0, label)
        else:
            # A list or a table has no place for words before its first part.
            paragraph = html.Element("p")
            paragraph.set("class", "number-before")
            paragraph.append(label)
            element.addprevious(paragraph)
    words = "".join(title.itertext()).removeprefix(str(document))
    title.set("data-title", fold_white_space(words))
