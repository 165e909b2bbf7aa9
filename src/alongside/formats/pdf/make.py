"""Built pages to PDFs: tagged, PDF/UA-1, with exactly the words of the pages in every script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lxml.html import HtmlElement

from alongside.errors import ToolMissing
from alongside.formats.pdf.book import make_book
from alongside.formats.pdf.drawing import PrintJob, draw_and_stamp, print_job, say_release
from alongside.formats.pdf.pictures import resolve_pictures
from alongside.formats.pdf.print_page import make_print_page, number_runs
from alongside.formats.pdf.processes import draw_all
from alongside.formats.pdf.what_changed import make_what_changed
from alongside.model import Artifact, Format, Language, Outputs, Publication, Strand
from alongside.outputs.expected import split_into_leaves
from alongside.readback.article import read_pages


def make_pdfs(outputs: Outputs) -> None:
    """Every PDF that is owed, from the pages in outputs.site_folder. Unchanged ones are kept ones.

    Raises BuildFailed or ToolMissing, naming the Markdown file at fault.
    """
    require_text_libraries()
    # Not at the top: the cache asks those libraries for their versions.
    from alongside.formats.pdf.cache import PdfCache

    cache = PdfCache(outputs.sources.publication.root)
    new_jobs: list[tuple[str, PrintJob]] = []
    jobs = list(_all_jobs(outputs))
    for job in jobs:
        key = cache.key(job.printed.html, job.style, job.root, str(job.fill_limits))
        if not cache.copy_to(key, job.out):
            new_jobs.append((key, job))
    # If one cannot be drawn, this raises, and all that is kept stays for the next run.
    draw_all([job for _, job in new_jobs])
    for key, job in new_jobs:
        cache.keep(key, job.out)
    for job in jobs:
        say_release(job)


def _all_jobs(outputs: Outputs) -> Iterator[PrintJob]:
    """The longest first, so that no process has to wait for another in the end."""
    yield from book_jobs(outputs)
    yield from _what_changed_jobs(outputs)
    yield from _page_jobs(outputs)


def book_jobs(outputs: Outputs) -> Iterator[PrintJob]:
    """The books of each strand that has one. Raises BuildFailed, naming the Markdown file."""
    for artifact in outputs.artifacts:
        if artifact.format in (Format.BOOK, Format.LARGE_PRINT_BOOK):
            book = make_book(outputs, artifact.strand)
            yield _collection_job(outputs, artifact, book.root, book.pictures)


def _what_changed_jobs(outputs: Outputs) -> Iterator[PrintJob]:
    for artifact in outputs.artifacts:
        if artifact.format == Format.WHAT_CHANGED:
            root = make_what_changed(outputs, artifact.strand)
            yield _collection_job(outputs, artifact, root, {})


def _collection_job(
    outputs: Outputs, artifact: Artifact, root: HtmlElement, pictures: Mapping[str, Path | bytes]
) -> PrintJob:
    """root: a page that is put together already and speaks of a whole strand."""
    language = outputs.sources.publication.language_of(artifact.strand)
    return print_job(
        number_runs(root, language),
        pictures=pictures,
        language=language,
        format_=artifact.format,
        level=artifact.strand.level,
        root=outputs.sources.root,
        out=outputs.site_folder / artifact.path,
        source=outputs.source_path_of(artifact),
        release=outputs.release_id,
    )


def _page_jobs(outputs: Outputs) -> Iterator[PrintJob]:
    for page in outputs.artifacts:
        if page.format == Format.WEB:
            variant = outputs.sources.variants[page.document, page.strand.key]
            leaves = split_into_leaves(variant)
            yield from _jobs_of_variant(
                [outputs.site_folder / leaf.path for leaf in leaves],
                _files_of_page(outputs, page),
                publication=outputs.sources.publication,
                strand=page.strand,
                document=page.document,
                source=outputs.source_path_of(page),
                release=outputs.release_id,
            )


def _files_of_page(outputs: Outputs, page: Artifact) -> dict[Format, Path]:
    """Format to the PDF of it that is owed of the same document."""
    same_document = (page.document, page.strand)
    return {
        artifact.format: outputs.site_folder / artifact.path
        for artifact in outputs.artifacts
        if artifact.is_pdf and (artifact.document, artifact.strand) == same_document
    }


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
    PDF to write. source: its Markdown file. release: its id, if there is one. Raises BuildFailed
    when the page, a picture or a letter cannot be printed.
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
        draw_and_stamp(job)


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
    require_text_libraries()
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
    draw_and_stamp(job)


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
            release=release,
        )
        for format_, out in outs.items()
    ]


def require_text_libraries() -> None:
    """Raises ToolMissing without the libraries of the system that draw text."""
    # WeasyPrint looks for them as it is imported. The rest of Alongside, its messages first of
    # all, must work without them. So nothing here imports it before it is needed.
    try:
        import alongside.formats.pdf.render  # noqa: F401
    except OSError as error:
        raise ToolMissing(
            "The libraries that draw text are not installed.",
            path="scripts/publish",
            seen=str(error),
            why="Without them no PDF can be made, and no page is released without its PDF.",
            mend="Run scripts/publish: it installs what is missing, "
            "or names the packages to ask for.",
        ) from None
