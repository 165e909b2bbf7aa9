"""The blocks of a page's HTML, found without touching a byte of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from alongside.publication.terms import BOUNDARY

VOID_TAGS = frozenset(
    ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
INLINE_TAGS = frozenset(
    ("abbr", "b", "bdi", "bdo", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "u")
)
_TAG = re.compile(
    r"<!--.*?-->"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*)(?P<more>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=/]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"']+))?")
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
    """In order. An element that is never closed, and what follows it, is left out.

    html: as we make it ourselves, with every other < and > written as a character reference. So no
    whole parser is needed, of which each page would be a quarter of the time that it takes.
    """
    scanner = _Scanner()
    place = 0
    for tag in _TAG.finditer(html):
        scanner.read_words(html[place : tag.start()])
        place = tag.end()
        if tag["name"]:
            scanner.read_tag(tag)
    return scanner.blocks


def _read_attributes(typed: str) -> dict[str, str | None]:
    return {
        found[1].lower(): None if found[2] is None else unescape(found[2].strip("\"'"))
        for found in _ATTRIBUTE.finditer(typed)
    }


class _Scanner:
    """Counts how deep each tag stands: a block begins and ends at depth 0."""

    def __init__(self) -> None:
        self.blocks: list[HtmlBlock] = []
        self._depth = 0
        self._skipped_depth = 0
        self._words: list[str] = []
        self._is_empty = True
        self._opening: re.Match[str] | None = None

    def read_words(self, typed: str) -> None:
        self._is_empty = self._is_empty and not unescape(typed).strip()
        if self._depth and not self._skipped_depth:
            self._words.append(unescape(typed))

    def read_tag(self, tag: re.Match[str]) -> None:
        name = tag["name"].lower()
        if tag["end"]:
            self._close(name, tag)
        elif tag["more"].endswith("/"):
            self._words.append(BOUNDARY if name != "br" else " ")
        else:
            self._open(name, tag)

    def _open(self, name: str, tag: re.Match[str]) -> None:
        if name not in INLINE_TAGS:
            self._words.append(BOUNDARY)
        if name in VOID_TAGS:
            return
        if not self._depth:
            self._opening = tag
            self._is_empty = True
        self._depth += 1
        self._skipped_depth += name in _SKIPPED_TAGS

    def _close(self, name: str, tag: re.Match[str]) -> None:
        if name in VOID_TAGS or not self._depth:
            return
        self._depth -= 1
        self._skipped_depth -= name in _SKIPPED_TAGS
        if name not in INLINE_TAGS:
            self._words.append(BOUNDARY)
        if not self._depth:
            self.blocks.append(self._finished_block(tag))
            self._words = []

    def _finished_block(self, closing: re.Match[str]) -> HtmlBlock:
        opening = self._opening
        assert opening is not None  # depth is 0 before the first one only
        return HtmlBlock(
            tag=opening["name"].lower(),
            attributes=_read_attributes(opening["more"]),
            start=opening.start(),
            content_start=opening.end(),
            end=closing.end(),
            text="".join(self._words),
            is_empty=self._is_empty,
        )
