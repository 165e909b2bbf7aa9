"""Every PDF passes PDF/UA-1, the standard for what assistive technology needs, by an independent
tool."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import page as validator

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.checks.outputs.pdf_files import PdfFile, pdf_files
from alongside.model import Outcome, Outputs, Rule
from alongside.rules.outcomes import cannot_tell, failed, passed


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF."""
    yield from examine_each(pdf_files(subject, rule), rule, _outcomes)


def _outcomes(pdf: PdfFile, rule: Rule) -> Iterator[Outcome]:
    try:
        fault = find_first_fault(pdf.file)
    except validator.PageError as error:
        yield cannot_tell(pdf.place, f"The PDF could not be examined ({error}).")
        return
    if fault:
        yield failed(pdf.place, seen=fault[0], count=fault[1])
    else:
        yield passed(pdf.place)


def find_first_fault(file: Path) -> tuple[str, int] | None:
    """The first thing that is wrong with a PDF, and how many rules it breaks; None for none.

    Raises PageError.
    """
    try:
        report = validator.validate_pdf(file, profile=validator.ValidationProfile.PDF_UA_1)
    except validator.ParseError:
        return "The file cannot be read as a PDF.", 1
    if report.is_compliant:
        return None
    first = report.failures[0]
    return f"{first.rule_id}: {first.message}", report.rules.failed
