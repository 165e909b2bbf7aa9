"""The marked places of the built pages become links that say what comes."""

from dataclasses import replace
from datetime import date

import pytest

from alongside.checks.outputs.file_link_unsaid import check
from alongside.errors import BuildFailed
from alongside.model import Format, Status
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.rules.rulebook import load
from alongside.web.downloads import downloads_context
from alongside.web.file_links import link_files
from pdfs import blank_pdf


@pytest.fixture
def outputs(tiny):
    """Every page with one place; every PDF with 2 empty pages, in large print with 5."""
    sources = find_documents(tiny, date(2026, 11, 22))
    publication = replace(sources.publication, formats=(Format.WEB, Format.PDF, Format.LARGE_PRINT))
    found = expected_outputs(replace(sources, publication=publication), tiny / ".build" / "site")
    for path in found.pages:
        file = found.site_folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<html lang='en'><body><p>Text</p></body></html>", encoding="utf-8")
    for artifact in found.artifacts:
        if artifact.is_pdf:
            blank_pdf(found.site_folder / artifact.path, 2 if artifact.format == "pdf" else 5)
    return found


def listed(context):
    """The documents of the page of files."""
    return [page for group in context["groups"] for page in group["pages"]]


def put(outputs, page, place):
    (outputs.site_folder / page).write_text(
        f"<html lang='en'><body>{place}</body></html>", encoding="utf-8"
    )


def linked(outputs, page):
    return (
        (outputs.site_folder / page)
        .read_text(encoding="utf-8")
        .split("body>")[1]
        .removesuffix("</")
    )


def test_a_place_becomes_a_link_in_the_words_of_its_page(outputs):
    put(outputs, "ur/bins.html", '<span data-file="ur/bins-plain-english-ur.pdf">پی ڈی ایف</span>')
    put(
        outputs,
        "easy-read/bins.html",
        '<span data-file="easy-read/bins-easy-read-en-large-print.pdf" id="a">A &amp; B</span>',
    )
    link_files(outputs)
    assert linked(outputs, "ur/bins.html") == (
        '<a href="bins-plain-english-ur.pdf" type="application/pdf" hreflang="ur">پی ڈی ایف، 2 صفحات، 1\u00a0کلو\u00a0بائٹ</a>'
    )
    assert linked(outputs, "easy-read/bins.html") == (
        '<a href="bins-easy-read-en-large-print.pdf" type="application/pdf" hreflang="en-simple" id="a">'
        "A &amp; B, 5 pages, 1\u00a0kB</a>"
    )


def test_doing_it_again_changes_nothing(outputs):
    put(outputs, "bins.html", '<span data-file="bins-full-en.pdf">PDF</span>')
    link_files(outputs)
    first = (outputs.site_folder / "bins.html").read_bytes()
    link_files(outputs)
    assert (outputs.site_folder / "bins.html").read_bytes() == first


