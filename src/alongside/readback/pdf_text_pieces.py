"""How large the letters of a PDF are on the paper, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple, SupportsFloat
from unicodedata import category

from pikepdf import Array, Matrix, Name, Object, Page, Pdf, PdfError

from alongside.readback.pdf_content import (
    Operands,
    content_instructions,
    is_number,
    marked_content_properties,
    text_and_spaces,
    text_parts,
    two_byte_codes,
)
from alongside.readback.pdf_tags import UnreadablePdf
from alongside.readback.pdf_to_unicode import read_to_unicode_map

_SHOW = ("Tj", "TJ", "'", '"')
_OPERATORS = f"q Q cm BDC BMC EMC BT Tm Tf Do {' '.join(_SHOW)}"
_MAX_DEPTH = 9
"""Drawings within drawings that are read."""
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_NO_NUMBER = -1
_PAGINATION = -2


class TextPiece(NamedTuple):
    """Letters that are drawn in one go. All lengths are in points.

    page: from 1. size: height of the letters. from_left, from_right, from_top, from_bottom: how far
    from each edge of the paper they stand; less than 0 is off the paper. font: its name, without
    the letters that mark a subset.
    glyphs: a character for each, by its number, without spaces. text: the
    letters that they stand for, from left to right. has_letters: whether there are
    letters or figures, and not only signs, as in a line of dots. artifact: whether they are marked
    as decoration, which is not read out. pagination: whether that is the kind for heads and numbers
    of pages. mcid: the number that a tag knows them by, on its page; -1 where they have none.
    """

    page: int
    size: float
    from_left: float
    from_right: float
    from_top: float
    from_bottom: float
    font: str
    glyphs: str
    text: str
    has_letters: bool
    artifact: bool
    pagination: bool
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


def text_pieces(pdf: Pdf, numbers: Container[int] | None = None) -> Iterator[TextPiece]:
    """Every piece of text of an open PDF, page by page. numbers: of the pages to read, from 1."""
    fonts: dict[tuple[int, int], _Font] = {}
    for number, page in enumerate(pdf.pages, 1):
        if numbers is None or number in numbers:
            yield from _Reader(number, page, fonts).read_pieces()


class _Font(NamedTuple):
    """name: without the letters that mark a subset. widths: two-byte code to advance in thousandths
    of the letters' size.

    letters: code to what it stands for. blanks, signs: codes of glyphs that stand for nothing but
    spaces, or nothing but signs.
    """

    name: str
    widths: dict[int, float]
    letters: dict[bytes, str]
    blanks: frozenset[bytes]
    signs: frozenset[bytes]


_NO_FONT = _Font("", {}, {}, frozenset(), frozenset())


@dataclass
class _State:
    """What instructions have set up to a place in the content (ISO 32000-1, 8.4 and 9.3).

    ctm: from the units of this place to points on the page. saved: the matrices to return to.
    text: the matrix of text. size: of the font. open_mcids: numbers of the marked content that is
    open, the innermost last; -1 without a number, None for decoration, -2 for that of pages.
    """

    ctm: Matrix
    open_mcids: list[int | None]
    saved: list[Matrix] = field(default_factory=list)
    text: Matrix = field(default_factory=Matrix)
    font: _Font = _NO_FONT
    size: float = 0.0

    def apply(self, name: str, operands: Operands) -> None:
        """Follows one instruction that shows nothing."""
        match name:
            case "q":
                self.saved.append(self.ctm)
            case "Q":
                self.ctm = self.saved.pop()
            case "cm":
                self.ctm = _matrix(operands) @ self.ctm
            case "BDC" | "BMC":
                self.open_mcids.append(_mcid(operands))
            case "EMC":
                self.open_mcids.pop()
            case "BT":
                self.text = Matrix()
            case "Tm":
                self.text = _matrix(operands)


class _Reader:
    """Reads one page. fonts: those that are known already, by their object."""

    def __init__(self, number: int, page: Page, fonts: dict[tuple[int, int], _Font]) -> None:
        self.number = number
        self.page = page
        self.fonts = fonts
        left, bottom, right, top = (float(edge) for edge in page.mediabox)
        self.width = right - left
        self.height = top - bottom

    def read_pieces(self) -> Iterator[TextPiece]:
        state = _State(ctm=Matrix(), open_mcids=[])
        yield from self._read_content(self.page, self.page.resources, state, depth=0)

    def _read_content(
        self, content: Page | Object, resources: Object, state: _State, depth: int
    ) -> Iterator[TextPiece]:
        for operands, operator in content_instructions(content, _OPERATORS):
            name = str(operator)
            if name == "Tf":
                state.font = self._font(resources.Font[operands[0]])
                state.size = float(operands[1])
            elif name == "Do":
                drawing = resources.XObject[operands[0]]
                if drawing.get("/Subtype") == "/Form" and depth < _MAX_DEPTH:
                    yield from self._read_form(drawing, resources, state, depth)
            elif name in _SHOW:
                yield from self._piece(operands[-1], state)
            else:
                state.apply(name, operands)

    def _read_form(
        self, form: Object, resources: Object, state: _State, depth: int
    ) -> Iterator[TextPiece]:
        """A drawing with content of its own, which has the resources around it if it has none."""
        matrix = _matrix(form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
        inside = _State(ctm=matrix @ state.ctm, open_mcids=list(state.open_mcids))
        own_resources = form.get("/Resources", resources)
        yield from self._read_content(form, own_resources, inside, depth + 1)

    def _piece(self, operand: Object, state: _State) -> Iterator[TextPiece]:
        """What one instruction shows, if it is more than spaces."""
        font = state.font
        shown = list(chain.from_iterable(map(two_byte_codes, text_parts(operand))))
        codes = [code for code in shown if code not in font.blanks]
        if not codes:
            return
        # The size on paper is the font's size, times the scale of the text, times that of the page
        # at this place.
        matrix = state.text @ state.ctm
        length = _length(operand, font.widths) / 1000 * state.size * matrix.a
        yield TextPiece(
            page=self.number,
            size=round(abs(state.size * matrix.d), 2),
            from_left=round(matrix.e, 1),
            from_right=round(self.width - (matrix.e + length), 1),
            from_top=round(self.height - matrix.f, 1),
            from_bottom=round(matrix.f, 1),
            font=font.name,
            glyphs="".join(chr(int.from_bytes(code)) for code in codes),
            text="".join(font.letters.get(code, "\ufffd") for code in shown),
            has_letters=not font.signs.issuperset(codes),
            artifact=None in state.open_mcids or _PAGINATION in state.open_mcids,
            pagination=_PAGINATION in state.open_mcids,
            mcid=_innermost_number(state.open_mcids),
        )

    def _font(self, font: Object) -> _Font:
        if font.objgen not in self.fonts:
            letters_by_code = read_to_unicode_map(font)
            self.fonts[font.objgen] = _Font(
                name=_SUBSET.sub("", str(font.get("/BaseFont", "")).removeprefix("/")),
                widths=advance_widths(font),
                letters=letters_by_code,
                blanks=frozenset(
                    code for code, text in letters_by_code.items() if not text.strip()
                ),
                signs=frozenset(code for code, text in letters_by_code.items() if _is_signs(text)),
            )
        return self.fonts[font.objgen]


def _is_signs(text: str) -> bool:
    """Whether a text is nothing but punctuation, symbols and spaces (general categories of
    Unicode)."""
    return all(category(letter)[0] in "PSZ" for letter in text)


def _mcid(operands: Operands) -> int | None:
    properties = marked_content_properties(operands)
    if operands[0] == Name.Artifact:
        return _PAGINATION if properties.get("/Type") == Name.Pagination else None
    return int(properties["/MCID"]) if "/MCID" in properties else _NO_NUMBER


def _innermost_number(open_mcids: Iterable[int | None]) -> int:
    numbers = [mcid for mcid in open_mcids if mcid is not None and mcid >= 0]
    return numbers[-1] if numbers else _NO_NUMBER


def _matrix(values: Iterable[SupportsFloat]) -> Matrix:
    return Matrix(*(float(value) for value in values))


def _length(operand: Object, widths: Mapping[int, float]) -> float:
    """Of what one instruction shows, in thousandths of the letters' size."""
    total = 0.0
    for part in text_and_spaces(operand):
        if is_number(part):
            total -= float(part)
        else:
            total += sum(
                widths.get(int.from_bytes(code), 0.0) for code in two_byte_codes(bytes(part))
            )
    return total


def advance_widths(font: Object) -> dict[int, float]:
    """Two-byte code to advance (ISO 32000-1, 9.7.4.3), as far as the font lists them one by one."""
    widths: dict[int, float] = {}
    entries = list(font.DescendantFonts[0].get("/W", []))
    for first, advances in zip(entries[::2], entries[1::2], strict=False):
        if isinstance(advances, Array):
            for position, width in enumerate(advances):
                widths[int(first) + position] = float(width)
    return widths
