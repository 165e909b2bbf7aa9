"""Draws one PDF: everything that it takes is in its job, so that another process can do it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from pikepdf import ObjectStreamMode, Pdf

from alongside.assets.font_table import script_font
from alongside.assets.fonts import describe_character, families_in_use, letters_without_a_font
from alongside.errors import BuildFailed
from alongside.formats.pdf.book_page_numbers import (
    are_numbers_drawn,
    count_pages,
    fill_page_numbers,
    has_page_numbers,
)
from alongside.formats.pdf.fitting import (
    BOOK_WAYS,
    WAYS_TO_FIT,
    WaysToFit,
    draw_to_fit,
    fill_limits,
)
from alongside.formats.pdf.print_page import PrintPage
from alongside.formats.pdf.retag import retag
from alongside.formats.pdf.style import print_style_sheet
from alongside.formats.pdf.wide_tables import divide_tables, keep_tables_only, next_part_counts
from alongside.model import Format, Language
from alongside.outputs.printed_release import RELEASE_ENTRY
from alongside.readback.pdf_ink import FillLimits
from alongside.readback.pdf_page_numbers import (
    destination_pages,
    label_pages,
    read_destination_pages,
)
from alongside.readback.pdf_to_unicode import repair_to_unicode_maps

_MAX_ATTEMPTS = 3
"""With typed page numbers; more than one only where they moved something."""


@dataclass(frozen=True)
class PrintJob:
    """A PDF that is to be made.

    pictures: by the address that the page has for them; a file, or the drawing itself. style: the
    style sheet, without the fonts' files. root: of the publication. source: the Markdown file that
    a message about this PDF names. fill_limits: how full its pages are to be. ways:
    style sheets to add until they are. has_cover: whether the first page is one.
    """

    printed: PrintPage
    pictures: Mapping[str, Path | bytes]
    language: Language
    style: str
    root: Path
    out: Path
    source: str
    fill_limits: FillLimits = field(default_factory=fill_limits)
    ways: WaysToFit = WAYS_TO_FIT
    has_cover: bool = False


def print_job(
    printed: PrintPage,
    *,
    pictures: Mapping[str, Path | bytes],
    language: Language,
    format_: Format,
    level: str,
    root: Path,
    out: Path,
    source: str,
) -> PrintJob:
    """Raises BuildFailed for a character that no font of ours has.

    level: of reading.
    """
    in_use = families_in_use(root)
    missing = letters_without_a_font(printed.runs, script_font(language, in_use).families, root)
    if missing:
        raise BuildFailed(
            f"This character cannot be printed: {describe_character(missing[0])}.",
            path=source,
            why="No font of ours has it. A reader would see an empty box.",
            mend="Write the same thing in words or with another character.",
        )
    return PrintJob(
        printed=printed,
        pictures=pictures,
        language=language,
        style=print_style_sheet(language, format_, level, printed.head, in_use),
        root=root,
        out=out,
        source=source,
        ways=BOOK_WAYS if format_.facts.has_cover else WAYS_TO_FIT,
        has_cover=format_.facts.has_cover,
    )


def draw_pdf(job: PrintJob) -> None:
    """Writes the PDF of the job. Raises BuildFailed when the page cannot be printed."""
    counted, tables = replace(job, printed=count_pages(job.printed)), _Tables(job)
    style, drawn = draw_to_fit(
        lambda way: (job.style + way, tables.draw(replace(counted, style=job.style + way))),
        lambda styled: styled[1],
        job.fill_limits,
        job.ways,
        has_cover=job.has_cover,
    )
    printed, drawn = _number_pages(replace(job, style=style), drawn, tables)
    job.out.parent.mkdir(parents=True, exist_ok=True)
    with Pdf.open(BytesIO(drawn)) as pdf:
        repair_to_unicode_maps(pdf)
        retag(pdf, printed, job.language)
        label_pages(pdf, job.language)
        if printed.release:
            pdf.docinfo[RELEASE_ENTRY] = printed.release
        pdf.save(job.out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)


def _number_pages(job: PrintJob, drawn: bytes, tables: _Tables) -> tuple[PrintPage, bytes]:
    """What is printed with the right page numbers in its contents, and its PDF.

    drawn: with the engine's own numbers. Where a heading moved while it wrote them, those after it
    can be of the page before. Then the numbers are typed, and it is drawn again until they are
    right.
    """
    if not has_page_numbers(job.printed):
        return job.printed, drawn
    with Pdf.open(BytesIO(drawn)) as pdf:
        repair_to_unicode_maps(pdf)
        printed = fill_page_numbers(job.printed, destination_pages(pdf), job.language)
        if are_numbers_drawn(pdf, printed):
            return printed, drawn
    for _ in range(_MAX_ATTEMPTS):
        drawn = tables.draw(replace(job, printed=printed))
        numbered = fill_page_numbers(job.printed, read_destination_pages(drawn), job.language)
        if numbered.html == printed.html:
            return printed, drawn
        printed = numbered
    raise BuildFailed(
        "The page numbers in the contents of the book cannot be made to fit.",
        path=job.source,
        why="Each time they are printed, the headings move to other pages.",
        mend="Change the length of a heading, and publish again.",
    )


class _Tables:
    """Draws the page of a job with each wide table in as many parts as it takes to fit its paper.

    part_counts: of those that are divided, by their number. None of the ways to draw a page makes
    its lines longer, so they hold for all.
    """

    def __init__(self, job: PrintJob) -> None:
        self.part_counts: dict[int, int] = {}
        if alone := keep_tables_only(job.printed):
            self.draw(replace(job, printed=alone))

    def draw(self, job: PrintJob) -> bytes:
        drawn = _render(job, self.part_counts)
        while next_counts := next_part_counts(drawn, job.printed, self.part_counts):
            self.part_counts = next_counts
            drawn = _render(job, self.part_counts)
        return drawn


def _render(job: PrintJob, part_counts: Mapping[int, int]) -> bytes:
    # Not at the top: WeasyPrint needs libraries of the system (see require_text_libraries).
    from alongside.formats.pdf.render import render

    page = divide_tables(job.printed.html, part_counts)
    return render(page, job.pictures, job.style, job.root, job.source)
