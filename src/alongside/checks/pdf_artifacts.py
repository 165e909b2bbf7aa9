"""Text that is marked as decoration is a page number, a row of dots, or a head of a table that was there before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from alongside.checks.pdf_files import MILLIMETRE, drawn_pieces
from alongside.formats.letters import Piece
from alongside.model import Outcome, Outputs, Rule
from alongside.outcomes import failed, inapplicable, passed

_DOTS = 5
"""So often one and the same sign is no word."""


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
    signs = Counter(map(_sign, drawn))
    for piece in drawn:
        if not piece.artifact:
            told[piece.font] += piece.glyphs
        elif min(piece.above, piece.below) > margin and piece.glyphs not in told[piece.font] and (
                signs[_sign(piece)] < _DOTS):
            return piece
    return None


def _sign(piece: Piece) -> tuple:
    """The same for one sign drawn again and again in a line, as the dots from a title to its page number are."""
    return piece.artifact, piece.page, round(piece.above), piece.font, piece.glyphs
