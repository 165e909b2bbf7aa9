"""Built pages to PDFs: tagged, PDF/UA-1, with exactly the words of the pages in every script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lxml.html import HtmlElement

from alongside.formats.pdf.book import make_book
from alongside.formats.pdf.cache import PdfCache
from alongside.formats.pdf.drawing import PrintJob, draw_pdf, print_job
from alongside.formats.pdf.fitting import fill_limits
from alongside.formats.pdf.own_release import OWN_RELEASE
from alongside.formats.pdf.pictures import resolve_pictures
from alongside.formats.pdf.print_page import PrintPage, make_print_page, number_runs
from alongside.formats.pdf.text_libraries import require_text_libraries
from alongside.formats.pdf.what_changed import make_what_changed
from alongside.model import Artifact, Format, Language, Outputs, Publication, Strand, Volume
from alongside.outputs.expected import split_into_leaves
from alongside.outputs.origin import Origins
from alongside.readback.article import read_pages
from alongside.system.processes import map_in_processes


def make_pdfs(outputs: Outputs) -> None:
    """Every PDF that is owed, from the pages in outputs.site_folder. Unchanged ones are kept ones.

    Raises BuildFailed or ToolMissing, naming the Markdown file at fault.
    """
    cache, origins = PdfCache(outputs.sources.publication.root), Origins(outputs)
    new_jobs: list[tuple[str, PrintJob]] = []
    for task in _tasks(outputs):
        new_jobs += _unkept_jobs(outputs, task, cache, origins)
    if new_jobs:
        require_text_libraries()

    def keep(place: int) -> None:
        key, job = new_jobs[place]
        cache.keep(key, job.out)

    # If one cannot be drawn, this raises, and all that is kept stays for the next run.
    map_in_processes(draw_pdf, [job for _, job in new_jobs], "PDFs", keep)


@dataclass(frozen=True)
class _Task:
    """PDFs that are printed from the same pages.

    prepare: makes their jobs, in the order of the artifacts. has_known_origin: whether nothing but
    pages and settings decides what they are like.
    """

    artifacts: tuple[Artifact, ...]
    prepare: Callable[[], list[PrintJob]]
    has_known_origin: bool = True


def _tasks(outputs: Outputs) -> Iterator[_Task]:
    """The longest first, so that no process has to wait for another in the end."""
    for books in _books(outputs):
        yield _Task(books, partial(_jobs_of_books, outputs, books))
    for artifact in outputs.artifacts:
        if artifact.format == Format.WHAT_CHANGED:
            prepare = partial(_what_changed_jobs, outputs, artifact)
            yield _Task((artifact,), prepare, has_known_origin=False)
    for artifact in outputs.artifacts:
        files = tuple(_files_of_page(outputs, artifact)) if artifact.format == Format.WEB else ()
        if files:
            yield _Task(files, partial(_page_jobs, outputs, artifact, files))


def _unkept_jobs(
    outputs: Outputs, task: _Task, cache: PdfCache, origins: Origins
) -> Iterator[tuple[str, PrintJob]]:
    """Key and job of each PDF that is not kept. Those that are kept are written."""
    keys = _origin_keys(outputs, task, cache, origins)
    outs = [outputs.site_folder / artifact.path for artifact in task.artifacts]
    if keys and all(
        cache.copy_to(cache.key_by_origin(key), out) for key, out in zip(keys, outs, strict=True)
    ):
        return
    for number, job in enumerate(task.prepare()):
        key = _job_key(cache, job)
        if not cache.copy_to(key, job.out):
            yield key, job
        if keys:
            cache.keep_key(keys[number], key)


def _origin_keys(outputs: Outputs, task: _Task, cache: PdfCache, origins: Origins) -> list[str]:
    """Where the cache key of each PDF is kept, by what it is made from; none if that is unknown."""
    if not task.has_known_origin:
        return []
    root, limits = outputs.sources.root, str(fill_limits())
    return [
        cache.key_of_origin(origins.of_artifact(artifact), root, limits)
        for artifact in task.artifacts
    ]


def _books(outputs: Outputs) -> Iterator[tuple[Artifact, ...]]:
    """The books of each strand, or of each of its sections: printed from the same page."""
    by_page: dict[tuple[str, Volume | None], list[Artifact]] = {}
    for artifact in outputs.artifacts:
        if artifact.format in (Format.BOOK, Format.LARGE_PRINT_BOOK):
            by_page.setdefault((artifact.strand.key, artifact.volume), []).append(artifact)
    return map(tuple, by_page.values())


def book_jobs(outputs: Outputs) -> Iterator[PrintJob]:
    """The books of each strand that has one. Raises BuildFailed, naming the Markdown file."""
    for books in _books(outputs):
        yield from _jobs_of_books(outputs, books)


def _jobs_of_books(outputs: Outputs, books: Sequence[Artifact]) -> list[PrintJob]:
    book = make_book(outputs, books[0].strand, books[0].volume)
    printed = number_runs(book.root, outputs.sources.publication.language_of(books[0].strand))
    return [_collection_job(outputs, artifact, printed, book.pictures) for artifact in books]


def _what_changed_jobs(outputs: Outputs, artifact: Artifact) -> list[PrintJob]:
    root = make_what_changed(outputs, artifact.strand)
    printed = number_runs(root, outputs.sources.publication.language_of(artifact.strand))
    return [_collection_job(outputs, artifact, printed, {})]


def _collection_job(
    outputs: Outputs, artifact: Artifact, printed: PrintPage, pictures: Mapping[str, Path | bytes]
) -> PrintJob:
    """printed: a page that is put together already and speaks of a whole strand."""
    return print_job(
        printed,
        pictures=pictures,
        language=outputs.sources.publication.language_of(artifact.strand),
        format_=artifact.format,
        level=artifact.strand.level,
        root=outputs.sources.root,
        out=outputs.site_folder / artifact.path,
        source=outputs.source_path_of(artifact),
    )


def _page_jobs(outputs: Outputs, page: Artifact, files: Sequence[Artifact]) -> list[PrintJob]:
    variant = outputs.sources.variants[page.document, page.strand.key]
    return _jobs_of_variant(
        [outputs.site_folder / leaf.path for leaf in split_into_leaves(variant)],
        {artifact.format: outputs.site_folder / artifact.path for artifact in files},
        publication=outputs.sources.publication,
        strand=page.strand,
        document=page.document,
        source=outputs.source_path_of(page),
        release=OWN_RELEASE,
    )


def _files_of_page(outputs: Outputs, page: Artifact) -> Iterator[Artifact]:
    """The PDFs that are owed of the same document."""
    for artifact in outputs.artifacts:
        same_document = (artifact.document, artifact.strand) == (page.document, page.strand)
        if artifact.is_pdf and same_document:
            yield artifact


def make_pdf(
    pages: Sequence[Path],
    outs: Mapping[Format, Path],
    *,
    publication: Publication,
    strand: Strand,
    document: str,
    source: str,
    release: str = "",
) -> None:
    """Writes the PDFs of one document.

    pages: all built pages of a Variant, with their pictures as on the site. outs: format to the
    PDF to write. source: its Markdown file. release: the one that they name, if any. Raises
    BuildFailed when the page, a picture or a letter cannot be printed.
    """
    require_text_libraries()
    for job in _jobs_of_variant(
        pages,
        outs,
        publication=publication,
        strand=strand,
        document=document,
        source=source,
        release=release,
    ):
        draw_pdf(job)


def make_pdf_of_html(
    root: HtmlElement,
    out: Path,
    *,
    language: Language,
    format_: Format,
    publication: Publication,
    source: str,
) -> None:
    """Writes the PDF of a page of ours that is put together already and has no pictures.

    root: the page, whose links lead where they shall lead in the PDF. Raises BuildFailed when it
    cannot be printed.
    """
    job = print_job(
        number_runs(root, language),
        pictures={},
        language=language,
        format_=format_,
        level=publication.source.level,
        root=publication.root,
        out=out,
        source=source,
    )
    cache = PdfCache(publication.root)
    key = _job_key(cache, job)
    if not cache.copy_to(key, out):
        require_text_libraries()
        draw_pdf(job)
        cache.keep(key, out)


def _job_key(cache: PdfCache, job: PrintJob) -> str:
    return cache.key(job.printed.html, job.style, job.root, str(job.fill_limits))


def _jobs_of_variant(
    pages: Sequence[Path],
    outs: Mapping[Format, Path],
    *,
    publication: Publication,
    strand: Strand,
    document: str,
    source: str,
    release: str,
) -> list[PrintJob]:
    """One job for each format: what is printed is the same, only its style differs."""
    article, draft = read_pages(pages, source)
    # All pages of a Variant are in one folder, so a picture has the same address on each of them.
    pictures = resolve_pictures(article, pages[0], source)
    printed = make_print_page(
        article,
        publication=publication,
        strand=strand,
        document=document,
        draft=draft,
        release=release,
    )
    return [
        print_job(
            printed,
            pictures=pictures,
            language=publication.language_of(strand),
            format_=format_,
            level=strand.level,
            root=publication.root,
            out=out,
            source=source,
        )
        for format_, out in outs.items()
    ]