def test_a_file_that_cannot_be_read_is_named(outputs):
    put(outputs, "ur/bins.html", '<span data-file="ur/bins-plain-english-ur.pdf">PDF</span>')
    (outputs.site_folder / "ur" / "bins-plain-english-ur.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(BuildFailed, match="ur/bins-plain-english-ur.pdf"):
        link_files(outputs)


def test_a_place_for_a_file_that_nobody_makes_and_a_missing_page_are_left_to_the_checks(outputs):
    put(outputs, "bins.html", '<span data-file="bins.docx">Word</span>')
    (outputs.site_folder / "ur" / "bins.html").unlink()
    link_files(outputs)
    assert linked(outputs, "bins.html") == '<span data-file="bins.docx">Word</span>'


def findings(outputs):
    return [
        (found.place.page, found.expected)
        for found in check(outputs, load()["file-link-unsaid"])
        if found.status is Status.FAILED
    ]


def test_what_was_linked_passes(outputs):
    put(outputs, "bins.html", '<span data-file="bins-full-en.pdf">PDF</span>')
    put(
        outputs,
        "ur/bins.html",
        '<span data-file="ur/bins-plain-english-ur-large-print.pdf">بڑے حروف کی پی ڈی ایف</span>',
    )
    link_files(outputs)
    assert findings(outputs) == []


@pytest.mark.parametrize(
    "words", ["PDF, 2 pages", "Large print PDF, 5 pages, 2 kB", "PDF, 5 pages, 1 kB", "here"]
)
def test_words_that_are_not_true_are_found(outputs, words):
    put(outputs, "bins.html", f'<a href="bins-full-en-large-print.pdf#page=2">{words}</a>')
    assert findings(outputs) == [("bins.html", "Large print PDF, 5 pages, 1 kB")]


def test_a_place_that_was_not_filled_is_found(outputs):
    put(outputs, "ur/downloads.html", '<span data-file="ur/bins-plain-english-ur.pdf">PDF</span>')
    assert findings(outputs) == [("ur/downloads.html", "a link to ur/bins-plain-english-ur.pdf")]


def test_an_epub_is_linked_with_its_own_type_and_comes_first_on_the_page_of_files(outputs):
    sources = replace(
        outputs.sources,
        publication=replace(outputs.sources.publication, formats=(Format.WEB, Format.EPUB)),
    )
    outputs = expected_outputs(sources, outputs.site_folder)
    for artifact in outputs.artifacts:
        if artifact.format == "epub":
            (outputs.site_folder / artifact.path).write_bytes(b"x" * 61_000)
    put(outputs, "downloads.html", '<span data-file="book-full-en.epub">EPUB</span>')
    link_files(outputs)
    assert linked(outputs, "downloads.html") == (
        '<a href="book-full-en.epub" type="application/epub+zip" hreflang="en">EPUB, 61\u00a0kB</a>'
    )
    assert findings(outputs) == []
    context = downloads_context(sources, sources.publication.source)
    assert [file["path"] for file in context["book"]] == ["book-full-en.epub"]
    assert [document["files"] for document in listed(context)] == [[], []]


def test_the_council_pack_is_offered_in_the_language_that_its_contents_are_in(outputs):
    formats = (Format.WEB, Format.BOOK, Format.PACK)
    sources = replace(
        outputs.sources, publication=replace(outputs.sources.publication, formats=formats)
    )
    outputs = expected_outputs(sources, outputs.site_folder)
    (outputs.site_folder / "council-pack-en.zip").write_bytes(b"x" * 876_000)
    put(
        outputs,
        "easy-read/downloads.html",
        '<span data-file="council-pack-en.zip">Council pack (ZIP)</span>',
    )
    link_files(outputs)
    assert linked(outputs, "easy-read/downloads.html") == (
        '<a href="../council-pack-en.zip" type="application/zip" hreflang="en">Council pack (ZIP), 876\u00a0kB</a>'
    )
    assert findings(outputs) == []
    offered = {
        strand.key: [file["path"] for file in downloads_context(sources, strand)["pack"]]
        for strand in sources.publication.strands
    }
    assert offered == {
        "full": ["council-pack-en.zip"],
        "plain-english": ["council-pack-en.zip"],
        "easy-read": ["council-pack-en.zip"],
        "ur": [],
    }


def test_the_page_of_files_lists_each_document_and_leads_to_its_siblings(outputs):
    sources = outputs.sources
    context = downloads_context(sources, sources.publication.strand("ur"))
    assert [
        (document["href"], [file["path"] for file in document["files"]])
        for document in listed(context)
    ] == [
        (
            "index.html",
            ["ur/index-plain-english-ur.pdf", "ur/index-plain-english-ur-large-print.pdf"],
        ),
        ("bins.html", ["ur/bins-plain-english-ur.pdf", "ur/bins-plain-english-ur-large-print.pdf"]),
    ]
    assert [(other["href"], other["tag"], other["label"]) for other in context["elsewhere"]] == [
        ("../downloads.html", "en", "Full version"),
        ("../plain-english/downloads.html", "en", "Plain English"),
        ("../easy-read/downloads.html", "en-simple", "Easy read"),
    ]


def test_the_files_of_the_whole_come_first_on_the_page_of_files(outputs):
    publication = replace(
        outputs.sources.publication, formats=(Format.WEB, Format.PDF, Format.BOOK)
    )
    sources = replace(outputs.sources, publication=publication)
    told = downloads_context(sources, sources.publication.strand("ur"))
    assert told["book"] == [
        {"format": "book", "label": "پی ڈی ایف", "path": "ur/book-plain-english-ur.pdf"}
    ]
    assert downloads_context(outputs.sources, sources.publication.strand("ur"))["book"] == []
