"""Draws a PDF with more or less room between its parts, until none of its pages is nearly empty.

Two lines on a page of their own cost as much paper, and as many turns, as a full page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
WAYS_TO_FIT = (
    "",
    _CONTACT_WHOLE,
    _ROOM.format(0.9, 1.4, 1.5, 2) + _CONTACT_WHOLE,
    _ROOM.format(0.6, 0.9, 0.5, 1),
    _ROOM.format(1.1, 1.8, 2.2, 3),
    _ROOM.format(0.8, 1.2, 1, 1.5) + _SMALL_PICTURES,
    _LISTS_APART,
    # A table that no longer leaves a gap may end the file two lines later.
    _LISTS_APART + _CONTACT_WHOLE,
    _LEADS_APART + _LISTS_APART,
    _LINES_APART + _LEADS_APART + _LISTS_APART,
    _LINES_APART + _LEADS_APART + _LISTS_APART + _END_APART,
)
"""Style sheets to add to that of the format, in the order in which they are tried."""
BOOK_WAYS = (WAYS_TO_FIT[0], WAYS_TO_FIT[2], WAYS_TO_FIT[3], WAYS_TO_FIT[-1])
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
    ways: Sequence[str] = WAYS_TO_FIT,
) -> Drawn:
    """What was drawn in the first way without a nearly empty page, or with the fewest.

    draw: by a style sheet to add. pdf_of: the file that was drawn.
    """
    best, fewest = None, 0
    for way in ways:
        drawn = draw(way)
        count = len(nearly_empty_pages(read_ink(pdf_of(drawn)), limits))
        if best is None or count < fewest:
            best, fewest = drawn, count
        if count == 0:
            break
    assert best is not None  # there is at least one way
    return best
