"""All that is drawn in a PDF lies inside of its paper: words, tables and pictures.

Letters are told by their places. All else is told by the ink on the drawn page, and by the boxes
that hide what does not fit into them.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.checks.outputs.pdf_files import MILLIMETRE, PdfFile, pdf_files
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pdf_clips import read_hidden_parts
from alongside.readback.pdf_ink import PageInk
from alongside.readback.pdf_owners import roles_above
from alongside.readback.pdf_text_pieces import TextPiece
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, inapplicable, passed


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF."""
    yield from examine_each(pdf_files(subject, rule), rule, _outcomes)


def _outcomes(pdf: PdfFile, rule: Rule) -> Iterable[Outcome]:
    drawn, pages = pdf.pieces(), pdf.ink() or ()
    if drawn is None:
        return []  # pdf-unreadable tells of it
    if not drawn and all(page.is_blank for page in pages):
        return [inapplicable(pdf.place)]
    findings = list(_letters(pdf, drawn, rule))
    told = {finding.values["page"] for finding in findings}
    findings += _ink(pdf, pages, rule, told)
    findings += _hidden(pdf, rule)
    return findings or [passed(pdf.place)]


def _letters(pdf: PdfFile, drawn: Sequence[TextPiece], rule: Rule) -> Iterator[Outcome]:
    """A finding for tables and one for other words, if letters stand too far out."""
    least = rule.limits["millimetres-from-edge"]
    outermost: dict[str, TextPiece] = {}
    for piece in sorted(drawn, key=lambda piece: (_room(piece), piece.page)):
        if _room(piece) / MILLIMETRE >= least:
            break
        in_table = "Table" in roles_above(pdf.file, piece.page, piece.mcid)
        outermost.setdefault("table" if in_table else "words", piece)
    for fault, piece in outermost.items():
        yield _finding(pdf, rule, fault, _room(piece) / MILLIMETRE, least, piece.page)


def _ink(
    pdf: PdfFile, pages: Sequence[PageInk], rule: Rule, told: Container[object]
) -> Iterator[Outcome]:
    """A finding for the first page with anything at an edge of the paper, but for those told of."""
    least = rule.limits["millimetres-of-ink"]
    for number, page in enumerate(pages, 1):
        room = least if page.is_blank else min(page.room_around.values())
        if room < least and number not in told:
            yield _finding(pdf, rule, "drawing", room, least, number)
            return


def _hidden(pdf: PdfFile, rule: Rule) -> Iterator[Outcome]:
    """A finding for the first page where a box hides a part of what is drawn in it."""
    most = rule.limits["millimetres-hidden"]
    for part in read_hidden_parts(pdf.file):
        if part.points / MILLIMETRE > most:
            yield failed(
                pdf.place,
                seen=f"{part.points / MILLIMETRE:.0f} mm hidden",
                expected="all of it",
                page=part.page,
                file=pdf.artifact.path,
                **fault_texts(rule, "hidden", path=pdf.place.path),
            )
            return


def _finding(pdf: PdfFile, rule: Rule, fault: str, room: float, least: float, page: int) -> Outcome:
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
