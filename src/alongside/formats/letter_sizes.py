"""How large the letters of a PDF are, as they appear on the paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pikepdf import Matrix, Pdf, PdfError, parse_content_stream

from alongside.formats.tags import Unreadable


def letter_sizes(file: Path) -> Iterator[tuple[int, float]]:
    """(page from 1, height in points) for each piece of text that is drawn. Raises Unreadable."""
    try:
        with Pdf.open(file) as pdf:
            for number, page in enumerate(pdf.pages, 1):
                yield from ((number, size) for size in _sizes(page))
    except (PdfError, ValueError, TypeError, IndexError, RuntimeError) as error:
        raise Unreadable(f"Its parts do not fit together ({error}).") from error


def _sizes(page) -> Iterator[float]:
    # The size on paper is the font's size, times the scale of the text, times that of the page at this place.
    kept: list[Matrix] = []
    place, text, size = Matrix(), Matrix(), 0.0
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
                size = float(operands[1])
            case _:
                yield round(abs(size * text.d * place.d), 2)
