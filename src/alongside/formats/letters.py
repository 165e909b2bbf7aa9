"""How large the letters of a PDF are on the paper, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pikepdf import Array, Matrix, Object, Pdf, PdfError, parse_content_stream

from alongside.formats.tags import Unreadable


class Piece(NamedTuple):
    """Letters that are drawn in one go. page: from 1. size: their height. All lengths in points.

    left, right: how far from the left and the right edge of the paper they stand; less than 0 is off the paper.
    """

    page: int
    size: float
    left: float
    right: float


def pieces(file: Path) -> tuple[Piece, ...]:
    """Every piece of text. Raises Unreadable. Reads a file again only when it has changed."""
    told = file.stat()
    return _read(file, told.st_mtime_ns, told.st_size)


@lru_cache(maxsize=1024)
def _read(file: Path, *_changed: int) -> tuple[Piece, ...]:
    try:
        with Pdf.open(file) as pdf:
            widths: dict[tuple, dict[int, float]] = {}
            return tuple(piece for number, page in enumerate(pdf.pages, 1) for piece in _pieces(number, page, widths))
    except (PdfError, ValueError, TypeError, IndexError, KeyError, AttributeError, RuntimeError) as error:
        raise Unreadable(f"Its parts do not fit together ({error}).") from error


def _pieces(number: int, page, known: dict[tuple, dict[int, float]]) -> Iterator[Piece]:
    # The size on paper is the font's size, times the scale of the text, times that of the page at this place.
    kept: list[Matrix] = []
    place, text, size, widths = Matrix(), Matrix(), 0.0, {}
    paper = float(page.mediabox[2]) - float(page.mediabox[0])
    for operands, operator in parse_content_stream(page, "q Q cm BT Tm Tf Tj TJ ' \""):
        match str(operator):
            case "q":
                kept.append(place)
            case "Q":
                place = kept.pop()
            case "cm":
                place = Matrix(*(float(value) for value in operands)) @ place
            case "BT":
                text = Matrix()
            case "Tm":
                text = Matrix(*(float(value) for value in operands))
            case "Tf":
                font, size = page.resources.Font[operands[0]], float(operands[1])
                if font.objgen not in known:
                    known[font.objgen] = _widths(font)
                widths = known[font.objgen]
            case _:
                matrix = text @ place
                length = _length(operands[-1], widths) / 1000 * size * matrix.a
                yield Piece(number, round(abs(size * matrix.d), 2), round(matrix.e, 1),
                            round(paper - matrix.e - length, 1))


def _length(shown: Object, widths: dict[int, float]) -> float:
    """In thousandths of the letters' size."""
    total = 0.0
    for part in shown if isinstance(shown, Array) else [shown]:
        if isinstance(part, (int, float)) or type(part).__name__ == "Decimal":
            total -= float(part)
        else:
            codes = bytes(part)
            total += sum(widths.get(int.from_bytes(codes[i:i + 2]), 0.0) for i in range(0, len(codes), 2))
    return total


def _widths(font: Object) -> dict[int, float]:
    """Two-byte code to advance (ISO 32000-1, 9.7.4.3), as far as the font lists them one by one."""
    found: dict[int, float] = {}
    entries = list(font.DescendantFonts[0].get("/W", []))
    for first, advances in zip(entries[::2], entries[1::2], strict=False):
        if isinstance(advances, Array):
            found |= {int(first) + place: float(width) for place, width in enumerate(advances)}
    return found
