"""Highlights stretches of a page's text. Every byte of the page stays; tags are only added."""

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
"""What is said before a highlight to those who cannot see it."""
_DEPTH = {MISSING_PICTURE: 0, LONG_SENTENCE: 1, HARDEST_SENTENCE: 1, HARD_WORD: 2}
"""Which one is inside where two begin or end together: the one with the higher number."""
_INLINE = INLINE_TAGS | {"a", "code"}
_Tag = tuple[int, int, int, str]
"""Its place, its order at this place (ends before starts), its order among those, and the tag."""


def add_highlights(html: str, highlights: Iterable[Highlight]) -> tuple[str, set[int]]:
    """The page with the highlights that are on it, and their places in the list, from 0.

    The n-th highlight, counted from 0, begins at the anchor ANCHOR + n. It is a mark element for
    each stretch without tags, with words for those who cannot see it before the first and after
    the last of these.
    """
    article = _ARTICLE.search(html)
    if not article:
        return html, set()
    text = _ArticleText(article[0])
    tags: list[_Tag] = []
    placed = set()
    last_ends: dict[tuple[str, str], int] = {}
    for number, highlight in enumerate(highlights):
        spans = _find_spans(text, highlight, last_ends)
        if spans:
            placed.add(number)
            tags += _highlight_tags(number, highlight, spans)
    highlighted = _insert_tags(article[0], tags)
    return html[: article.start()] + highlighted + html[article.end() :], placed


def _insert_tags(html: str, tags: Iterable[_Tag]) -> str:
    pieces: list[str] = []
    end = 0
    for place, _, _, tag in sorted(tags, key=lambda tag: tag[:3]):
        pieces += [html[end:place], tag]
        end = place
    return "".join([*pieces, html[end:]])


def _find_spans(
    text: _ArticleText, highlight: Highlight, last_ends: dict[tuple[str, str], int]
) -> list[tuple[int, int]]:
    """Places in the HTML, from and to; none where the words are not on the page.

    last_ends: (sentence, words) to where the last highlight of the same ended, so that the next is
    another one. It is brought up to date.
    """
    words = _collapse_spaces(highlight.text)
    sentence = _collapse_spaces(highlight.sentence)
    search_from = last_ends.get((sentence, words), 0)
    # A sentence may have the same hard word twice, so for the second we begin at its start again.
    sentence_from = 0 if highlight.kind == HARD_WORD else search_from
    start = text.plain_text.find(sentence, sentence_from)
    if start < 0:
        return []
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    match = pattern.search(text.plain_text, max(start, search_from), start + len(sentence))
    if match is None:
        return []
    last_ends[sentence, words] = match.end()
    return text.spans(*match.span())


def _highlight_tags(
    number: int, highlight: Highlight, spans: list[tuple[int, int]]
) -> Iterator[_Tag]:
    depth = _DEPTH[highlight.kind]
    note = _hidden_note(f"[{_SPOKEN_NAMES[highlight.kind]}: ")
    for index, (start, end) in enumerate(spans):
        is_first = index == 0
        is_last = index == len(spans) - 1
        anchor = f' id="{ANCHOR}{number}" tabindex="-1"' if is_first else ""
        before = note if is_first else ""
        after = _hidden_note("]") if is_last else ""
        yield start, 1, depth, f'<mark class="writer-mark writer-{highlight.kind}"{anchor}>{before}'
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
    """plain_text: the words of the document, spaces run together, with BOUNDARY between blocks.

    For each of its letters there is the place in the HTML that it comes from.
    """

    def __init__(self, html: str):
        super().__init__(convert_charrefs=False)
        self._html = html
        self._letters: list[str] = []
        self._places: list[_LetterSpan] = []
        self._line_starts = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self._skipped_depth = 0  # of elements that are no part of the text, such as a copy button
        self.feed(html)
        self.close()
        self.plain_text = "".join(self._letters)

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """Letters from start to end as stretches of the HTML that no tag breaks."""
        spans: list[tuple[int, int]] = []
        for place in self._places[start:end]:
            if spans and spans[-1][1] == place.start:
                spans[-1] = (spans[-1][0], place.end)
            elif place.end > place.start:
                spans.append((place.start, place.end))
        return [span for span in spans if self._html[slice(*span)].strip()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self._add_letter(" " if tag == "br" else BOUNDARY, self._offset(), self._offset())
        if tag not in VOID_TAGS and (self._skipped_depth or "data-furniture" in dict(attrs)):
            self._skipped_depth += 1

    def handle_endtag(self, tag: str) -> None:
        if self._skipped_depth and tag not in VOID_TAGS:
            self._skipped_depth -= 1
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
        """All that was written is the place of the first letter; further ones have none."""
        start = self._offset()
        end = start + len(written)
        for number, letter in enumerate(unescape(written)):
            self._add_letter(letter, start if number == 0 else end, end)

    def _add_letter(self, letter: str, start: int, end: int) -> None:
        if self._skipped_depth:
            return
        if letter.isspace() and self._letters and self._letters[-1] == " ":
            # Spaces run together: the one that is there grows, unless a tag is in between.
            if self._places[-1].end == start:
                self._places[-1] = _LetterSpan(self._places[-1].start, end)
            return
        self._letters.append(" " if letter.isspace() else letter)
        self._places.append(_LetterSpan(start, end))

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column
