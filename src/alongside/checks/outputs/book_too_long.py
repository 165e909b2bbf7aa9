"""A book has no more pages than publication.yml allows at its level.

Large print may have more.
"""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Pdf, PdfError

from alongside.checks.outputs.pdf_files import PdfFile, pdf_files
from alongside.model import Format, Outcome, Outputs, Place, Rule
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, inapplicable, passed

_FAULTS = {0: "whole", 1: "document"}
"""By how many documents of a section the book holds; none is a book of all."""


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a book whose level or language has a longest book in publication.yml."""
    limited = [pdf for pdf in pdf_files(subject, rule) if _is_limited(pdf)]
    if not limited:
        yield inapplicable(Place("publication.yml"))
    for pdf in limited:
        yield from _outcomes(pdf, rule)


def _is_limited(pdf: PdfFile) -> bool:
    return pdf.artifact.format == Format.BOOK and pdf.artifact.strand.longest_book > 0


def _outcomes(pdf: PdfFile, rule: Rule) -> Iterator[Outcome]:
    artifact = pdf.artifact
    try:
        with Pdf.open(pdf.file) as opened:
            count = len(opened.pages)
    except (PdfError, ValueError, RuntimeError):
        return  # pdf-unreadable tells of it
    if count <= artifact.strand.longest_book:
        yield passed(pdf.place)
        return
    documents = artifact.volume.documents if artifact.volume else ()
    texts = fault_texts(
        rule,
        _FAULTS.get(len(documents), "section"),
        document="".join(documents[:1]),
        last="".join(documents[-1:]),
        file=artifact.path,
        count=count,
        most=artifact.strand.longest_book,
        level=artifact.strand.key,
    )
    yield failed(
        Place("publication.yml", page=artifact.path),
        seen=f"{count} pages",
        expected=f"at most {artifact.strand.longest_book} pages",
        **texts,
    )
