"""Diagrams that are drawn from data: what diagrams.yml says of one, and how a strand shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

DIAGRAM_KINDS = ("bars", "timeline", "ladder", "tiers")


@dataclass(frozen=True)
class DiagramCell:
    """What stands in one cell of a diagram's table.

    words: by strand or language, as typed: Markdown in one line, with facts. number: what a bar is
    as long as, with where it comes from; None where there is none. months: of a stretch of time,
    the first and the last, counted from the year 0. line: of diagrams.yml.
    """

    words: Mapping[str, str]
    line: int
    number: Decimal | None = None
    source: str = ""
    months: tuple[int, int] | None = None


@dataclass(frozen=True)
class Diagram:
    """An entry of diagrams.yml.

    heads: of the columns. rows: each with as many cells. line: of diagrams.yml.
    """

    name: str
    kind: str
    heads: tuple[DiagramCell, ...]
    rows: tuple[tuple[DiagramCell, ...], ...]
    line: int

    @property
    def cells(self) -> tuple[DiagramCell, ...]:
        """All of them, the heads first, row by row."""
        return (*self.heads, *(cell for row in self.rows for cell in row))


@dataclass(frozen=True)
class Shape:
    """What is drawn below the words of a cell. Nothing of it has to be seen: the words say it.

    kind: "bar" from start to end, in percent of the longest of the table; "span", of the whole time
    that is shown; "step", the one at start of as many as end; "tier" likewise, the outermost first.
    """

    kind: str
    start: float
    end: float


@dataclass(frozen=True)
class ShownCell:
    """A cell as the readers of one strand get it. words: Markdown in one line."""

    words: str
    shape: Shape | None = None


@dataclass(frozen=True)
class ShownDiagram:
    """A diagram in the words of one strand. rows: the heads of the columns first."""

    name: str
    rows: tuple[tuple[ShownCell, ...], ...]
