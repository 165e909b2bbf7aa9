"""Text that is marked as decoration is a page number, a head of a table that was there before,
or only signs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from alongside.checks.outputs.pdf_files import MILLIMETRE, drawn_pieces
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pdf_text_pieces import TextPiece
from alongside.rules.outcomes import failed, inapplicable, passed


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    margin = rule.limits["millimetres-from-edge"] * MILLIMETRE
    for pdf, drawn in drawn_pieces(outputs, rule):
        if not drawn:
            yield inapplicable(pdf.place)
        elif hidden := _find_hidden_text(drawn, margin):
            yield failed(pdf.place, page=hidden.page, file=pdf.artifact.path)
        else:
            yield passed(pdf.place)


def _find_hidden_text(drawn: tuple[TextPiece, ...], margin: float) -> TextPiece | None:
    """The first piece of decoration between the margins that was not drawn before as text."""
    glyphs_drawn: dict[tuple, str] = defaultdict(str)
    for piece in drawn:
        if not piece.artifact:
            glyphs_drawn[piece.font] += piece.glyphs
        elif (
            piece.has_letters
            and min(piece.from_top, piece.from_bottom) > margin
            and piece.glyphs not in glyphs_drawn[piece.font]
        ):
            return piece
    return None
