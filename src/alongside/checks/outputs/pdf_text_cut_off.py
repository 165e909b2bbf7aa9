"""All that is drawn in a PDF lies inside of its paper: words, tables and pictures.

Letters are told by their places. All else is told by the ink on the drawn page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alongside.checks.outputs.pdf_files import MILLIMETRE, PdfFile, drawn_pages, drawn_pieces
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pdf_ink import PageInk
from alongside.readback.pdf_owners import roles_above
from alongside.readback.pdf_text_pieces import TextPiece
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, inapplicable, passed


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF."""
    inks = {pdf.artifact.path: pages for pdf, pages in drawn_pages(subject, rule)}
    for pdf, drawn in drawn_pieces(subject, rule):
        pages = inks.get(pdf.artifact.path, ())
        if not drawn and all(page.is_blank for page in pages):
            yield inapplicable(pdf.place)
            continue
        yield _letters(pdf, drawn, rule) or _ink(pdf, pages, rule) or passed(pdf.place)


def _letters(pdf: PdfFile, drawn: Sequence[TextPiece], rule: Rule) -> Outcome | None:
    """A finding, if letters stand too far out."""
    if not drawn:
        return None
    outermost = min(drawn, key=lambda piece: (_room(piece), piece.page))
    room, least = _room(outermost) / MILLIMETRE, rule.limits["millimetres-from-edge"]
    if room >= least:
        return None
    roles = roles_above(pdf.file, outermost.page, outermost.mcid)
    return _finding(pdf, rule, "table" if "Table" in roles else "words", room, least, outermost.page)


def _ink(pdf: PdfFile, pages: Sequence[PageInk], rule: Rule) -> Outcome | None:
    """A finding, if anything is drawn at an edge."""
    least = rule.limits["millimetres-of-ink"]
    for number, page in enumerate(pages, 1):
        room = least if page.is_blank else min(page.room_around.values())
        if room < least:
            return _finding(pdf, rule, "drawing", room, least, number)
    return None


def _finding(
    pdf: PdfFile, rule: Rule, fault: str, room: float, least: float, page: int
) -> Outcome:
    return failed(
        pdf.place,
        seen=f"{room:.0f} mm from the edge" if room > 0 else "at the edge or beyond",
        expected=f"{least:g} mm or more",
        page=page,
        file=pdf.artifact.path,
        **fault_texts(rule, fault, path=pdf.place.path),
    )


def _room(piece: TextPiece) -> float:
    """Points to the nearer of the two edges of the paper."""
    return min(piece.from_left, piece.from_right)
