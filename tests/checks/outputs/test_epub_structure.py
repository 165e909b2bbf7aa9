"""What an EPUB must have as its pages have it; each fault alone, in the book of the Urdu pages."""

from dataclasses import replace

import pytest

from alongside.checks.outputs import epub_structure_differs, epub_text_differs
from alongside.model import Status
from epubs import contents, edit_book, pack_books
from websites import change, failures, outcomes, outputs_in, website

LINKED = (
    '<p><a href="../bins.html">Text</a> <span lang="en" dir="ltr">English</span></p>'
    '<table><tr><th scope="col">A</th></tr><tr><td>B</td></tr></table><ul><li>One</li></ul></article>'
)


@pytest.fixture
def book(tmp_path):
    website(tmp_path)
    change(tmp_path, "ur/bins.html", "</article>", LINKED)
    return pack_books(tmp_path) / "ur" / "book.epub"


def test_a_book_as_it_is_made_passes(book, tmp_path):
    assert failures_of(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "part"),
    [
        ("chapter-bins.xhtml", "<h2", "<h3", "a heading"),
        ("chapter-bins.xhtml", "<ol", "<ul", "a list or table"),
        ("chapter-bins.xhtml", ' start="3"', "", "a list or table"),
        ("chapter-bins.xhtml", ' scope="col"', ' scope="row"', "a header cell of a table"),
        ("chapter-bins.xhtml", ' lang="en"', ' lang="pl"', "a part in another language"),
        ("chapter-bins.xhtml", "/bins.html", "/bins.htm", "a link"),
        (
            "chapter-bins.xhtml",
            "<h1",
            '<img alt="A bin" src="a.svg"/><h1',
            "the words for a picture",
        ),
        ("nav.xhtml", "#days", '">x</a><a href="#days', "the list of contents"),
        ("title.xhtml", ' dir="rtl"', ' dir="ltr"', "the direction in which it is read"),
        ("about.xhtml", ' xml:lang="ur"', "", "its language"),
        ("package.opf", "<dc:language>ur<", "<dc:language>en<", "its language"),
    ],
)
def test_each_part_is_compared(book, tmp_path, name, old, new, part):
    if old in ("<h2", "<ol"):  # the end of the element has to go along
        edit_book(book, name, f"</{old[1:]}>", f"</{new[1:]}>")
    edit_book(book, name, old, new)
    assert part in [found.values["part"] for found in failures_of(tmp_path)]


@pytest.mark.parametrize("content", [b"PK", b"PK\x03\x04 and no more"])
def test_a_file_that_cannot_be_opened_is_left_to_epubcheck(book, tmp_path, content):
    book.write_bytes(content)
    assert [
        found.place.page
        for found in outcomes(
            "epub-structure-differs", epub_structure_differs.check, outputs_in(tmp_path)
        )
    ] == ["book.epub"]


def test_a_publication_without_epubs_has_nothing_to_compare(tmp_path):
    outputs = website(tmp_path)
    outputs = replace(outputs, artifacts=tuple(a for a in outputs.artifacts if a.format != "epub"))
    for rule, module in (
        ("epub-structure-differs", epub_structure_differs),
        ("epub-text-differs", epub_text_differs),
    ):
        assert [found.status for found in outcomes(rule, module.check, outputs)] == [
            Status.INAPPLICABLE
        ]


def test_a_page_that_is_missing_cannot_be_compared(book, tmp_path):
    assert "EPUB/chapter-bins.xhtml" in contents(book)
    (book.parent / "bins.html").unlink()
    found = outcomes("epub-text-differs", epub_text_differs.check, outputs_in(tmp_path))
    assert [outcome.status for outcome in found] == [Status.PASSED, Status.CANNOT_TELL]


def failures_of(root):
    return failures("epub-structure-differs", epub_structure_differs.check, outputs_in(root))
