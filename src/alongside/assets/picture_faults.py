"""What can be wrong with a picture file, and how large one may be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_BYTES = 10_000_000
"""Of a photograph. One straight from a phone has 3 to 8 million."""
MOST_PIXELS = 25_000_000
"""Of a photograph, as it is decoded. Phones take 12 to 24 million."""
MOST_DRAWING_BYTES = 1_000_000
MOST_ELEMENTS = 10_000
"""Of a drawing, each counted as often as it is drawn."""
MOST_NESTING = 100
"""Of parts of a drawing in one another."""
MOST_PARTS = f"at most {MOST_ELEMENTS} parts, and {MOST_NESTING} in one another"
MOST_SIDES = 20
"""How much longer one side of a drawing may be than the other. A line is longer, and no picture."""


class FaultKind(StrEnum):
    """The names are keys of the faults in the rules picture-not-plain, -moves and -too-large."""

    DAMAGED = "damaged"
    MOVES = "moves"
    SCRIPT = "script"
    LINK = "link"
    OUTSIDE = "outside"
    PICTURE = "picture"
    FOREIGN = "foreign"
    LETTERS = "letters"
    EFFECT = "effect"
    STYLE = "style"
    UNKNOWN = "unknown"
    ENTITIES = "entities"
    PACKED = "packed"
    BYTES = "bytes"
    PIXELS = "pixels"
    ELEMENTS = "elements"
    SHAPE = "shape"


TOO_LARGE = frozenset((FaultKind.BYTES, FaultKind.PIXELS, FaultKind.ELEMENTS, FaultKind.SHAPE))


@dataclass(frozen=True)
class PictureFault:
    """seen: what stands in the file. line: of the file, 0 if it has none. most: the limit."""

    kind: FaultKind
    seen: str
    line: int = 0
    most: str = ""


class UnusablePicture(Exception):  # noqa: N818  # it is no error: the file is told of as a finding
    """Nothing of the file can be published."""

    def __init__(self, kind: FaultKind, seen: str = "", line: int = 0, most: str = ""):
        super().__init__(seen)
        self.fault = PictureFault(kind, seen, line, most)


def require_bytes(size: int, most: int) -> None:
    """Before a file is read or decoded. Raises UnusablePicture."""
    if size > most:
        raise UnusablePicture(
            FaultKind.BYTES, f"{size / 1e6:.1f} MB", most=f"at most {most / 1e6:g} MB"
        )
