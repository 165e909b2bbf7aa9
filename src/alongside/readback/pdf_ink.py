"""Where the pages of a PDF have ink, as a printer puts it there: words, pictures, lines, colours.

Tags and instructions say what ought to be drawn. Only the drawn page says what is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pypdfium2

from alongside.readback.pdf_tags import UnreadablePdf

_DOTS_PER_POINT = 25.4 / 72
"""A dot of the drawn page is a millimetre."""
_PAPER = b"\xff"


@dataclass(frozen=True)
class PageInk:
    """rows: for each millimetre from the top, how far from the left edge the first ink is and how
    far from the right edge the last; None for a row without any. width: of the paper.
    """

    width: int
    rows: tuple[tuple[int, int] | None, ...]

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def is_blank(self) -> bool:
        return not any(self.rows)

    @property
    def room_around(self) -> dict[str, int]:
        """Millimetres without ink at each edge of a page that is not blank."""
        inked = [number for number, row in enumerate(self.rows) if row]
        return {
            "top": inked[0],
            "bottom": self.height - 1 - inked[-1],
            "left": min(row[0] for row in self.rows if row),
            "right": min(row[1] for row in self.rows if row),
        }

    def lowest_ink(self, above: int) -> int:
        """Millimetres from the top to the lowest ink that is so far from the bottom; 0 without."""
        inked = (number for number, row in enumerate(self.rows[: self.height - above]) if row)
        return max(inked, default=-1) + 1


def read_ink(pdf: Path | bytes) -> tuple[PageInk, ...]:
    """Of every page. Raises UnreadablePdf."""
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            return tuple(_read_page(document[number]) for number in range(len(document)))
    except (pypdfium2.PdfiumError, OSError) as error:
        raise UnreadablePdf(f"It cannot be drawn ({error}).") from error


def read_file_ink(file: Path) -> tuple[PageInk, ...]:
    """Of every page. Raises UnreadablePdf. Reads a file again only when it has changed."""
    stat = file.stat()
    return _read_file(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=256)
def _read_file(file: Path, *_file_version: int) -> tuple[PageInk, ...]:
    return read_ink(file)


def _read_page(page: pypdfium2.PdfPage) -> PageInk:
    bitmap = page.render(scale=_DOTS_PER_POINT, grayscale=True, may_draw_forms=False)
    return PageInk(bitmap.width, tuple(_read_rows(bitmap)))


def _read_rows(bitmap: pypdfium2.PdfBitmap) -> Iterator[tuple[int, int] | None]:
    dots = bytes(bitmap.buffer)
    for start in range(0, bitmap.height * bitmap.stride, bitmap.stride):
        row = dots[start : start + bitmap.width]
        without_left = row.lstrip(_PAPER)
        if without_left:
            right = len(without_left) - len(without_left.rstrip(_PAPER))
            yield len(row) - len(without_left), right
        else:
            yield None


_FURNITURE = 20
"""Millimetres at the top and bottom of a page that hold its head and number, not its text."""


@dataclass(frozen=True)
class FillLimits:
    """How much of the height of a page must be used, in percent: of the last, and of any other."""

    last_page: float
    other_page: float


def fill_of(page: PageInk) -> float:
    """How far down a page is used, in percent of the height that text may take."""
    lowest = page.lowest_ink(above=_FURNITURE)
    return max(0.0, 100 * (lowest - _FURNITURE) / (page.height - 2 * _FURNITURE))


def nearly_empty_pages(
    pages: Sequence[PageInk], limits: FillLimits, *, has_cover: bool = False
) -> list[int]:
    """Numbers, from 1. A document of one page is as short as it is, and no fault.

    has_cover: whether the first page is one. It has a title, and is no page of text.
    """
    if len(pages) == 1:
        return []
    first = 0 if has_cover else limits.other_page
    least = [first] + [limits.other_page] * (len(pages) - 2) + [limits.last_page]
    return [
        number
        for number, (page, percent) in enumerate(zip(pages, least, strict=True), 1)
        if fill_of(page) < percent
    ]
