"""Real PDFs for the hand-made website, for tests to break."""

from dataclasses import replace
from pathlib import Path

from pikepdf import Pdf

from alongside.formats.pdf.make import make_pdf
from alongside.languages import read_language
from alongside.model import Format, Language, Publication
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
    """Each page of the website in folder as the PDF beside it. Returns the folder of the built site."""
    site = folder / ".build" / "site"
    for strand in (FULL, URDU):
        page = site / strand.url / "bins.html"
        make_pdf(
            [page],
            {Format.PDF: page.with_suffix(".pdf")},
            publication=PUBLICATION,
            strand=strand,
            document="bins",
            source=(Path("docs") / strand.folder / "bins.md").as_posix(),
        )
    return site


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
