"""A PDF has the structure of its page: headings, lists, tables, pictures, links, languages,
title."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.outputs.differences import differing_item
from alongside.checks.outputs.file_outcomes import examine_each
from alongside.checks.outputs.pdf_files import PdfFile, pdf_files
from alongside.checks.outputs.pdf_structure import Structure, structure_of_page, structure_of_pdf
from alongside.errors import BuildFailed
from alongside.model import Outcome, Outputs, Rule
from alongside.rules.options import mapping_option
from alongside.rules.outcomes import cannot_tell, failed, passed


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF."""
    yield from examine_each(pdf_files(subject, rule), rule, _outcomes)


def _outcomes(pdf: PdfFile, rule: Rule) -> Iterator[Outcome]:
    parts = mapping_option(rule, "parts")
    tagged = pdf.tags()
    if tagged is None:
        return  # pdf-unreadable tells of it
    try:
        pairs = pdf.text_pairs(tagged)
    except BuildFailed as error:
        reason = f"The web page that the PDF is compared with cannot be read. {error.what}"
        yield cannot_tell(pdf.place, reason)
        return
    actual = structure_of_pdf(tagged, pairs[0].actual)
    expected = structure_of_page(pairs, pdf, tagged, pdf.outputs.sources.publication)
    differences = _differences(actual, expected)
    for part, seen, wanted in differences:
        yield failed(pdf.place, seen=seen, expected=wanted, part=parts[part])
    if not differences:
        yield passed(pdf.place)


def _differences(actual: Structure, expected: Structure) -> list[tuple[str, str, str]]:
    """(part, what is in the PDF, what is on the page) of each part that differs."""
    differences = []
    for part in expected:
        difference = differing_item(actual[part], expected[part])
        if difference:
            differences.append((part, *difference))
    # A heading that is none, for example, changes the order of kinds, too.
    if len(differences) > 1:
        differences = [difference for difference in differences if difference[0] != "order"]
    return differences
