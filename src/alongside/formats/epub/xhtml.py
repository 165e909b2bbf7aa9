"""The text of a page as a chapter of a book: XHTML, with links as they are in the book."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from lxml import etree, html

from alongside.errors import BuildFailed
from alongside.formats.epub.pages import PageText
from alongside.model import Publication, Strand, flat_name
from alongside.outputs.expected import page_url
from alongside.readback.article import resolve_link

XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"
_SVG_NAMES = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}
"""Names of attributes as XML has them. In HTML small and capital letters are the same."""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not allow (production 2, Char)."""
_SKIPPED_ATTRIBUTES = ("tabindex", "role", "aria-labelledby")
"""What a table's frame has for readers with a keyboard, who may have to scroll it on a website."""


def chapter_file(slug: str) -> str:
    """A name that none of the book's own files has."""
    return f"chapter-{flat_name(slug)}.xhtml"


def fill_chapter(
    place: etree._Element,
    text: PageText,
    publication: Publication,
    strand: Strand,
    chapters: Mapping[str, str],
) -> None:
    """Puts the page's text into place.

    place: an element of the chapter's template. chapters: as chapters_by_address makes them.
    """
    _copy_into(place, _without_controls(text.article))
    for link in place.iter(f"{{{XHTML}}}a"):
        href = link.get("href")
        if href is not None:
            address = resolve_link(href, publication, strand, text.slug)
            link.set("href", book_link(address, chapters))


def require_xml(text: PageText) -> None:
    """Raises BuildFailed for a character that XML does not allow."""
    if _NOT_XML.search(html.tostring(text.article, encoding="unicode")):
        raise BuildFailed(
            "The page has a character that no book can have.",
            path=text.source,
            why="E-book readers refuse the whole book because of it.",
            mend="Look for an invisible character in the text and delete it.",
        )


def chapters_by_address(
    texts: list[PageText], publication: Publication, strand: Strand
) -> dict[str, str]:
    """Full address of each page on the web to its file in the book."""
    return {page_url(publication, strand, text.slug): chapter_file(text.slug) for text in texts}


def book_link(address: str, chapters: Mapping[str, str]) -> str:
    """Where a link leads: to a chapter, or out of the book to a full address."""
    page, sign, part = address.partition("#")
    return f"{chapters[page]}{sign}{part}" if page in chapters else address


def _without_controls(article: html.HtmlElement) -> html.HtmlElement:
    """A self-check as it is in a book, where nothing can be ticked or typed: each question has an
    empty box before it."""
    if not article.xpath(".//input"):
        return article
    article = deepcopy(article)
    for room in article.xpath(".//*[@class='room']"):
        room.drop_tree()
    for control in article.xpath(".//input"):
        box = html.Element("span", {"class": "box"})
        box.tail, control.tail = control.tail, None
        control.getparent().replace(control, box)
    for wrapper in article.xpath(".//form | .//fieldset | .//label"):
        wrapper.drop_tag()
    return article


def _copy_into(place: etree._Element, element: html.HtmlElement) -> None:
    """Copies all that is in the element, but for comments, into an element of XHTML."""
    place.text = _collapse_blank_lines(element.text)
    for child in element:
        # The tag of a comment is no text.
        if isinstance(child.tag, str):
            space = SVG if child.tag in ("svg", "path") else XHTML
            names: Any = {None: space}  # that None is a name here is not in the types of lxml
            copy = etree.SubElement(place, f"{{{space}}}{child.tag}", nsmap=names)
            for name, value in _book_attributes(child).items():
                copy.set(name, value)
            _copy_into(copy, child)
            copy.tail = _collapse_blank_lines(child.tail)
        elif child.tail:
            _append_text(place, _collapse_blank_lines(child.tail) or "")


def _book_attributes(element: html.HtmlElement) -> dict[str, str]:
    """The attributes that an element keeps in a book."""
    is_table_frame = element.get("class") == "table"
    attributes: dict[str, str] = {}
    for name, value in element.attrib.items():
        is_skipped = is_table_frame and name in _SKIPPED_ATTRIBUTES
        if not is_skipped and not name.startswith("data-"):
            attributes[_SVG_NAMES.get(name, name)] = value
    if "lang" in element.attrib:
        # XHTML readers look for the one, HTML readers for the other.
        attributes[XML_LANG] = element.get("lang")
    return attributes


def _collapse_blank_lines(words: str | None) -> str | None:
    """The lines that the website's own parts left empty become one."""
    if words and not words.strip() and "\n" in words:
        return "\n"
    return words


def _append_text(place: etree._Element, words: str) -> None:
    if len(place):
        place[-1].tail = (place[-1].tail or "") + words
    else:
        place.text = (place.text or "") + words
