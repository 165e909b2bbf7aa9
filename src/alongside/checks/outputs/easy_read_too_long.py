"""An easy read PDF has no more pages than a reader can manage. Large print and whole books may have more."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Pdf, PdfError

from alongside.checks.outputs.pdf_files import pdf_files
from alongside.model import Artifact, Outcome, Outputs, Place, Rule, Sources
from alongside.readback.article import fold_white_space
from alongside.rules.outcomes import failed, inapplicable, passed


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Limits: pages by reading level. The place is the last heading on the pages that are allowed."""
    for pdf in pdf_files(outputs, rule):
        most = int(rule.limits.get(pdf.artifact.strand.level, 0))
        if not most or pdf.artifact.format != "pdf":
            yield inapplicable(pdf.place)
            continue
        try:
            with Pdf.open(pdf.file) as opened:
                count = len(opened.pages)
                line = (
                    _line_of_last_page(outputs.sources, pdf.artifact, opened, most)
                    if count > most
                    else 0
                )
        except (PdfError, ValueError, RuntimeError):
            continue  # pdf-unreadable tells of it
        if count > most:
            yield failed(
                Place(pdf.place.path, line, page=pdf.artifact.path),
                seen=f"{count} pages",
                expected=f"at most {most} pages",
                count=count,
                most=most,
            )
        else:
            yield passed(pdf.place)


def _line_of_last_page(sources: Sources, artifact: Artifact, opened: Pdf, most: int) -> int:
    """Of the last heading that has a bookmark to a page within the limit; the file's first line if none is found."""
    pages = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}
    within = set()

    def walk(items) -> None:
        for item in items:
            target = item.destination
            if isinstance(target, Array) and pages.get(target[0].objgen, most + 1) <= most:
                within.add(fold_white_space(item.title))
            walk(item.children)

    with opened.open_outline() as outline:
        walk(outline.root)
    variant = sources.variants.get((artifact.document, artifact.strand.key))
    sections = variant.sections if variant else ()
    return max(
        (section.line for section in sections if fold_white_space(section.heading) in within),
        default=1,
    )
