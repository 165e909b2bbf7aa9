"""What a PDF draws and then hides, as it lies outside of the box that its page shows of it.

A page shows of a box what its clipping path lets through (ISO 32000-1, 8.5.4). A picture or words
beyond are in the file, and in its tags, and on no paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pikepdf import Matrix, Object, Page, Pdf, PdfError

from alongside.readback.pdf_content import Operands, content_instructions
from alongside.readback.pdf_tags import UnreadablePdf

_UNREADABLE = (PdfError, ValueError, TypeError, IndexError, KeyError, AttributeError, RuntimeError)
_PATHS = {"m", "l", "c", "v", "y"}
_TEXT = {"Tj", "TJ"}
_PATH_ENDS = {"n", "f", "f*", "F", "S", "s", "B", "B*", "b", "b*"}
_OPERATORS = " ".join(("q Q cm re W W* Do BT Tm BDC BMC EMC", *_PATHS, *_TEXT, *_PATH_ENDS))
_Point = tuple[float, float]


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def around(cls, points: Iterable[_Point], matrix: Matrix) -> _Box:
        across, up = zip(*(matrix.transform(point) for point in points), strict=True)
        return cls(min(across), min(up), max(across), max(up))

    def shared_with(self, other: _Box) -> _Box:
        return _Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def beyond(self, other: _Box) -> float:
        """How far it reaches out of another, in points."""
        out = (other.left - self.left, other.bottom - self.bottom)
        return max(*out, self.right - other.right, self.top - other.top)


_UNIT = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
"""Where every photograph is drawn, before the matrix of its place."""


class HiddenPart(NamedTuple):
    """page: from 1. points: how much of it is hidden, at the side where it is most."""

    page: int
    points: float


def read_hidden_parts(file: Path) -> tuple[HiddenPart, ...]:
    """Of every picture, box or line of words that its own box hides in part.

    Raises UnreadablePdf. Reads a file again only when it has changed.
    """
    stat = file.stat()
    return _read(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=1024)
def _read(file: Path, *_file_version: int) -> tuple[HiddenPart, ...]:
    try:
        with Pdf.open(file) as pdf:
            return tuple(
                HiddenPart(number, points)
                for number, page in enumerate(pdf.pages, 1)
                for points in _PageReader(page).read()
                if points > 0
            )
    except _UNREADABLE as error:
        raise UnreadablePdf(f"Its parts do not fit together ({error}).") from error


@dataclass
class _PageReader:
    """Follows the content of one page.

    clip: the box that is shown at this place. saved: matrices and boxes to return to. path: its
    points so far. marks: how much marked content is open. A drawing has clipping paths of its own
    in there, which its author wanted.
    """

    page: Page
    matrix: Matrix = field(default_factory=Matrix)
    text: Matrix = field(default_factory=Matrix)
    clip: _Box = _Box(0, 0, 0, 0)
    saved: list[tuple[Matrix, _Box]] = field(default_factory=list)
    path: list[_Point] = field(default_factory=list)
    clips: bool = False
    marks: int = 0

    def read(self) -> Iterator[float]:
        """Points by which each thing reaches out of its box; 0 or less where it does not."""
        self.clip = _Box(*(float(edge) for edge in self.page.mediabox))
        paper = self.clip
        for operands, operator in content_instructions(self.page, _OPERATORS):
            name = str(operator)
            if name in _PATH_ENDS:
                yield from self._end_path(paper)
            elif name == "Do" or name in _TEXT:
                if self.clip != paper:
                    yield from self._draw(name, operands)
            elif name == "re" or name in _PATHS:
                self.path += _points(name, operands)
            else:
                self._apply(name, operands)

    def _apply(self, name: str, operands: Operands) -> None:
        match name:
            case "q":
                self.saved.append((self.matrix, self.clip))
            case "Q":
                self.matrix, self.clip = self.saved.pop()
            case "cm":
                self.matrix = _matrix(operands) @ self.matrix
            case "W" | "W*":
                self.clips = True
            case "BT":
                self.text = Matrix()
            case "Tm":
                self.text = _matrix(operands)
            case "BDC" | "BMC":
                self.marks += 1
            case _:
                self.marks -= 1

    def _end_path(self, paper: _Box) -> Iterator[float]:
        """Of a box within a box, as a picture has one: what the outer one hides of it."""
        if self.clips and self.path:
            box = _Box.around(self.path, self.matrix)
            if not self.marks and self.clip != paper:
                yield box.beyond(self.clip)
            self.clip = self.clip.shared_with(box)
        self.path, self.clips = [], False

    def _draw(self, name: str, operands: Operands) -> Iterator[float]:
        if name in _TEXT:
            # Only its first point: letters may reach out of their line, and none is lost by that.
            yield _Box.around([(0.0, 0.0)], self.text @ self.matrix).beyond(self.clip)
        elif _is_photograph(self.page.resources.XObject[operands[0]]):
            yield _Box.around(_UNIT, self.matrix).beyond(self.clip)


def _is_photograph(drawing: Object) -> bool:
    return bool(drawing.get("/Subtype") == "/Image")


def _points(name: str, operands: Operands) -> list[_Point]:
    numbers = [float(number) for number in operands]
    if name == "re":
        left, bottom, width, height = numbers
        right, top = left + width, bottom + height
        return [(left, bottom), (left, top), (right, bottom), (right, top)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _matrix(operands: Operands) -> Matrix:
    return Matrix(*(float(value) for value in operands))
