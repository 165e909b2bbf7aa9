"""An easy read PDF has no more pages than a reader can manage.

Large print and whole books may have more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pikepdf import Array, OutlineItem, Pdf, PdfError

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.checks.outputs.pdf_files import PdfFile, pdf_files
from alongside.model import Artifact, Format, Outcome, Outputs, Place, Rule, Sources
from alongside.readback.article import fold_white_space
from alongside.rules.outcomes import failed, inapplicable, passed


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: an easy read PDF.

    Limits: pages by reading level.

    The place is the last heading on the pages that are allowed.
    """
    yield from examine_each(pdf_files(subject, rule), rule, _outcomes)


def _outcomes(pdf: PdfFile, rule: Rule) -> Iterator[Outcome]:
    limit = int(rule.limits.get(pdf.artifact.strand.level, 0))
    if not limit or pdf.artifact.format != Format.PDF:
        yield inapplicable(pdf.place)
        return
    try:
        with Pdf.open(pdf.file) as opened:
            count = len(opened.pages)
            line = _line_of_last_page(pdf.outputs.sources, pdf.artifact, opened, limit)
    except (PdfError, ValueError, RuntimeError):
        return  # pdf-unreadable tells of it
    if count <= limit:
        yield passed(pdf.place)
        return
    yield failed(
        Place(pdf.place.path, line, page=pdf.artifact.path),
        seen=f"{count} pages",
        expected=f"at most {limit} pages",
        count=count,
        most=limit,
    )


def _line_of_last_page(sources: Sources, artifact: Artifact, opened: Pdf, limit: int) -> int:
    """Line of the last heading within the limit of pages; the file's first line if none is
    found."""
    numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}
    with opened.open_outline() as outline:
        titles = set(_titles_within(outline.root, numbers, limit))
    variant = sources.variants.get((artifact.document, artifact.strand.key))
    sections = variant.sections if variant else ()
    lines = [section.line for section in sections if fold_white_space(section.heading) in titles]
    return max(lines, default=1)


def _titles_within(
    items: Iterable[OutlineItem], numbers: Mapping[tuple[int, int], int], limit: int
) -> Iterator[str]:
    """The bookmarks that lead to a page within the limit. numbers: of each page, by its object."""
    for item in items:
        target = item.destination
        if isinstance(target, Array) and numbers.get(target[0].objgen, limit + 1) <= limit:
            yield fold_white_space(item.title)
        yield from _titles_within(item.children, numbers, limit)
