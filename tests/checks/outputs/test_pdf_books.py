"""The checks of PDFs know every word that a book has to say, and find each that differs."""

import pytest
from pikepdf import Dictionary, Pdf

from alongside.checks.outputs import (
    artifact_missing,
    pdf_letters_too_small,
    pdf_not_accessible,
    pdf_structure_differs,
    pdf_text_cut_off,
    pdf_text_differs,
)
from alongside.formats.pdf.make import make_pdfs
from alongside.outputs.printed_release import read_printed_release
from books import book_site
from websites import edit, failures

TEXT, STRUCTURE = "pdf-text-differs", "pdf-structure-differs"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    outputs = book_site(tmp_path_factory.mktemp("book"))
    make_pdfs(outputs)
    return outputs, {
        path: (outputs.site_folder / path).read_bytes()
        for path in (
            "book-full-en.pdf",
            "ur/book-plain-english-ur.pdf",
            "bins.html",
            "more.html",
            "ur/bins.html",
            "ur/more.html",
        )
    }


@pytest.fixture
def site(made):
    """As it was made, whatever a test before has done to it."""
    outputs, files = made
    for path, content in files.items():
        (outputs.site_folder / path).write_bytes(content)
    return outputs


def change_text(file, old, new):
    """In what a screen reader is told; the letters stay."""
    with Pdf.open(file, allow_overwriting_input=True) as pdf:
        changed = [
            element
            for element in pdf.objects
            if isinstance(element, Dictionary) and str(element.get("/ActualText", "")) == old
        ]
        assert changed
        for element in changed:
            element.ActualText = new
        pdf.save()


@pytest.mark.parametrize(
    "rule,check",
    [
        (TEXT, pdf_text_differs),
        (STRUCTURE, pdf_structure_differs),
        ("pdf-not-accessible", pdf_not_accessible),
        ("pdf-letters-too-small", pdf_letters_too_small),
        ("pdf-text-cut-off", pdf_text_cut_off),
    ],
)
def test_a_right_one_passes(site, rule, check):
    assert failures(rule, check.check, site) == []


def test_a_word_of_a_document_that_differs_names_the_book(site):
    edit(site, "ur/more.html", "3 کوڑے", "4 کوڑے")
    (found,) = failures(TEXT, pdf_text_differs.check, site)
    assert (found.place.path, found.place.page) == (
        "docs/languages/ur",
        "ur/book-plain-english-ur.pdf",
    )


def test_a_wrong_page_number_in_the_contents_is_found(site):
    change_text(site.site_folder / "book-full-en.pdf", "3", "5")
    (found,) = failures(TEXT, pdf_text_differs.check, site)
    assert "3" in found.expected and "5" in found.seen


def test_a_wrong_release_on_the_cover_is_found(site):
    file = site.site_folder / "book-full-en.pdf"
    change_text(file, f"Release {read_printed_release(file)}", "Release ba9876543210")
    (found,) = failures(TEXT, pdf_text_differs.check, site)
    assert "ba9876543210" in found.seen


def test_a_number_that_differs_from_the_web_page_is_found(site):
    change_text(site.site_folder / "book-full-en.pdf", "2.1 ", "2.7 ")
    (found,) = failures(STRUCTURE, pdf_structure_differs.check, site)
    assert (found.seen, found.expected) == (
        "2.7 Every home has 3 bins.",
        "2.1 Every home has 3 bins.",
    )
    assert found.values["part"] == "the number of a paragraph"


def test_a_number_on_the_web_page_that_the_book_lacks_is_found(site):
    edit(site, "bins.html", '<ol start="3">', '<ol start="3" id="para-1.3">')
    (found,) = failures(STRUCTURE, pdf_structure_differs.check, site)
    assert found.expected == "1.3 "


def test_an_added_document_of_another_book_is_found(site):
    (site.site_folder / "book-full-en.pdf").write_bytes(
        (site.site_folder / "ur" / "book-plain-english-ur.pdf").read_bytes()
    )
    assert len(failures(TEXT, pdf_text_differs.check, site)) == 1


def test_a_page_that_cannot_be_read_is_not_a_pass(site):
    (site.site_folder / "bins.html").write_text("", encoding="utf-8")
    assert [found.status for found in failures(TEXT, pdf_text_differs.check, site)] == [
        "cannot tell"
    ]


def test_a_missing_book_is_missed(site):
    (site.site_folder / "ur" / "book-plain-english-ur.pdf").unlink()
    (found,) = failures("artifact-missing", artifact_missing.check, site)
    assert (found.place.path, found.values["format"]) == ("docs/languages/ur", "book")
