"""Draws a PDF with more or less room between its parts, until none of its pages is nearly empty.

Two lines on a page of their own cost as much paper, and as many turns, as a full page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from alongside.readback.pdf_ink import FillLimits, nearly_empty_pages, read_ink
from alongside.rules.rulebook import load

_ROOM = "p, ul, ol, dl, table, blockquote, pre, figure {{ margin-block-end: {0:g}em }} "
_ROOM += "h1, h2, h3, h4, h5, h6 {{ margin-block-start: {1:g}em }} "
_ROOM += ".idea {{ margin-block-end: {2:g}em }} footer {{ margin-block-start: {3:g}em }} "
_SMALL_PICTURES = "img { max-height: 80mm }"
_CONTACT_WHOLE = "footer { break-before: auto; break-inside: avoid }"
_LISTS_APART = "li:first-child { break-after: auto } li:last-child { break-before: auto } "
_LISTS_APART += (
    "tbody tr:first-child, tbody tr:last-child { break-before: auto; break-after: auto }"
)
_LEADS_APART = "p:has(+ ul), p:has(+ ol), p:has(+ .table) { break-after: auto } "
_LINES_APART = "p, li { orphans: 1; widows: 1 } "
# The end of a book, other ways to read it, begins with two headings and a picture in one piece.
_END_APART = ".formats { margin-block-start: 1em } .scan { display: block; break-inside: auto } "
_END_APART += ".formats h1 { margin-block-start: 0.3em } .formats h2 { margin-block: 0.4em 0.2em } "


@dataclass(frozen=True)
class WaysToFit:
    """Style sheets to add to that of the format, in the order in which they are tried.

    room: more or less of it between the parts, which moves the end of the last page. breaks: let a
    list, table or paragraph break where it would leave a gap on a page before.
    """

    room: tuple[str, ...]
    breaks: tuple[str, ...]

    def in_order(self, is_last_only: bool) -> tuple[str, ...]:
        """is_last_only: whether no page but the last is nearly empty."""
        return (*self.room, *self.breaks) if is_last_only else (*self.breaks, *self.room)


WAYS_TO_FIT = WaysToFit(
    room=(
        _CONTACT_WHOLE,
        _ROOM.format(0.9, 1.4, 1.5, 2) + _CONTACT_WHOLE,
        _ROOM.format(0.6, 0.9, 0.5, 1),
        _ROOM.format(1.1, 1.8, 2.2, 3),
        _ROOM.format(0.8, 1.2, 1, 1.5) + _SMALL_PICTURES,
    ),
    breaks=(
        _LISTS_APART,
        # A table that no longer leaves a gap may end the file two lines later.
        _LISTS_APART + _CONTACT_WHOLE,
        _LEADS_APART + _LISTS_APART,
        _LINES_APART + _LEADS_APART + _LISTS_APART,
    ),
)
BOOK_WAYS = WaysToFit(
    room=(_ROOM.format(0.9, 1.4, 1.5, 2) + _CONTACT_WHOLE, _ROOM.format(0.6, 0.9, 0.5, 1)),
    breaks=(_LINES_APART + _LEADS_APART + _LISTS_APART + _END_APART,),
)
"""Of a book. It has no contact details of its own, a drawing of it takes seconds, and one page that
is nearly empty is a small part of it."""

Drawn = TypeVar("Drawn")
"""Whatever is drawn: a PDF, and what was printed in it."""


@cache
def fill_limits() -> FillLimits:
    """As the rule of the gate has them, so that what is printed passes it."""
    limits = load()["pdf-page-nearly-empty"].limits
    return FillLimits(last_page=limits["last-page"], other_page=limits["other-page"])


def draw_to_fit(
    draw: Callable[[str], Drawn],
    pdf_of: Callable[[Drawn], bytes],
    limits: FillLimits,
    ways: WaysToFit = WAYS_TO_FIT,
    *,
    has_cover: bool = False,
) -> Drawn:
    """What was drawn in the first way without a nearly empty page, or with the fewest.

    draw: by a style sheet to add. pdf_of: the file that was drawn. has_cover: whether the first
    page is one, which is as empty as it is.
    """

    def find_empty(drawn: Drawn) -> tuple[list[int], int]:
        pages = read_ink(pdf_of(drawn))
        return nearly_empty_pages(pages, limits, has_cover=has_cover), len(pages)

    best = draw("")
    empty, page_count = find_empty(best)
    fewest = len(empty)
    for way in ways.in_order(is_last_only=empty == [page_count]):
        if fewest == 0:
            break
        drawn = draw(way)
        count = len(find_empty(drawn)[0])
        if count < fewest:
            best, fewest = drawn, count
    return best
