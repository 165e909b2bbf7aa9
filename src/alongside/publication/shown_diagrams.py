"""Diagrams in the words of one strand: with their facts filled in, and with what is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from alongside.model import (
    Diagram,
    DiagramCell,
    FactFault,
    FactUse,
    Publication,
    Shape,
    ShownCell,
    ShownDiagram,
    Strand,
)
from alongside.pages.diagrams import DIAGRAM_SCHEME
from alongside.publication.fact_uses import StrandFacts, fill_facts, strand_facts


@dataclass(frozen=True)
class StrandDiagram:
    """A diagram as the readers of a strand get it.

    shown: with the values of facts. with_fact_tokens: with a token for each, for fingerprints.
    uses and faults: of facts, their lines those of diagrams.yml.
    """

    shown: ShownDiagram
    with_fact_tokens: ShownDiagram
    uses: tuple[FactUse, ...] = ()
    faults: tuple[FactFault, ...] = ()


def strand_diagrams(
    publication: Publication, strand: Strand, facts: StrandFacts
) -> tuple[StrandDiagram, ...]:
    """Those of which each word is there for the strand; of others a check tells."""
    return tuple(
        _strand_diagram(diagram, strand, facts)
        for diagram in publication.diagrams.values()
        if not cells_without_words(diagram, strand)
    )


def shown_on(publication: Publication, strand: Strand, body: str) -> tuple[ShownDiagram, ...]:
    """What may stand on a page of the strand, by its Markdown; none where it asks for none."""
    # Most pages have none, so most are spared the work.
    if DIAGRAM_SCHEME not in body:
        return ()
    facts = strand_facts(publication, strand)
    return tuple(diagram.shown for diagram in strand_diagrams(publication, strand, facts))


def cells_without_words(diagram: Diagram, strand: Strand) -> list[DiagramCell]:
    return [cell for cell in diagram.cells if not cell_words(cell, strand)]


def cell_words(cell: DiagramCell, strand: Strand) -> str:
    """Of the strand, or else of its language; "" without either."""
    return cell.words.get(strand.key) or cell.words.get(strand.language, "")


def _strand_diagram(diagram: Diagram, strand: Strand, facts: StrandFacts) -> StrandDiagram:
    filled = [
        [fill_facts(cell_words(cell, strand), facts, cell.line) for cell in row]
        for row in (diagram.heads, *diagram.rows)
    ]
    texts = [text for row in filled for text in row]
    heads: list[Shape | None] = [None] * len(diagram.heads)
    shapes = [heads, *_shapes(diagram)]
    return StrandDiagram(
        shown=_shown(diagram, shapes, [[text.rendered for text in row] for row in filled]),
        with_fact_tokens=_shown(
            diagram, shapes, [[text.with_fact_tokens for text in row] for row in filled]
        ),
        uses=tuple(use for text in texts for use in text.uses),
        faults=tuple(fault for text in texts for fault in text.faults),
    )


def _shown(
    diagram: Diagram, shapes: list[list[Shape | None]], words: list[list[str]]
) -> ShownDiagram:
    rows = tuple(
        tuple(ShownCell(text, shape) for text, shape in zip(texts, row, strict=True))
        for texts, row in zip(words, shapes, strict=True)
    )
    return ShownDiagram(diagram.name, rows)


def _shapes(diagram: Diagram) -> Iterator[list[Shape | None]]:
    """For each row, what is drawn in each of its cells."""
    if diagram.kind in ("ladder", "tiers"):
        kind = "step" if diagram.kind == "ladder" else "tier"
        others: list[Shape | None] = [None] * (len(diagram.heads) - 1)
        for place, _ in enumerate(diagram.rows, 1):
            yield [Shape(kind, place, len(diagram.rows)), *others]
        return
    draw = _draw_bars(diagram) if diagram.kind == "bars" else _draw_months(diagram)
    for row in diagram.rows:
        yield [draw(cell) for cell in row]


def _draw_bars(diagram: Diagram) -> Callable[[DiagramCell], Shape | None]:
    """All bars begin at 0 and have one scale, so that they can be compared across the table."""
    longest = max((cell.number for cell in diagram.cells if cell.number), default=Decimal(0))

    def draw(cell: DiagramCell) -> Shape | None:
        if cell.number is None:
            return None
        return Shape("bar", 0, _percent(cell.number, longest))

    return draw


def _draw_months(diagram: Diagram) -> Callable[[DiagramCell], Shape | None]:
    stretches = [cell.months for cell in diagram.cells if cell.months]
    first = min((start for start, _ in stretches), default=0)
    count = max((end for _, end in stretches), default=0) + 1 - first

    def draw(cell: DiagramCell) -> Shape | None:
        if cell.months is None:
            return None
        start, end = cell.months
        return Shape("span", _percent(start - first, count), _percent(end + 1 - first, count))

    return draw


def _percent(part: Decimal | int, whole: Decimal | int) -> float:
    return round(float(100 * part / whole), 1) if whole else 0.0
