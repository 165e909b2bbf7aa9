"""Every PDF passes PDF/UA-1, the standard for what assistive technology needs, by an independent tool."""

from __future__ import annotations

from collections.abc import Iterator

import page as validator

from alongside.checks.pdf_files import pdf_files
from alongside.model import Outcome, Outputs, Rule
from alongside.outcomes import cannot_tell, failed, passed


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    for pdf in pdf_files(outputs, rule):
        try:
            report = validator.validate_pdf(pdf.file, profile=validator.ValidationProfile.PDF_UA_1)
        except validator.ParseError:
            yield failed(pdf.place, seen="The file cannot be read as a PDF.", count=1)
            continue
        except validator.PageError as error:
            yield cannot_tell(pdf.place, f"The PDF could not be examined ({error}).")
            continue
        if report.is_compliant:
            yield passed(pdf.place)
            continue
        first = report.failures[0]
        yield failed(pdf.place, seen=f"{first.rule_id}: {first.message}", count=report.rules.failed)
