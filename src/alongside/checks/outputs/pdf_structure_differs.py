"""A PDF has the structure of its page: headings, lists, tables, pictures, links, languages,
title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from lxml import html

from alongside.checks.outputs.differences import differing_item
from alongside.checks.outputs.pdf_files import PdfFile, TextPair, pdf_files
from alongside.errors import BuildFailed
from alongside.model import Outcome, Outputs, Publication, Rule
from alongside.readback.article import HEADINGS, fold_white_space, resolve_link, text_blocks
from alongside.readback.pdf_tags import Tag, TaggedPdf
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.web.paragraphs import paragraph_numbers

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
    **{name: "heading" for level in HEADINGS for name in (level, level.upper())},
}
"""Structure type or HTML element to its name for people."""


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    for pdf in pdf_files(outputs, rule):
        if (tagged := pdf.tags()) is None:
            continue
        try:
            pair, *chapters = pdf.text_pairs(tagged)
        except BuildFailed as error:
            yield cannot_tell(
                pdf.place,
                f"The web page that the PDF is compared with cannot be read. {error.what}",
            )
            continue
        seen = {
            "language": list(tagged.languages),
            "title": [_normalise(tagged.title)],
            "bookmarks": [f"{level} {_normalise(title)}" for level, title in tagged.bookmarks],
            "numbers": _numbers_of_pdf(tagged),
            **_parts_of_pdf(pair.actual),
        }
        wanted = _parts_of_page(pair.expected, pdf, outputs.sources.publication)
        wanted["numbers"] = _numbers_of_pages(chapters)
        # After the article's own bookmarks come those of what follows it, such as the contact
        # details.
        wanted["bookmarks"] += _bookmarked_headings(tagged.document)[
            len(_bookmarked_headings(pair.actual)) :
        ]
        differences = [
            (part, *found) for part in wanted if (found := differing_item(seen[part], wanted[part]))
        ]
        if (
            len(differences) > 1
        ):  # a heading that is none, for example, changes the order of kinds, too
            differences = [found for found in differences if found[0] != "order"]
        for part, is_there, is_needed in differences:
            yield failed(
                pdf.place, seen=is_there, expected=is_needed, part=str(rule.options["parts"][part])
            )
        if not differences:
            yield passed(pdf.place)


def _parts_of_pdf(body: Tag) -> dict[str, list[str]]:
    def each(read: Callable[[Tag], str], *roles: str) -> list[str]:
        return [read(tag) for tag in body.descendants(*roles)]

    return {
        "headings": each(
            lambda tag: f"{tag.role[1]} {_tag_text(tag)}", *(name.upper() for name in HEADINGS)
        ),
        "order": list(_merge_words(_order_of_tags(body))),
        "header-cells": each(lambda tag: f"{tag.scope} {_tag_text(tag)}", "TH"),
        "pictures": each(lambda tag: _normalise(tag.alt), "Figure"),
        "links": each(_format_link, "Link"),
        "languages": [
            f"{tag.language}: {_tag_text(tag)}"
            for tag in body.descendants()
            if tag.language and _tag_text(tag)
        ],
    }


def _parts_of_page(
    text: html.HtmlElement, pdf: PdfFile, publication: Publication
) -> dict[str, list[str]]:
    """text: a page's article, or the body of a whole book, whose head has the title."""
    strand, document = pdf.artifact.strand, pdf.artifact.document
    headings = [(int(heading.tag[1]), _element_text(heading)) for heading in text.iter(*HEADINGS)]
    return {
        "language": [strand.language, strand.language],
        "title": [_element_text(title) for title in text.xpath("/html/head/title")]
        or [said for level, said in headings if level == 1],
        "headings": [f"{level} {title}" for level, title in headings],
        "bookmarks": [
            f"{level} {title}" for level, title in headings if level <= _DEEPEST_BOOKMARK
        ],
        "order": list(_merge_words(_order_of_page(text))),
        "header-cells": [
            f"{_SCOPES.get(cell.get('scope', 'col'))} {_element_text(cell)}"
            for cell in text.iter("th")
        ],
        "pictures": [
            _normalise(picture.get("alt"))
            for picture in text.iter("img")
            if picture.get("alt", "").strip()
        ],
        "links": [
            f"{_element_text(link)} → {resolve_link(link.get('href'), publication, strand, document)}"
            for link in text.iter("a")
            if link.get("href")
        ],
        "languages": [
            f"{part.get('lang')}: {_element_text(part)}"
            for part in text.iterdescendants()
            if part.get("lang") and _element_text(part)
        ],
    }


def _numbers_of_pdf(tagged: TaggedPdf) -> list[str]:
    """The numbers of paragraphs, each with the paragraph that it is in; a list's stands alone
    before it."""
    return [
        f"{label.own_text.strip()} {_tag_text(tag)}"
        for article in tagged.articles
        for tag in article.descendants()
        for label in tag.kids
        if label.role == "Lbl" and _PARAGRAPH_NUMBER.fullmatch(label.own_text.strip())
    ]


def _numbers_of_pages(chapters: list[TextPair]) -> list[str]:
    return [
        f"{number} {_element_text(element) if element.tag == 'p' else ''}"
        for chapter in chapters
        for number, element in paragraph_numbers(chapter.expected)
    ]


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
        named = child.tag in _KINDS and not child.get("data-role")
        if named and (child.tag != "img" or child.get("alt", "").strip()):
            yield _KINDS[child.tag]
        yield from _order_of_page(child)
        if (child.tail or "").strip():
            yield _WORDS


def _merge_words(parts: Iterator[str]) -> Iterator[str]:
    """Words in bold, for example, are a part of their own in one place and not in the other."""
    last = ""
    for part in parts:
        if part != _WORDS or part != last:
            yield part
        last = part


def _bookmarked_headings(tag: Tag) -> list[str]:
    return [
        f"{heading.role[1]} {_tag_text(heading)}"
        for heading in tag.descendants(*(name.upper() for name in HEADINGS))
        if int(heading.role[1]) <= _DEEPEST_BOOKMARK
    ]


def _format_link(tag: Tag) -> str:
    """Its words, where it leads, and what it is called if that is something else."""
    words = _tag_text(tag)
    called = [name for name in dict.fromkeys(map(_normalise, tag.link_names)) if name != words]
    return f"{words} → {' '.join(dict.fromkeys(tag.link_targets))}" + "".join(
        f" (“{name}”)" for name in called
    )


def _tag_text(tag: Tag) -> str:
    return _normalise(tag.text)


def _element_text(element: html.HtmlElement) -> str:
    return _normalise(" ".join(text_blocks(element)))


def _normalise(text: str) -> str:
    return unicodedata.normalize("NFC", fold_white_space(text))
