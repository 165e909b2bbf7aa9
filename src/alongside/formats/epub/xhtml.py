"""The text of a page as a chapter: XHTML, with the addresses of its pictures and links as they are in the book."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree, html

from alongside.errors import BuildFailed
from alongside.formats.epub.pages import PageText
from alongside.model import Publication, Strand
from alongside.readback.article import page_url, resolve_link

XHTML = "http://www.w3.org/1999/xhtml"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SKIPPED_ATTRIBUTES = ("tabindex", "role", "aria-labelledby")
"""What a table's frame has for readers with a keyboard, who may have to scroll it on a website."""


def chapter_file(slug: str) -> str:
    """A name that none of the book's own files has."""
    return f"chapter-{slug}.xhtml"


def fill_chapter(
    place: etree._Element,
    text: PageText,
    publication: Publication,
    strand: Strand,
    chapters: Mapping[str, str],
) -> None:
    """Puts the page's text into place. chapters: full address of a page to its file in the book."""
    _copy_into(place, text.article)
    for link in place.iter(f"{{{XHTML}}}a"):
        if "href" in link.attrib:
            link.set(
                "href",
                book_link(resolve_link(link.get("href"), publication, strand, text.slug), chapters),
            )


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


def _copy_into(place: etree._Element, element: html.HtmlElement) -> None:
    place.text = _collapse_blank_lines(element.text)
    for child in element:
        if isinstance(child.tag, str):
            copy = etree.SubElement(place, f"{{{XHTML}}}{child.tag}")
            for name, value in child.attrib.items():
                if not name.startswith("data-") and not (
                    child.get("class") == "table" and name in _SKIPPED_ATTRIBUTES
                ):
                    copy.set(name, value)
            if "lang" in child.attrib:
                copy.set(XML_LANG, child.get("lang"))
            _copy_into(copy, child)
            copy.tail = _collapse_blank_lines(child.tail)
        elif child.tail:
            _append_text(place, _collapse_blank_lines(child.tail))


def _collapse_blank_lines(words: str | None) -> str | None:
    """The lines that the website's own parts left empty become one."""
    return words if (words or "").strip() or "\n" not in (words or "") else "\n"


def _append_text(place: etree._Element, words: str) -> None:
    if len(place):
        place[-1].tail = (place[-1].tail or "") + words
    else:
        place.text = (place.text or "") + words
