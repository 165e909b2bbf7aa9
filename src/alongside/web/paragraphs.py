"""Numbers for citing a paragraph, such as 4.12: the 12th paragraph of the publication's 4th document.

On the web page the number is an anchor only (#para-4.12). The book prints the same numbers, read from these
anchors, so the two agree by construction. Easy read has none: they would distract.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import accumulate

from lxml import html as lxml_html

from alongside.model import EASY_READ, Publication, Variant

ANCHOR = "para-"
_ID = re.compile(rf"{ANCHOR}(\d+\.\d+)")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_VOID = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_OF_ITS_OWN = frozenset(("p", "div", "blockquote"))
_WITH_WHAT_PRECEDES = frozenset(("ul", "ol", "dl", "table", "pre", "figure"))
"""What a paragraph introduces. It has the paragraph's number, or one of its own straight after a heading."""
_TABLE_BOX = "table"
"""Class of the box in which a table scrolls (engines/markdown_ext.py)."""


def numbered(html: str, publication: Publication, variant: Variant) -> str:
    """A document's rendered text with an id on every paragraph that a reader may cite; nothing else is changed."""
    if variant.strand.level == EASY_READ:
        return html
    scanner = _Scanner(html)
    scanner.feed(html)
    scanner.close()
    document = publication.documents.index(variant.document) + 1
    pieces, position = [], 0
    for count, (place, inside) in enumerate(scanner.places, 1):
        anchor = f' id="{ANCHOR}{document}.{count}"'
        pieces += [html[position:place], f"<span{anchor}></span>" if inside else anchor]
        position = place
    return "".join([*pieces, html[position:]])


def numbers(article: lxml_html.HtmlElement) -> list[tuple[str, lxml_html.HtmlElement]]:
    """The numbers of a built page in order, each with the element that it stands for."""
    found = []
    for element in article.iter():
        if (number := _ID.fullmatch(element.get("id") or "")) is not None:
            found.append((number[1], element.getparent() if element.tag == "span" else element))
    return found


class _Scanner(HTMLParser):
    """places: where to put an id, and whether in an element of its own, as the paragraph has another id already."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.places: list[tuple[int, bool]] = []
        self._depth, self._introduced, self._block, self._said = 0, False, None, False
        self._starts = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag in _VOID:
            return
        if not self._depth:
            line, column = self.getpos()
            start, told = self._starts[line - 1] + column, dict(attrs)
            kind = _TABLE_BOX if _TABLE_BOX in (told.get("class") or "").split() else tag
            own_id = "id" in told
            self._block = kind, (start + len(self.get_starttag_text()) if own_id else start + 1 + len(tag), own_id)
            self._said = False
        self._depth += 1

    def handle_data(self, data: str) -> None:
        self._said = self._said or bool(data.strip())

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not self._depth:
            return
        self._depth -= 1
        if self._depth:
            return
        kind, place = self._block
        if kind in _HEADINGS:
            self._introduced = False
        elif kind in _OF_ITS_OWN and self._said or kind in _WITH_WHAT_PRECEDES and not self._introduced:
            self.places.append(place)
            self._introduced = True
