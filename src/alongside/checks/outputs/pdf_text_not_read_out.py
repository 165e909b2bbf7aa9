"""Text that is marked as decoration is a page number, a head of a table that was there before,
what is told otherwise, or only signs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.checks.outputs.pdf_files import MILLIMETRE, PdfFile, pdf_files
from alongside.checks.outputs.pdf_paper_words import told_otherwise
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pdf_text_pieces import TextPiece
from alongside.rules.outcomes import failed, inapplicable, passed


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF."""
    yield from examine_each(pdf_files(subject, rule), rule, _outcomes)


def _outcomes(pdf: PdfFile, rule: Rule) -> Iterator[Outcome]:
    margin = rule.limits["millimetres-from-edge"] * MILLIMETRE
    drawn = pdf.pieces()
    if drawn is None:
        return  # pdf-unreadable tells of it
    if not drawn:
        yield inapplicable(pdf.place)
        return
    hidden = _find_hidden_text(drawn, told_otherwise(pdf, drawn), margin)
    if hidden:
        yield failed(pdf.place, page=hidden.page, file=pdf.artifact.path)
    else:
        yield passed(pdf.place)


def _find_hidden_text(
    drawn: tuple[TextPiece, ...], told: Container[int], margin: float
) -> TextPiece | None:
    """The first piece of decoration between the margins that was not drawn before as text.

    told: the places in drawn of what listeners are told otherwise. margin: points from the upper
    or lower edge, where page numbers are.
    """
    # The head of a table stands again on its next page, in the same font.
    glyphs_drawn: dict[str, str] = defaultdict(str)
    for place, piece in enumerate(drawn):
        if not piece.artifact:
            glyphs_drawn[piece.font] += piece.glyphs
            continue
        is_in_margin = min(piece.from_top, piece.from_bottom) <= margin
        is_drawn_before = piece.glyphs in glyphs_drawn[piece.font]
        if piece.has_letters and not (is_in_margin or is_drawn_before or place in told):
            return piece
    return None
