"""No letter of a PDF stands at or beyond the edge of its paper: a table too wide for its page,
for example."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.outputs.pdf_files import MILLIMETRE, drawn_pieces
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pdf_text_pieces import TextPiece
from alongside.rules.outcomes import failed, inapplicable, passed


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF."""
    least = rule.limits["millimetres-from-edge"]
    for pdf, drawn in drawn_pieces(subject, rule):
        if not drawn:
            yield inapplicable(pdf.place)
            continue
        outermost = min(drawn, key=lambda piece: (_room(piece), piece.page))
        room = _room(outermost) / MILLIMETRE
        if room < least:
            seen = f"{room:.0f} mm from the edge" if room >= 0 else "beyond the edge"
            yield failed(
                pdf.place,
                seen=seen,
                expected=f"{least:g} mm or more",
                page=outermost.page,
                file=pdf.artifact.path,
            )
        else:
            yield passed(pdf.place)


def _room(piece: TextPiece) -> float:
    """Points to the nearer of the two edges of the paper."""
    return min(piece.from_left, piece.from_right)
