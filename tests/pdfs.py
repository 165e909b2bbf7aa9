"""Real PDFs for the hand-made website, for tests to break."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pikepdf import Pdf

from alongside.formats.pdf.cache import PROGRAM_PACKAGES
from alongside.formats.pdf.make import make_pdf
from alongside.formats.pdf.text_libraries import text_library_versions
from alongside.languages import read_language
from alongside.model import Format, Language, Publication, Strand
from alongside.system.file_cache import cache_key, publication_cache
from alongside.system.program_version import program_version
from websites import CONTACT, FULL, REPOSITORY, STATEMENT, URDU, URL


def _language(tag: str) -> Language:
    language = read_language(tag)
    return replace(
        language, strings={**language.strings, "publication": "Bins", "organisation": "Council"}
    )


PUBLICATION = Publication(
    root=REPOSITORY,
    name="Bins",
    organisation="Council",
    url=URL,
    documents=("bins",),
    strands=(FULL, URDU),
    contact=CONTACT,
    languages={tag: _language(tag) for tag in ("en", "ur", "pl", "bn")},
    formats=(Format.WEB, Format.PDF),
    exceptions=(),
    statement=STATEMENT,
)
"""The website's publication, with the repository's fonts."""


def print_pages(folder: Path) -> Path:
    """Each page of the website in folder as the PDF beside it. Returns the folder of the built site.

    Dozens of tests print the same pages before they break something: such a PDF is made once.
    """
    site = folder / ".build" / "site"
    kept = publication_cache(REPOSITORY, "pdfs-of-tests")
    for strand in (FULL, URDU):
        page = site / strand.url / "bins.html"
        key = _key(site, strand)
        pdf = kept.get(key)
        if pdf is None:
            _print_page(page, strand)
            kept.put(key, page.with_suffix(".pdf").read_bytes())
        else:
            page.with_suffix(".pdf").write_bytes(pdf)
    return site


def _print_page(page: Path, strand: Strand) -> None:
    make_pdf(
        [page],
        {Format.PDF: page.with_suffix(".pdf")},
        publication=PUBLICATION,
        strand=strand,
        document="bins",
        source=(Path("docs") / strand.folder / "bins.md").as_posix(),
    )


def _key(site: Path, strand: Strand) -> str:
    """Of all that a PDF can be made from: the whole website, the code that draws, libraries, fonts."""
    parts = [
        program_version(*PROGRAM_PACKAGES),
        text_library_versions(),
        repr(PUBLICATION),
        strand.key,
    ]
    files = [file for file in site.rglob("*") if file.is_file() and file.suffix != ".pdf"]
    for file in sorted(files):
        parts += [file.relative_to(site).as_posix(), sha256(file.read_bytes()).hexdigest()]
    return cache_key(*parts, (REPOSITORY / "package-lock.json").read_bytes())


def with_pages(file: Path, pages: int) -> None:
    """The PDF with empty pages at its end, until it has so many."""
    with Pdf.open(file, allow_overwriting_input=True) as pdf:
        while len(pdf.pages) < pages:
            pdf.add_blank_page()
        pdf.save()


def blank_pdf(file: Path, pages: int) -> None:
    """A PDF of so many empty pages and less than a kilobyte each."""
    with Pdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        pdf.save(file, static_id=True)
