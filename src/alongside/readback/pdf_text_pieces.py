"""How large the letters of a PDF are on the paper, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import category

from pikepdf import Array, Matrix, Name, Object, Pdf, PdfError, parse_content_stream

from alongside.readback.pdf_tags import UnreadablePdf
from alongside.readback.pdf_to_unicode import read_to_unicode_map

_OPERATORS = "q Q cm BDC BMC EMC BT Tm Tf Tj TJ ' \" Do"
_MAX_DEPTH = 9
"""Drawings within drawings."""


class TextPiece(NamedTuple):
    """Letters that are drawn in one go. page: from 1. size: their height. All lengths in points.

    left, right, above, below: how far from each edge of the paper they stand; less than 0 is off the paper.
    font: its object. glyphs: a character for each, by its number, without spaces. has_letters: or figures, and not
    only signs, as a line of dots. artifact: marked as decoration,
    which nobody is told of. mcid: the number that a tag knows it by, on its page; -1 where it has none.
    """

    page: int
    size: float
    from_left: float
    from_right: float
    from_top: float
    from_bottom: float
    font: tuple[int, int]
    glyphs: str
    has_letters: bool
    artifact: bool
    mcid: int


def read_text_pieces(file: Path) -> tuple[TextPiece, ...]:
    """Every piece of text. Raises Unreadable. Reads a file again only when it has changed."""
    stat = file.stat()
    return _read(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=1024)
def _read(file: Path, *_file_version: int) -> tuple[TextPiece, ...]:
    try:
        with Pdf.open(file) as pdf:
            return tuple(text_pieces(pdf))
    except (
        PdfError,
        ValueError,
        TypeError,
        IndexError,
        KeyError,
        AttributeError,
        RuntimeError,
    ) as error:
        raise UnreadablePdf(f"Its parts do not fit together ({error}).") from error


def text_pieces(pdf: Pdf) -> Iterator[TextPiece]:
    fonts: dict[tuple, _Font] = {}
    for number, page in enumerate(pdf.pages, 1):
        yield from _Reader(number, page, fonts).read_pieces()


class _Font(NamedTuple):
    """widths: two-byte code to advance in thousandths of the letters' size. blanks, signs: codes of those."""

    widths: dict[int, float]
    blanks: frozenset[bytes]
    signs: frozenset[bytes]


class _Reader:
    """Reads one page. fonts: those that are known already, by their object."""

    def __init__(self, number: int, page, fonts: dict[tuple, _Font]):
        self.number, self.page, self.fonts = number, page, fonts
        left, bottom, right, top = (float(edge) for edge in page.mediabox)
        self.width, self.height = right - left, top - bottom

    def read_pieces(self) -> Iterator[TextPiece]:
        yield from self._read_content(self.page, self.page.resources, Matrix(), [], 0)

    def _read_content(
        self, content, resources: Object, ctm: Matrix, open_mcids: list[int | None], depth: int
    ) -> Iterator[TextPiece]:
        # The size on paper is the font's size, times the scale of the text, times that of the page at this place.
        kept: list[Matrix] = []
        text, size, font, key = Matrix(), 0.0, _Font({}, frozenset(), frozenset()), (0, 0)
        open_mcids = list(open_mcids)
        for operands, operator in parse_content_stream(content, _OPERATORS):
            match str(operator):
                case "q":
                    kept.append(ctm)
                case "Q":
                    ctm = kept.pop()
                case "cm":
                    ctm = _matrix(operands) @ ctm
                case "BDC" | "BMC":
                    open_mcids.append(None if operands[0] == Name.Artifact else _mcid(operands))
                case "EMC":
                    open_mcids.pop()
                case "BT":
                    text = Matrix()
                case "Tm":
                    text = _matrix(operands)
                case "Tf":
                    key, size = resources.Font[operands[0]].objgen, float(operands[1])
                    font = self._font(resources.Font[operands[0]])
                case "Do":
                    form = resources.XObject[operands[0]]
                    if form.get("/Subtype") == "/Form" and depth < _MAX_DEPTH:
                        inside = _matrix(form.get("/Matrix", (1, 0, 0, 1, 0, 0))) @ ctm
                        yield from self._read_content(
                            form, form.get("/Resources", resources), inside, open_mcids, depth + 1
                        )
                case _:
                    shown = [bytes(part) for part in _parts(operands[-1]) if not _is_number(part)]
                    codes = [
                        code for part in shown for code in _codes(part) if code not in font.blanks
                    ]
                    if codes:
                        length = _length(operands[-1], font.widths)
                        glyphs = "".join(chr(int.from_bytes(code)) for code in codes)
                        has_letters = any(code not in font.signs for code in codes)
                        yield self._piece(
                            text @ ctm, size, length, key, glyphs, has_letters, open_mcids
                        )

    def _piece(
        self,
        matrix: Matrix,
        size: float,
        length: float,
        font: tuple[int, int],
        glyphs: str,
        has_letters: bool,
        open_mcids: list[int | None],
    ) -> TextPiece:
        right = matrix.e + length / 1000 * size * matrix.a
        return TextPiece(
            self.number,
            round(abs(size * matrix.d), 2),
            round(matrix.e, 1),
            round(self.width - right, 1),
            round(self.height - matrix.f, 1),
            round(matrix.f, 1),
            font,
            glyphs,
            has_letters,
            None in open_mcids,
            next((mcid for mcid in reversed(open_mcids) if mcid is not None and mcid >= 0), -1),
        )

    def _font(self, font: Object) -> _Font:
        if font.objgen not in self.fonts:
            to_unicode = read_to_unicode_map(font)
            blanks = frozenset(code for code, letters in to_unicode.items() if not letters.strip())
            signs = frozenset(
                code
                for code, letters in to_unicode.items()
                if all(category(c)[0] in "PSZ" for c in letters)
            )
            self.fonts[font.objgen] = _Font(_widths(font), blanks, signs)
        return self.fonts[font.objgen]


def _mcid(operands: list) -> int:
    properties = operands[1] if len(operands) > 1 else {}
    return int(properties.MCID) if "/MCID" in properties else -1


def _matrix(values) -> Matrix:
    return Matrix(*(float(value) for value in values))


def _parts(operand: Object) -> list:
    return list(operand) if isinstance(operand, Array) else [operand]


def _is_number(part: object) -> bool:
    return isinstance(part, (int, float)) or type(part).__name__ == "Decimal"


def _codes(part: bytes) -> Iterator[bytes]:
    return (part[place : place + 2] for place in range(0, len(part), 2))


def _length(operand: Object, widths: dict[int, float]) -> float:
    """In thousandths of the letters' size."""
    total = 0.0
    for part in _parts(operand):
        if _is_number(part):
            total -= float(part)
        else:
            total += sum(widths.get(int.from_bytes(code), 0.0) for code in _codes(bytes(part)))
    return total


def _widths(font: Object) -> dict[int, float]:
    """Two-byte code to advance (ISO 32000-1, 9.7.4.3), as far as the font lists them one by one."""
    found: dict[int, float] = {}
    entries = list(font.DescendantFonts[0].get("/W", []))
    for first, advances in zip(entries[::2], entries[1::2], strict=False):
        if isinstance(advances, Array):
            found |= {int(first) + place: float(width) for place, width in enumerate(advances)}
    return found
