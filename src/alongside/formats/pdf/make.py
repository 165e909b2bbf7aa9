"""Built pages to PDFs: tagged, PDF/UA-1, and with exactly the words of the pages in every script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

from lxml.html import HtmlElement
from pikepdf import ObjectStreamMode, Pdf

from alongside.assets.fonts import describe_character, letters_without_a_font, script_font
from alongside.errors import AlongsideError, BuildFailed, ToolMissing
from alongside.formats.pdf.book import fill_page_numbers, heading_ids_in_contents, make_book
from alongside.formats.pdf.pictures import resolve_pictures
from alongside.formats.pdf.print_page import PrintPage, make_print_page, number_runs
from alongside.formats.pdf.retag import retag
from alongside.formats.pdf.style import print_style_sheet
from alongside.formats.pdf.what_changed import make_what_changed
from alongside.formats.pdf.wide_tables import divide_tables, next_part_counts
from alongside.model import BOOK, WHAT_CHANGED, Language, Outputs, Publication, Strand
from alongside.outputs.expected import split_into_leaves
from alongside.readback.article import read_pages
from alongside.readback.pdf_page_numbers import label_pages, read_destination_pages
from alongside.readback.pdf_to_unicode import repair_to_unicode_maps

_MAX_ATTEMPTS = 4
"""The first without page numbers, the second with them; more only where they moved something."""
PROCESSES = 2
"""Twice the work in the same time on the two cores that we count on; more would only take memory."""
WORTH_HELP = 3
"""So many PDFs take longer than another process takes to start."""


@dataclass(frozen=True)
class _Job:
    printed: PrintPage
    pictures: Mapping[str, Path | bytes]
    language: Language
    style: str
    root: Path
    out: Path
    source: str


def make_pdfs(outputs: Outputs) -> None:
    """Every PDF that is owed, from the pages in outputs.built. What has not changed comes from .build/cache.

    Raises BuildFailed or ToolMissing, naming the Markdown file at fault.
    """
    _require_text_libraries()
    from alongside.formats.pdf.cache import PdfCache

    publication = outputs.sources.publication
    cache = PdfCache(publication.root / ".build" / "cache" / "pdf")
    waiting = []
    for job in [
        *_book_jobs(outputs),
        *_what_changed_jobs(outputs),
        *_page_jobs(outputs),
    ]:  # the longest first, so that no process waits for the other
        key = cache.key(job.printed.html, job.style, job.root)
        if not cache.copy_to(key, job.out):
            waiting.append((key, job))
    _make_all([job for _, job in waiting])
    for key, job in waiting:
        cache.keep(key, job.out)
    cache.remove_unused()


def _book_jobs(outputs: Outputs) -> Iterator[_Job]:
    for artifact in outputs.artifacts:
        if artifact.format == BOOK:
            language = outputs.sources.publication.language_of(artifact.strand)
            book = make_book(outputs, artifact.strand)
            yield _job(
                number_runs(book.root, language),
                book.pictures,
                language,
                BOOK,
                outputs.sources.root,
                outputs.site_folder / artifact.path,
                outputs.source_path_of(artifact),
            )


def _what_changed_jobs(outputs: Outputs) -> Iterator[_Job]:
    for artifact in outputs.artifacts:
        if artifact.format == WHAT_CHANGED:
            language = outputs.sources.publication.language_of(artifact.strand)
            root = make_what_changed(outputs, artifact.strand)
            yield _job(
                number_runs(root, language),
                {},
                language,
                WHAT_CHANGED,
                outputs.sources.root,
                outputs.site_folder / artifact.path,
                outputs.source_path_of(artifact),
            )


def _page_jobs(outputs: Outputs) -> Iterator[_Job]:
    for page in outputs.artifacts:
        if page.format == "web":
            outs = {
                artifact.format: outputs.site_folder / artifact.path
                for artifact in outputs.artifacts
                if artifact.is_pdf
                and (artifact.document, artifact.strand) == (page.document, page.strand)
            }
            variant = outputs.sources.variants[page.document, page.strand.key]
            yield from _jobs_of_variant(
                [outputs.site_folder / leaf.path for leaf in split_into_leaves(variant)],
                outs,
                outputs.sources.publication,
                page.strand,
                page.document,
                outputs.source_path_of(page),
            )


def make_pdf(
    pages: Sequence[Path],
    outs: Mapping[str, Path],
    *,
    publication: Publication,
    strand: Strand,
    document: str,
    source: str,
) -> None:
    """pages: all built pages of a Variant, with their pictures as on the site. outs: format to the PDF to write.

    source: its Markdown file. Raises BuildFailed when the page, a picture or a letter cannot be printed.
    """
    _require_text_libraries()
    for job in _jobs_of_variant(pages, outs, publication, strand, document, source):
        _make(job)


def make_pdf_of_html(
    root: HtmlElement,
    out: Path,
    *,
    language: Language,
    format_: str,
    publication: Publication,
    source: str,
) -> None:
    """root: a page of ours, put together already, whose links lead where they shall. It has no pictures.

    Raises BuildFailed when it cannot be printed.
    """
    _require_text_libraries()
    _make(_job(number_runs(root, language), {}, language, format_, publication.root, out, source))


def _jobs_of_variant(
    pages: Sequence[Path],
    outs: Mapping[str, Path],
    publication: Publication,
    strand: Strand,
    document: str,
    source: str,
) -> list[_Job]:
    """One job for each format: what is printed is the same, only its style differs."""
    article, draft = read_pages(pages, source)
    # All pages of a Variant are in one folder, so a picture has the same address on each of them.
    pictures = resolve_pictures(article, pages[0], source)
    printed = make_print_page(
        article, publication=publication, strand=strand, document=document, draft=draft
    )
    language = publication.language_of(strand)
    return [
        _job(printed, pictures, language, format_, publication.root, out, source)
        for format_, out in outs.items()
    ]


def _job(
    printed: PrintPage,
    pictures: Mapping[str, Path | bytes],
    language: Language,
    format_: str,
    root: Path,
    out: Path,
    source: str,
) -> _Job:
    unknown = letters_without_a_font(printed.runs, script_font(language).families, root)
    if unknown:
        raise BuildFailed(
            f"This character cannot be printed: {describe_character(unknown[0])}.",
            path=source,
            why="No font of ours has it. A reader would see an empty box.",
            mend="Write the same thing in words or with another character.",
        )
    return _Job(
        printed, pictures, language, print_style_sheet(language, format_), root, out, source
    )


def _make_all(jobs: list[_Job]) -> None:
    """Raises what the first of the jobs raised, whichever failed sooner."""
    if len(jobs) < WORTH_HELP:
        for job in jobs:
            _make(job)
        return
    # Started afresh, not forked: the libraries that draw text do not survive a fork.
    with ProcessPoolExecutor(PROCESSES - 1, mp_context=get_context("spawn")) as helpers:
        made = [helpers.submit(_make, job) for job in jobs]
        # This process has the libraries already. So it makes what no helper has begun, and starts at once.
        for number, job in enumerate(jobs):
            if made[number].cancel():
                made[number] = _make_in_this_process(job)
        for answer in made:
            answer.result()


def _make_in_this_process(job: _Job) -> Future:
    answer: Future = Future()
    try:
        answer.set_result(_make(job))
    except AlongsideError as error:
        answer.set_exception(error)
    return answer


def _require_text_libraries() -> None:
    # WeasyPrint looks for the system's libraries as it is imported. The rest of Alongside, its messages
    # first of all, must work without them. So nothing here imports it before it is needed.
    try:
        import alongside.formats.pdf.render  # noqa: F401
    except OSError as error:
        raise ToolMissing(
            "The libraries that draw text are not installed.",
            path="scripts/publish",
            seen=str(error),
            why="Without them no PDF can be made, and no page is released without its PDF.",
            mend="Run scripts/publish: it installs what is missing, or names the packages to ask for.",
        ) from None


def _make(job: _Job) -> None:
    printed, drawn = _draw_with_page_numbers(job)
    job.out.parent.mkdir(parents=True, exist_ok=True)
    with Pdf.open(BytesIO(drawn)) as pdf:
        repair_to_unicode_maps(pdf)
        retag(pdf, printed, job.language)
        label_pages(pdf, job.language)
        pdf.save(job.out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)


def _draw_with_page_numbers(job: _Job) -> tuple[PrintPage, bytes]:
    """What was printed in the end, and its PDF. Contents are printed again until every page number is right."""
    printed, wanted = job.printed, heading_ids_in_contents(job.printed)
    written: dict[str, int] = {}
    parts: dict[int, int] = {}
    for _ in range(_MAX_ATTEMPTS):
        drawn, parts = _draw_tables(job, printed, parts)
        if not wanted:
            return printed, drawn
        found = {id_: page for id_, page in read_destination_pages(drawn).items() if id_ in wanted}
        if found == written:
            return printed, drawn
        printed, written = fill_page_numbers(job.printed, found, job.language), found
    raise BuildFailed(
        "The page numbers in the contents of the book cannot be made to fit.",
        path=job.source,
        why="Each time they are printed, the headings move to other pages.",
        mend="Change the length of a heading, and publish again.",
    )


def _draw_tables(
    job: _Job, printed: PrintPage, parts: dict[int, int]
) -> tuple[bytes, dict[int, int]]:
    """The PDF, and into how many parts each table had to be divided to fit its paper."""
    from alongside.formats.pdf.render import render

    drawn = render(
        divide_tables(printed.html, parts), job.pictures, job.style, job.root, job.source
    )
    while wider := next_part_counts(drawn, printed, parts):
        parts = wider
        drawn = render(
            divide_tables(printed.html, parts), job.pictures, job.style, job.root, job.source
        )
    return drawn, parts
