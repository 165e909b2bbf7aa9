"""Text that is marked as decoration is a page number, a head of a table that was there before, or only signs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from alongside.checks.outputs.pdf_files import MILLIMETRE, drawn_pieces
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pdf_letters import Piece
from alongside.rules.outcomes import failed, inapplicable, passed


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    margin = rule.limits["millimetres-from-edge"] * MILLIMETRE
    for pdf, drawn in drawn_pieces(outputs, rule):
        if not drawn:
            yield inapplicable(pdf.place)
        elif hidden := _hidden(drawn, margin):
            yield failed(pdf.place, page=hidden.page, file=pdf.artifact.path)
        else:
            yield passed(pdf.place)


def _hidden(drawn: tuple[Piece, ...], margin: float) -> Piece | None:
    """The first piece of decoration between the margins that was not drawn before as text."""
    told: dict[tuple, str] = defaultdict(str)
    for piece in drawn:
        if not piece.artifact:
            told[piece.font] += piece.glyphs
        elif (piece.has_letters and min(piece.above, piece.below) > margin
              and piece.glyphs not in told[piece.font]):
            return piece
    return None
