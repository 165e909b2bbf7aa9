"""No letter in a PDF is smaller than its reading level allows: page numbers and tables included."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.outputs.pdf_files import drawn_pieces
from alongside.model import LARGE_PRINT, Outcome, Outputs, Rule
from alongside.rules.outcomes import failed, inapplicable, passed


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    for pdf, drawn in drawn_pieces(outputs, rule):
        large = pdf.artifact.format == LARGE_PRINT
        smallest = rule.limits[LARGE_PRINT if large else pdf.artifact.strand.level]
        if not drawn:
            yield inapplicable(pdf.place)
            continue
        least = min(drawn, key=lambda piece: (piece.size, piece.page))
        if least.size < smallest:
            yield failed(
                pdf.place,
                seen=f"{least.size:g} point",
                expected=f"{smallest:g} point or more",
                page=least.page,
                file=pdf.artifact.path,
            )
        else:
            yield passed(pdf.place)
