"""Draws one PDF: everything that it takes is in its job, so that another process can do it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from pikepdf import ObjectStreamMode, Pdf

from alongside.assets.fonts import describe_character, letters_without_a_font, script_font
from alongside.errors import BuildFailed
from alongside.formats.pdf.book_page_numbers import fill_page_numbers, heading_ids_in_contents
from alongside.formats.pdf.fitting import draw_to_fit, fill_limits
from alongside.formats.pdf.print_page import PrintPage
from alongside.formats.pdf.release_stamp import RELEASE_PLACEHOLDER, stamp_release
from alongside.formats.pdf.retag import retag
from alongside.formats.pdf.style import print_style_sheet
from alongside.formats.pdf.wide_tables import divide_tables, next_part_counts
from alongside.model import Format, Language
from alongside.readback.pdf_ink import FillLimits
from alongside.readback.pdf_page_numbers import label_pages, read_destination_pages
from alongside.readback.pdf_to_unicode import repair_to_unicode_maps

_MAX_ATTEMPTS = 4
"""The first without page numbers, the second with them; more only where they moved something."""


@dataclass(frozen=True)
class PrintJob:
    """A PDF that is to be made.

    pictures: by the address that the page has for them; a file, or the drawing itself. style: the
    style sheet, without the fonts' files. root: of the publication. source: the Markdown file that
    a message about this PDF names. release: the id that takes the place of the placeholder in the
    end, or "" where none is said. fill_limits: how full its pages are to be.
    """

    printed: PrintPage
    pictures: Mapping[str, Path | bytes]
    language: Language
    style: str
    root: Path
    out: Path
    source: str
    release: str = ""
    fill_limits: FillLimits = field(default_factory=fill_limits)


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
    release: str = "",
) -> PrintJob:
    """Raises BuildFailed for a character that no font of ours has.

    level: of reading. release: the id that the page says, or "".
    """
    if release:
        printed = printed.with_text(release, RELEASE_PLACEHOLDER)
    missing = letters_without_a_font(printed.runs, script_font(language).families, root)
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
        style=print_style_sheet(language, format_, level, printed.head),
        root=root,
        out=out,
        source=source,
        release=release,
    )


def draw_pdf(job: PrintJob) -> None:
    """Writes the PDF of the job, without its release. Raises BuildFailed."""
    printed, drawn = draw_to_fit(
        lambda way: _draw_with_page_numbers(replace(job, style=job.style + way)),
        lambda drawn: drawn[1],
        job.fill_limits,
    )
    job.out.parent.mkdir(parents=True, exist_ok=True)
    with Pdf.open(BytesIO(drawn)) as pdf:
        repair_to_unicode_maps(pdf)
        retag(pdf, printed, job.language)
        label_pages(pdf, job.language)
        pdf.save(job.out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)


def draw_and_stamp(job: PrintJob) -> None:
    """Writes the whole PDF of the job. Raises BuildFailed when the page cannot be printed."""
    draw_pdf(job)
    say_release(job)


def say_release(job: PrintJob) -> None:
    """Writes the release into the PDF of the job, which is drawn already."""
    if job.release:
        stamp_release(job.out, job.release, from_right=job.language.direction == "rtl")


def _draw_with_page_numbers(job: PrintJob) -> tuple[PrintPage, bytes]:
    """What was printed in the end, and its PDF.

    On which page a heading stands is known only when the book is drawn. So its contents are
    printed again until every page number in them is right.
    """
    printed = job.printed
    headings = heading_ids_in_contents(printed)
    printed_numbers: dict[str, int] = {}
    part_counts: dict[int, int] = {}
    for _ in range(_MAX_ATTEMPTS):
        drawn, part_counts = _draw_tables(job, printed, part_counts)
        if not headings:
            return printed, drawn
        pages = read_destination_pages(drawn)
        numbers = {id_: page for id_, page in pages.items() if id_ in headings}
        if numbers == printed_numbers:
            return printed, drawn
        printed = fill_page_numbers(job.printed, numbers, job.language)
        printed_numbers = numbers
    raise BuildFailed(
        "The page numbers in the contents of the book cannot be made to fit.",
        path=job.source,
        why="Each time they are printed, the headings move to other pages.",
        mend="Change the length of a heading, and publish again.",
    )


def _draw_tables(
    job: PrintJob, printed: PrintPage, part_counts: dict[int, int]
) -> tuple[bytes, dict[int, int]]:
    """The PDF, and the number of parts into which each wide table was divided to fit its paper.

    part_counts: the numbers to begin with, by the number of the table.
    """
    drawn = _render(job, printed, part_counts)
    while next_counts := next_part_counts(drawn, printed, part_counts):
        part_counts = next_counts
        drawn = _render(job, printed, part_counts)
    return drawn, part_counts


def _render(job: PrintJob, printed: PrintPage, part_counts: Mapping[int, int]) -> bytes:
    # Not at the top: WeasyPrint needs libraries of the system (see require_text_libraries).
    from alongside.formats.pdf.render import render

    page = divide_tables(printed.html, part_counts)
    return render(page, job.pictures, job.style, job.root, job.source)
