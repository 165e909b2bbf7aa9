"""The structure of a PDF by its tags, and of a page by its elements, in the same words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from lxml import html

from alongside.checks.outputs.pdf_files import PdfFile, TextPair
from alongside.formats.pdf.book_contents import IN_SECTION, SECTION_TITLE
from alongside.formats.pdf.form_fields import find_controls
from alongside.model import Publication
from alongside.readback.article import HEADINGS, fold_white_space, resolve_link, text_blocks
from alongside.readback.pages import find_elements
from alongside.readback.pdf_tags import Tag, TaggedPdf
from alongside.web.paragraphs import paragraph_numbers

Structure = dict[str, list[str]]
"""A key of options.parts of the rule to what there is of it, in reading order, in words."""

_WORDS = "words"
_DEEPEST_BOOKMARK = 3
"""Level of the deepest heading that gets a bookmark."""
_PARAGRAPH_NUMBER = re.compile(r"\d+\.\d+")
"""The number of a paragraph. Those of list items have no digit after the dot."""
_SCOPES = {"row": "Row", "col": "Column"}
_KINDS = {
    "L": "list",
    "LI": "list item",
    "Table": "table",
    "TR": "row",
    "TH": "header cell",
    "TD": "cell",
    "BlockQuote": "quotation",
    "P": "paragraph",
    "Figure": "picture",
    "ul": "list",
    "ol": "list",
    "dl": "list",
    "li": "list item",
    "dt": "list item",
    "dd": "list item",
    "table": "table",
    "tr": "row",
    "th": "header cell",
    "td": "cell",
    "blockquote": "quotation",
    "p": "paragraph",
    "pre": "paragraph",
    "figcaption": "paragraph",
    "img": "picture",
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys((level.upper() for level in HEADINGS), "heading"),
}
"""Structure type or HTML element to its name for people."""
_HEADING_ROLES = tuple(level.upper() for level in HEADINGS)


def structure_of_pdf(tagged: TaggedPdf, body: Tag) -> Structure:
    """body: the tag of the article, or of a whole book."""
    return {
        "language": list(tagged.languages),
        "title": [_normalise(tagged.title)],
        "headings": [
            f"{tag.role[1]} {_tag_text(tag)}" for tag in body.descendants(*_HEADING_ROLES)
        ],
        "bookmarks": [f"{level} {_normalise(title)}" for level, title in tagged.bookmarks],
        "order": list(_merge_words(_order_of_tags(body))),
        "header-cells": [f"{tag.scope} {_tag_text(tag)}" for tag in body.descendants("TH")],
        "pictures": [_normalise(tag.alt) for tag in body.descendants("Figure")],
        "links": [_format_link(tag) for tag in body.descendants("Link")],
        "fields": [_normalise(name) for tag in body.descendants() for name in tag.field_names],
        "languages": [
            f"{tag.language}: {_tag_text(tag)}"
            for tag in body.descendants()
            if tag.language and _tag_text(tag)
        ],
        "numbers": list(_numbers_of_pdf(tagged)),
    }


def structure_of_page(
    pairs: Sequence[TextPair], pdf: PdfFile, tagged: TaggedPdf, publication: Publication
) -> Structure:
    """What the PDF should have. pairs: first the whole text, then each chapter of a book."""
    whole, *chapters = pairs
    text = whole.expected
    strand = pdf.artifact.strand
    headings = [(int(heading.tag[1]), _element_text(heading)) for heading in text.iter(*HEADINGS)]
    return {
        "language": [strand.language, strand.language],
        "title": _titles(text, headings),
        "headings": [f"{level} {title}" for level, title in headings],
        "bookmarks": _expected_bookmarks(text, whole.actual, tagged),
        "order": list(_merge_words(_order_of_page(text))),
        "header-cells": [
            f"{_SCOPES.get(cell.get('scope', 'col'))} {_element_text(cell)}"
            for cell in text.iter("th")
        ],
        "pictures": list(_picture_texts(text)),
        "links": list(_links_of_page(text, pdf, publication)),
        "fields": [
            _normalise(name) for _, name in find_controls(text, publication.language_of(strand))
        ],
        "languages": list(_languages_of_page(text)),
        "numbers": list(_numbers_of_pages(chapters)),
    }


def _titles(text: html.HtmlElement, headings: Iterable[tuple[int, str]]) -> list[str]:
    """A book has a title in its head; of a page it is the main heading."""
    titles = [_element_text(title) for title in find_elements(text, "/html/head/title")]
    return titles or [title for level, title in headings if level == 1]


def _expected_bookmarks(text: html.HtmlElement, article: Tag, tagged: TaggedPdf) -> list[str]:
    bookmarks = [f"{level} {title}" for level, title in _bookmarks_of_page(text)]
    # After the article's own bookmarks come those of what follows it, such as the contact details.
    own = _bookmarked_headings(article)
    return bookmarks + _bookmarked_headings(tagged.document)[len(own) :]


def _bookmarks_of_page(text: html.HtmlElement) -> Iterator[tuple[int, str]]:
    """(level, title) of each heading. In a book, those of a section of the publication stand below
    its title."""
    for element in text.iter("article", *HEADINGS):
        if element.tag == "article":
            if title := element.get(SECTION_TITLE):
                yield 1, _normalise(title)
            continue
        level = int(element.tag[1])
        below = bool(element.xpath(f"ancestor::article[@{IN_SECTION}]"))
        if level <= _DEEPEST_BOOKMARK:
            yield level + below, _element_text(element)


def _picture_texts(text: html.HtmlElement) -> Iterator[str]:
    for picture in text.iter("img"):
        words = picture.get("alt", "")
        if words.strip():
            yield _normalise(words)


def _links_of_page(text: html.HtmlElement, pdf: PdfFile, publication: Publication) -> Iterator[str]:
    strand = pdf.artifact.strand
    for link in text.iter("a"):
        address = link.get("href")
        if address:
            target = resolve_link(address, publication, strand, pdf.artifact.document)
            yield f"{_element_text(link)} → {target}"


def _languages_of_page(text: html.HtmlElement) -> Iterator[str]:
    for part in text.iterdescendants():
        if part.get("lang") and _element_text(part):
            yield f"{part.get('lang')}: {_element_text(part)}"


def _numbers_of_pdf(tagged: TaggedPdf) -> Iterator[str]:
    """The numbers of paragraphs, each with the paragraph that it is in; a list's stands alone
    before it."""
    for article in tagged.articles:
        for tag in article.descendants():
            for number in _paragraph_labels(tag):
                yield f"{number} {_tag_text(tag)}"


def _paragraph_labels(tag: Tag) -> Iterator[str]:
    for label in tag.kids:
        text = label.own_text.strip()
        if label.role == "Lbl" and _PARAGRAPH_NUMBER.fullmatch(text):
            yield text


def _numbers_of_pages(chapters: Iterable[TextPair]) -> Iterator[str]:
    for chapter in chapters:
        for number, element in paragraph_numbers(chapter.expected):
            text = _element_text(element) if element.tag == "p" else ""
            yield f"{number} {text}"


def _order_of_tags(tag: Tag) -> Iterator[str]:
    """The kind of each part as it begins, and where words stand between."""
    if tag.own_text.strip() and tag.role != "Figure":
        yield _WORDS
    for kid in tag.kids:
        if kid.role in _KINDS:
            yield _KINDS[kid.role]
        if kid.role not in ("Figure", "Lbl"):
            yield from _order_of_tags(kid)


def _order_of_page(element: html.HtmlElement) -> Iterator[str]:
    if (element.text or "").strip():
        yield _WORDS
    for child in element:
        kind = _KINDS.get(child.tag, "")
        is_decoration = child.tag == "img" and not child.get("alt", "").strip()
        if kind and not child.get("data-role") and not is_decoration:
            yield kind
        yield from _order_of_page(child)
        if (child.tail or "").strip():
            yield _WORDS


def _merge_words(parts: Iterator[str]) -> Iterator[str]:
    """Words in bold, for example, are a part of their own in one place and not in the other."""
    previous = ""
    for part in parts:
        if part != _WORDS or part != previous:
            yield part
        previous = part


def _bookmarked_headings(tag: Tag) -> list[str]:
    return [
        f"{heading.role[1]} {_tag_text(heading)}"
        for heading in tag.descendants(*_HEADING_ROLES)
        if int(heading.role[1]) <= _DEEPEST_BOOKMARK
    ]


def _format_link(tag: Tag) -> str:
    """Its words, where it leads, and what it is called if that is something else."""
    words = _tag_text(tag)
    targets = " ".join(dict.fromkeys(tag.link_targets))
    names = [name for name in dict.fromkeys(map(_normalise, tag.link_names)) if name != words]
    return f"{words} → {targets}" + "".join(f" (“{name}”)" for name in names)


def _tag_text(tag: Tag) -> str:
    return _normalise(tag.text)


def _element_text(element: html.HtmlElement) -> str:
    return _normalise(" ".join(text_blocks(element)))


def _normalise(text: str) -> str:
    return unicodedata.normalize("NFC", fold_white_space(text))
