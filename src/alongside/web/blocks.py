"""The blocks of a page's HTML, found without touching a byte of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate

from alongside.publication.terms import BOUNDARY

VOID_TAGS = frozenset(
    ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
INLINE_TAGS = frozenset(
    ("abbr", "b", "bdi", "bdo", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "u")
)
_SKIPPED_TAGS = frozenset(("a", "code", "h1", "h2", "h3", "h4", "h5", "h6", "pre"))


@dataclass(frozen=True)
class HtmlBlock:
    """An element that stands in no other: a paragraph, list, table, idea or heading.

    start, inside, end: where it begins in the HTML, where its tag has ended, and where it ends itself.
    text: its words, without those of links, headings and code. is_empty: whether it has no words at all.
    """

    tag: str
    attributes: Mapping[str, str | None]
    start: int
    content_start: int
    end: int
    text: str
    is_empty: bool


def find_html_blocks(html: str) -> list[HtmlBlock]:
    """In order. An element that is never closed, and what follows it, is left out."""
    scanner = _Scanner(html)
    scanner.feed(html)
    scanner.close()
    return scanner.blocks


class _Scanner(HTMLParser):
    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.blocks: list[HtmlBlock] = []
        self._html, self._depth, self._skipped_depth, self._words = html, 0, 0, []
        self._opened, self._is_empty = ("", {}, 0, 0), True
        self._starts = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag not in INLINE_TAGS:
            self._words.append(BOUNDARY)
        if tag not in VOID_TAGS:
            if not self._depth:
                start = self._offset()
                self._opened = tag, dict(attrs), start, start + len(self.get_starttag_text())
                self._is_empty = True
            self._depth += 1
            self._skipped_depth += tag in _SKIPPED_TAGS

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        self._words.append(BOUNDARY if tag != "br" else " ")

    def handle_data(self, data: str) -> None:
        self._is_empty = self._is_empty and not data.strip()
        if self._depth and not self._skipped_depth:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID_TAGS or not self._depth:
            return
        self._depth -= 1
        self._skipped_depth -= tag in _SKIPPED_TAGS
        if tag not in INLINE_TAGS:
            self._words.append(BOUNDARY)
        if not self._depth:
            end = self._html.index(">", self._offset()) + 1
            self.blocks.append(HtmlBlock(*self._opened, end, "".join(self._words), self._is_empty))
            self._words = []

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column
