"""No page of a PDF is nearly empty: no two lines on a last page, no gap before a picture."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.checks.outputs.pdf_files import PdfFile, pdf_files
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pdf_ink import FillLimits, fill_of, nearly_empty_pages
from alongside.rules.outcomes import failed, inapplicable, passed


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF of two pages or more. Limits: percent of the height of a page."""
    yield from examine_each(pdf_files(subject, rule), rule, _outcomes)


def _outcomes(pdf: PdfFile, rule: Rule) -> Iterator[Outcome]:
    limits = FillLimits(rule.limits["last-page"], rule.limits["other-page"])
    pages = pdf.ink()
    if pages is None:
        return  # pdf-unreadable tells of it
    if len(pages) < 2:
        yield inapplicable(pdf.place)
        return
    has_cover = pdf.artifact.format.facts.has_cover
    empty = nearly_empty_pages(pages, limits, has_cover=has_cover)
    if not empty:
        yield passed(pdf.place)
    for number in empty[:1]:
        least = limits.last_page if number == len(pages) else limits.other_page
        yield failed(
            pdf.place,
            seen=f"{fill_of(pages[number - 1]):.0f}% of its height is used",
            expected=f"{least:g}% or more",
            page=number,
            file=pdf.artifact.path,
        )
