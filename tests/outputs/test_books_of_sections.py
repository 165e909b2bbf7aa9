"""A strand can have a book of each section of the publication in place of one of all."""

from dataclasses import replace

import pytest

from alongside.errors import BadInput
from alongside.formats.pack.contents import find_pack_files
from alongside.formats.pdf.make import make_pdfs
from alongside.gates.judge import judge
from alongside.model import Format, Volume
from alongside.model.navigation import NavSection
from alongside.outputs.expected import expected_outputs
from alongside.outputs.origin import Origins
from alongside.publication.settings import read_publication
from alongside.readback.pdf_tags import read_tagged_pdf
from alongside.release.manifest import _source_fingerprints
from alongside.rules.rulebook import load
from alongside.web.downloads import downloads_context
from books import book_site

SECTIONS = (
    NavSection("rubbish", {"full": "Rubbish", "ur": "کوڑا"}, ("bins",)),
    NavSection("rest", {"full": "The rest", "ur": "باقی"}, ("more",)),
)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    site = book_site(tmp_path_factory.mktemp("sections"))
    publication = site.sources.publication
    full, urdu = publication.strands
    publication = replace(
        publication, nav_sections=SECTIONS, strands=(replace(full, books_by_section=True), urdu)
    )
    variants = {
        key: replace(variant, strand=publication.strand(key[1]))
        for key, variant in site.sources.variants.items()
    }
    sources = replace(site.sources, publication=publication, variants=variants)
    owed = expected_outputs(sources, site.site_folder)
    make_pdfs(owed)
    return owed


def books(outputs):
    return [artifact for artifact in outputs.artifacts if artifact.format == Format.BOOK]


def test_which_books_are_owed_is_known_before_they_are_drawn(outputs):
    assert [(book.path, book.document, book.volume) for book in books(outputs)] == [
        ("book-rubbish-full-en.pdf", "book-rubbish", Volume("rubbish", ("bins",))),
        ("book-rest-full-en.pdf", "book-rest", Volume("rest", ("more",))),
        ("ur/book-plain-english-ur.pdf", "book", None),
    ]


def test_each_book_says_its_section_and_holds_its_documents_only(outputs):
    for book, title, number in zip(
        books(outputs), ("Rubbish", "The rest"), ("1", "2"), strict=False
    ):
        tagged = read_tagged_pdf(outputs.site_folder / book.path)
        assert title in tagged.title
        assert [mark for mark in tagged.bookmarks if mark[0] == 2][0] == (2, "Your bins")
        assert tagged.bookmarks[1] == (1, title)
        assert len(tagged.articles) == 1
        assert f"{number}.2" in tagged.document.text


def test_a_link_to_another_book_leads_to_the_website(outputs):
    rest = read_tagged_pdf(outputs.site_folder / "book-rest-full-en.pdf")
    targets = [target for link in rest.document.descendants("Link") for target in link.link_targets]
    assert any(target.endswith("bins.html#days") for target in targets)


@pytest.mark.parametrize("rule", ["pdf-text-differs", "pdf-structure-differs"])
def test_the_gate_finds_each_book_true(outputs, rule):
    verdict = judge("outputs", outputs, [load()[rule]])
    assert list(verdict.findings) == []


def test_a_book_is_made_from_its_documents_only(outputs):
    rubbish, rest, whole = books(outputs)
    made = [{key.split("#")[0] for key in _source_fingerprints(outputs, book)} for book in (rubbish, rest, whole)]  # fmt: skip
    assert made == [{"bins"}, {"more"}, {"bins", "more"}]
    origins = Origins(outputs)
    assert origins.of_artifact(rubbish) != origins.of_artifact(rest)


def test_readers_and_councils_find_every_book(outputs):
    strand = outputs.sources.publication.strand("full")
    links = downloads_context(outputs.sources, strand)["book"]
    assert [(link["path"], link["label"].split(" – ")[0]) for link in links] == [
        ("book-rubbish-full-en.pdf", "Rubbish"),
        ("book-rest-full-en.pdf", "The rest"),
    ]
    assert len({link["format"] for link in links}) == 2
    assert downloads_context(outputs.sources, strand)["book_heading"] == "Books"
    urdu = outputs.sources.publication.strand("ur")
    strings = outputs.sources.publication.language_of(urdu).strings
    assert downloads_context(outputs.sources, urdu)["book_heading"] == strings["whole_publication"]
    assert [each.name for each in find_pack_files(outputs)] == [
        "book-rubbish-full-en.pdf",
        "book-rest-full-en.pdf",
        "book-plain-english-ur.pdf",
    ]


@pytest.mark.parametrize(
    ("line", "by_section", "longest"),
    [("books: by-section", True, 0), ("books: whole", False, 0), ("longest_book: 24", False, 24)],
)
def test_a_level_says_it(tiny, line, by_section, longest):
    add_to_full(tiny, line)
    in_sections(tiny)
    strand = read_publication(tiny).source
    assert (strand.books_by_section, strand.longest_book) == (by_section, longest)


@pytest.mark.parametrize("line", ["books: sections", "longest_book: 0", "longest_book: many"])
def test_what_nobody_can_mean_is_refused(tiny, line):
    add_to_full(tiny, line)
    with pytest.raises(BadInput):
        read_publication(tiny)


def test_a_document_that_no_book_would_hold_is_refused(tiny):
    add_to_full(tiny, "books: by-section")
    with pytest.raises(BadInput, match="stands in no section"):
        read_publication(tiny)


def add_to_full(tiny, line):
    file = tiny / "publication.yml"
    text = file.read_text(encoding="utf-8")
    assert "  full:\n" in text
    file.write_text(text.replace("  full:\n", f"  full:\n    {line}\n", 1), encoding="utf-8")


def in_sections(tiny):
    file = tiny / "publication.yml"
    tree = "documents:\n  - id: all\n    title: {en: All, easy-read: All, ur: سب}\n    documents: [index, bins]\n"
    text = file.read_text(encoding="utf-8").replace("documents:\n  - index\n  - bins\n", tree)
    assert "id: all" in text
    file.write_text(text, encoding="utf-8")
