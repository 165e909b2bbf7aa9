"""No letter in a PDF is smaller than its reading level allows: page numbers and tables included."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.pdf_files import pdf_files
from alongside.formats.letter_sizes import letter_sizes
from alongside.formats.tags import Unreadable
from alongside.model import LARGE_PRINT, Outcome, Outputs, Rule
from alongside.outcomes import failed, inapplicable, passed


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    for pdf in pdf_files(outputs, rule):
        large = pdf.artifact.format == LARGE_PRINT
        smallest = rule.limits[LARGE_PRINT if large else pdf.variant.strand.level]
        try:
            sizes = list(letter_sizes(pdf.file))
        except Unreadable:
            continue
        if not sizes:
            yield inapplicable(pdf.place)
            continue
        page, size = min(sizes, key=lambda found: (found[1], found[0]))
        if size < smallest:
            yield failed(pdf.place, seen=f"{size:g} point", expected=f"{smallest:g} point or more", page=page,
                         file=pdf.artifact.path)
        else:
            yield passed(pdf.place)
