"""No letter in a PDF is smaller than its reading level allows: page numbers and tables included."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.checks.outputs.pdf_files import PdfFile, pdf_files
from alongside.model import Format, Outcome, Outputs, Rule
from alongside.rules.outcomes import failed, inapplicable, passed


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF."""
    yield from examine_each(pdf_files(subject, rule), rule, _outcomes)


def _outcomes(pdf: PdfFile, rule: Rule) -> Iterator[Outcome]:
    drawn = pdf.pieces()
    if drawn is None:
        return  # pdf-unreadable tells of it
    if not drawn:
        yield inapplicable(pdf.place)
        return
    is_large_print = pdf.artifact.format.facts.is_large_print
    limit = rule.limits[Format.LARGE_PRINT if is_large_print else pdf.artifact.strand.level]
    smallest = min(drawn, key=lambda piece: (piece.size, piece.page))
    if smallest.size >= limit:
        yield passed(pdf.place)
        return
    yield failed(
        pdf.place,
        seen=f"{smallest.size:g} point",
        expected=f"{limit:g} point or more",
        page=smallest.page,
        file=pdf.artifact.path,
    )
