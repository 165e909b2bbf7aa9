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

    start, content_start, end: places in the HTML, from 0, of its first character, behind its
    opening tag, and behind its closing tag. text: its words, without those of links, headings and
    code. is_empty: whether it has no words at all.
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
    """Counts how deep each tag stands: a block begins and ends at depth 0."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.blocks: list[HtmlBlock] = []
        self._html = html
        self._depth = 0
        self._skipped_depth = 0
        self._words: list[str] = []
        self._is_empty = True
        self._tag = ""
        self._attributes: dict[str, str | None] = {}
        self._start = 0
        self._content_start = 0
        self._line_starts = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE_TAGS:
            self._words.append(BOUNDARY)
        if tag in VOID_TAGS:
            return
        if not self._depth:
            self._tag = tag
            self._attributes = dict(attrs)
            self._start = self._offset()
            self._content_start = self._start + len(self.get_starttag_text() or "")
            self._is_empty = True
        self._depth += 1
        self._skipped_depth += tag in _SKIPPED_TAGS

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
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
            self.blocks.append(self._finished_block())
            self._words = []

    def _finished_block(self) -> HtmlBlock:
        return HtmlBlock(
            tag=self._tag,
            attributes=self._attributes,
            start=self._start,
            content_start=self._content_start,
            end=self._html.index(">", self._offset()) + 1,
            text="".join(self._words),
            is_empty=self._is_empty,
        )

    def _offset(self) -> int:
        """Place in the HTML of the tag that is being read."""
        line, column = self.getpos()
        return self._line_starts[line - 1] + column
