"""Puts marks around stretches of a page's text. Every byte of the page stays; tags are only added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser
from itertools import accumulate

from alongside.preview.measures import (
    HARD_WORD,
    HARDEST_SENTENCE,
    LONG_SENTENCE,
    MISSING_PICTURE,
    Highlight,
)
from alongside.publication.terms import BOUNDARY
from alongside.web.blocks import INLINE_TAGS, VOID_TAGS

ANCHOR = "writer-mark-"
_ARTICLE = re.compile(r'(?<=<article class="document">).*?(?=</article>)', re.DOTALL)
_SPOKEN_NAMES = {
    LONG_SENTENCE: "long sentence",
    HARDEST_SENTENCE: "one of the hardest sentences",
    HARD_WORD: "hard word",
    MISSING_PICTURE: "no picture beside this",
}
"""What is said before a mark to those who cannot see it."""
_DEPTH = {MISSING_PICTURE: 0, LONG_SENTENCE: 1, HARDEST_SENTENCE: 1, HARD_WORD: 2}
_INLINE = INLINE_TAGS | {"a", "code"}


def add_highlights(html: str, highlights: Iterable[Highlight]) -> tuple[str, set[int]]:
    """The page with the marks that are on it, and their places in the list, from 0.

    The n-th mark, counted from 0, begins at the anchor ANCHOR + n. A mark is a mark element for each
    stretch without tags, a word for those who cannot see it before the first, and another after the last.
    """
    article = _ARTICLE.search(html)
    if not article:
        return html, set()
    text = _ArticleText(article[0])
    added, placed = [], set()
    last_ends: dict[tuple[str, str], int] = {}
    for number, highlight in enumerate(highlights):
        spans = _find_spans(text, highlight, last_ends)
        if spans:
            placed.add(number)
            added += list(_highlight_tags(number, highlight, spans))
    pieces, end = [], 0
    for place, _, _, tag in sorted(added, key=lambda entry: entry[:3]):
        pieces += [article[0][end:place], tag]
        end = place
    return html[: article.start()] + "".join([*pieces, article[0][end:]]) + html[
        article.end() :
    ], placed


def _find_spans(
    text: _ArticleText, highlight: Highlight, last_ends: dict[tuple[str, str], int]
) -> list[tuple[int, int]]:
    """Places in the HTML. taken: where the last mark of the same words ended, so that the next is another one."""
    words, sentence = _collapse_spaces(highlight.text), _collapse_spaces(highlight.sentence)
    after = last_ends.get((sentence, words), 0)
    start = text.plain_text.find(sentence, after if highlight.kind != HARD_WORD else 0)
    if start < 0:
        return []
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    found = pattern.search(text.plain_text, max(start, after), start + len(sentence))
    if found is None:
        return []
    last_ends[sentence, words] = found.end()
    return text.spans(*found.span())


def _highlight_tags(
    number: int, highlight: Highlight, spans: list[tuple[int, int]]
) -> Iterator[tuple[int, int, int, str]]:
    """(place, order at this place, order of those that begin or end together, tag). The shorter one is inside."""
    depth = _DEPTH[highlight.kind]
    for index, (start, end) in enumerate(spans):
        name = f' id="{ANCHOR}{number}" tabindex="-1"' if index == 0 else ""
        before = _hidden_note(f"[{_SPOKEN_NAMES[highlight.kind]}: ") if index == 0 else ""
        after = _hidden_note("]") if index == len(spans) - 1 else ""
        yield start, 1, depth, f'<mark class="writer-mark writer-{highlight.kind}"{name}>{before}'
        yield end, 0, -depth, f"{after}</mark>"


def _hidden_note(words: str) -> str:
    return f'<span class="writer-note" lang="en" dir="ltr">{escape(words)}</span>'


def _collapse_spaces(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class _LetterSpan:
    start: int
    end: int


class _ArticleText(HTMLParser):
    """plain: the words of the document, spaces run together, with an edge between blocks."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=False)
        self._html, self._letters, self._places = html, [], []
        self._starts = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self._skipped = 0
        self.feed(html)
        self.close()
        self.plain_text = "".join(self._letters)

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """Letters from start to end as stretches of the HTML that no tag breaks."""
        found: list[tuple[int, int]] = []
        for place in self._places[start:end]:
            if found and found[-1][1] == place.start:
                found[-1] = (found[-1][0], place.end)
            elif place.end > place.start:
                found.append((place.start, place.end))
        return [span for span in found if self._html[slice(*span)].strip()]

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag not in _INLINE:
            self._add_letter(" " if tag == "br" else BOUNDARY, self._offset(), self._offset())
        if tag not in VOID_TAGS and (self._skipped or "data-furniture" in dict(attrs)):
            self._skipped += 1

    def handle_endtag(self, tag: str) -> None:
        if self._skipped and tag not in VOID_TAGS:
            self._skipped -= 1
        if tag not in _INLINE:
            self._add_letter(BOUNDARY, self._offset(), self._offset())

    def handle_data(self, data: str) -> None:
        start = self._offset()
        for offset, letter in enumerate(data):
            self._add_letter(letter, start + offset, start + offset + 1)

    def handle_entityref(self, name: str) -> None:
        self._add_reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add_reference(f"&#{name};")

    def _add_reference(self, written: str) -> None:
        for number, letter in enumerate(unescape(written)):
            start = self._offset()
            self._add_letter(
                letter, start if number == 0 else start + len(written), start + len(written)
            )

    def _add_letter(self, letter: str, start: int, end: int) -> None:
        if self._skipped:
            return
        if letter.isspace():
            if self._letters and self._letters[-1] == " ":
                if self._places[-1].end == start:
                    self._places[-1] = _LetterSpan(self._places[-1].start, end)
                return
            letter = " "
        self._letters.append(letter)
        self._places.append(_LetterSpan(start, end))

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column
