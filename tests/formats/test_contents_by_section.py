"""Books and EPUBs list what they hold in the sections of the publication."""

from pathlib import Path

import pytest
from lxml import html

from alongside.checks.outputs.pdf_structure import _bookmarks_of_page
from alongside.formats.epub import book as epub_book
from alongside.formats.epub.contents import list_contents
from alongside.formats.epub.pages import PageText
from alongside.formats.pdf.book_contents import book_contents, mark_sections
from alongside.formats.pdf.drawing import draw_pdf, print_job
from alongside.formats.pdf.print_page import number_runs
from alongside.model import Format
from alongside.publication.settings import read_publication
from alongside.readback.pdf_tags import read_tagged_pdf
from tiny_site import REPOSITORY

TREE = """documents:
  - index
  - id: rubbish
    title: {en: Rubbish, easy-read: Waste, ur: کوڑا}
    documents: [bins, law/fines]
"""


@pytest.fixture
def publication(tiny):
    file = tiny / "publication.yml"
    listed = "documents:\n  - index\n  - bins\n"
    assert listed in file.read_text(encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8").replace(listed, TREE), encoding="utf-8")
    return read_publication(tiny)


def article(document):
    return html.fragment_fromstring(
        f'<article><h1 id="{document}.introduction">{document.title()}</h1>'
        f'<h2 id="{document}.how">How</h2></article>'
    )


def lines(entries):
    return [(e["number"], e["title"], e["id"], lines(e["below"])) for e in entries]


@pytest.mark.parametrize(
    ("strand", "title", "numbers"),
    [("full", "Rubbish", ("1", "2", "3")), ("easy-read", "Waste", ("", "", "")), ("ur", "کوڑا", ("1", "2", "3"))],
)  # fmt: skip
def test_a_book_lists_chapters_below_their_section(publication, strand, title, numbers):
    slugs = ("index", "bins", "law/fines")
    entries = book_contents(
        publication, publication.strand(strand), slugs, [article(slug) for slug in slugs]
    )

    def chapter(number, slug):
        below = [("", "How", f"{slug}.how", [])]
        return (number, slug.title(), f"{slug}.introduction", below)

    one, two, three = (chapter(n, slug) for n, slug in zip(numbers, slugs, strict=True))
    assert lines(entries)[:2] == [one, ("", title, "", [two, three])]
    assert [entry["id"] for entry in entries[2:]] == ["book.formats"]


def test_bookmarks_of_a_section_stand_below_its_title(publication, tmp_path):
    language, slugs = (
        publication.language_of(publication.strand("ur")),
        ("index", "bins", "law/fines"),
    )
    texts = [article(slug) for slug in slugs]
    mark_sections(publication, publication.strand("ur"), slugs, texts)
    page = html.document_fromstring(
        '<html lang="ur" dir="rtl"><head><title>t</title></head><body class="book"></body></html>'
    )
    page.find("body").extend(texts)
    expected = list(_bookmarks_of_page(page))
    job = print_job(
        number_runs(page, language),
        pictures={},
        language=language,
        format_=Format.BOOK,
        level="full",
        root=REPOSITORY,
        out=tmp_path / "book.pdf",
        source="docs/bins.md",
    )
    draw_pdf(job)
    assert list(read_tagged_pdf(job.out).bookmarks) == expected
    assert expected == [
        (1, "Index"), (2, "How"),
        (1, "کوڑا"), (2, "Bins"), (3, "How"), (2, "Law/Fines"), (3, "How"),
    ]  # fmt: skip


def page_text(slug):
    return PageText(slug, Path(f"{slug}.html"), f"docs/{slug}.md", article(slug), "")


def test_an_epub_lists_chapters_below_their_section(publication):
    texts = [page_text(slug) for slug in ("index", "bins", "glossary")]
    first, section, glossary = list_contents(publication, publication.strand("ur"), texts)
    assert (first.href, first.title) == ("chapter-index.xhtml", "Index")
    assert (section.href, section.title) == ("", "کوڑا")
    assert [chapter.href for chapter in section.children] == ["chapter-bins.xhtml"]
    assert [part.title for part in section.children[0].children] == ["How"]
    assert (glossary.href, glossary.children) == ("chapter-glossary.xhtml", ())


def test_what_leads_nowhere_is_no_link_in_an_epub(publication):
    contents = list_contents(publication, publication.source, [page_text("bins")])
    language = publication.language_of(publication.source)
    page = epub_book._render(
        "nav.xhtml",
        {
            "contents": contents,
            "strings": language.strings,
            "language": language,
            "first": "",
            "has_glossary": False,
            "level": "full",
        },
    ).decode()
    assert "<li><span>Rubbish</span>" in page
    assert 'href=""' not in page
