"""A built page to its PDF: tagged, PDF/UA-1, and with exactly the words of the page in every script."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

from pikepdf import ObjectStreamMode, Pdf

from alongside.errors import BuildFailed, ToolMissing
from alongside.formats.article import read_page
from alongside.formats.fonts import letters_without_a_font, named, script_font
from alongside.formats.pictures import settle_pictures
from alongside.formats.print_page import PrintPage, print_page
from alongside.formats.retag import retag
from alongside.formats.style import css
from alongside.formats.to_unicode import mend_letter_maps
from alongside.formats.wide_tables import divide, next_parts
from alongside.model import Language, Outputs, Publication, Strand

PROCESSES = 2
"""Twice the work in the same time on the two cores that we count on; more would only take memory."""


@dataclass(frozen=True)
class _Job:
    printed: PrintPage
    pictures: dict[str, Path]
    language: Language
    style: str
    root: Path
    out: Path
    source: str


def make_pdfs(outputs: Outputs) -> None:
    """Every PDF that is owed, from its page in outputs.built. What has not changed comes from .build/cache.

    Raises BuildFailed or ToolMissing, naming the Markdown file at fault.
    """
    _require_text_libraries()
    from alongside.formats.cache import Cache

    publication = outputs.sources.publication
    cache = Cache(publication.root / ".build" / "cache" / "pdf")
    waiting = []
    for page in outputs.artifacts:
        if page.format == "web":
            variant = outputs.sources.variants[(page.document, page.strand.key)]
            outs = {artifact.format: outputs.built / artifact.path for artifact in outputs.artifacts
                    if artifact.is_pdf and (artifact.document, artifact.strand) == (page.document, page.strand)}
            for job in _prepare(outputs.built / page.path, outs, publication, page.strand, page.document,
                                variant.path.as_posix()):
                key = cache.key(job.printed.html, job.style, job.root)
                if not cache.copy_to(key, job.out):
                    waiting.append((key, job))
    _make_all([job for _, job in waiting])
    for key, job in waiting:
        cache.keep(key, job.out)
    cache.forget_the_rest()


def make_pdf(page: Path, outs: Mapping[str, Path], *, publication: Publication, strand: Strand, document: str,
             source: str) -> None:
    """page: a built page, with its pictures beside it as on the site. outs: format to the PDF to write.

    source: its Markdown file. Raises BuildFailed when the page, a picture or a letter cannot be printed.
    """
    _require_text_libraries()
    for job in _prepare(page, outs, publication, strand, document, source):
        _make(job)


def _prepare(page: Path, outs: Mapping[str, Path], publication: Publication, strand: Strand, document: str,
             source: str) -> list[_Job]:
    """One job for each format: what is printed is the same, only its style differs."""
    article, draft = read_page(page, source)
    pictures = settle_pictures(article, page, source)
    printed = print_page(article, publication=publication, strand=strand, document=document, draft=draft)
    language = publication.language_of(strand)
    unknown = letters_without_a_font(printed.runs, script_font(language).families, publication.root)
    if unknown:
        raise BuildFailed(
            f"This character cannot be printed: {named(unknown[0])}.", path=source,
            why="No font of ours has it. A reader would see an empty box.",
            mend="Write the same thing in words or with another character.",
        )
    return [_Job(printed, pictures, language, css(language, format_), publication.root, out, source)
            for format_, out in outs.items()]


def _make_all(jobs: list[_Job]) -> None:
    if len(jobs) <= PROCESSES:
        for job in jobs:
            _make(job)
        return
    # Started afresh, not forked: the libraries that draw text do not survive a fork.
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        list(pool.map(_make, jobs))


def _require_text_libraries() -> None:
    # WeasyPrint looks for the system's libraries as it is imported. The rest of Alongside, its messages
    # first of all, must work without them. So nothing here imports it before it is needed.
    try:
        import alongside.formats.render  # noqa: F401
    except OSError as error:
        raise ToolMissing(
            "The libraries that draw text are not installed.", path="scripts/publish", seen=str(error),
            why="Without them no PDF can be made, and no page is released without its PDF.",
            mend="Run scripts/publish: it installs what is missing, or names the packages to ask for.",
        ) from None


def _make(job: _Job) -> None:
    from alongside.formats.render import render

    parts: dict[int, int] = {}
    drawn = render(job.printed.html, job.pictures, job.style, job.root, job.source)
    while wider := next_parts(drawn, job.printed, parts):
        parts = wider
        drawn = render(divide(job.printed.html, parts), job.pictures, job.style, job.root, job.source)
    job.out.parent.mkdir(parents=True, exist_ok=True)
    with Pdf.open(BytesIO(drawn)) as pdf:
        mend_letter_maps(pdf)
        retag(pdf, job.printed, job.language)
        pdf.save(job.out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
