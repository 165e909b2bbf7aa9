"""What a publication owes: each document in each format, and a book once for each strand."""

from dataclasses import replace
from datetime import date

import pytest

from alongside.errors import BadInput
from alongside.model import Edition, Format, KeptEdition
from alongside.outputs.expected import expected_outputs, strand_slugs
from alongside.publication.catalogue import find_documents
from alongside.web.generated import generated_pages


@pytest.fixture
def sources(tiny):
    found = find_documents(tiny, date(2026, 11, 22))
    return replace(
        found, publication=replace(found.publication, formats=(Format.WEB, Format.PDF, Format.BOOK))
    )


def test_each_strand_owes_one_book_beside_its_pages(sources, tmp_path):
    artifacts = expected_outputs(sources, tmp_path).artifacts
    books = [artifact for artifact in artifacts if artifact.is_collection]
    paths = (
        "book-full-en.pdf",
        "plain-english/book-plain-english-en.pdf",
        "easy-read/book-easy-read-en.pdf",
        "ur/book-plain-english-ur.pdf",
    )
    assert [(book.path, book.document, book.format, book.is_pdf) for book in books] == [
        (path, Format.BOOK, Format.BOOK, True) for path in paths
    ]
    assert len(artifacts) == len(books) + 2 * 2 * 4


def test_no_book_is_owed_that_is_not_asked_for(sources, tmp_path):
    publication = replace(sources.publication, formats=(Format.WEB, Format.PDF))
    assert not any(
        a.is_collection
        for a in expected_outputs(replace(sources, publication=publication), tmp_path).artifacts
    )


def test_a_finding_of_a_book_names_the_folder_of_its_text(sources, tmp_path):
    outputs = expected_outputs(sources, tmp_path)
    assert [outputs.source_path_of(a) for a in outputs.artifacts if a.is_collection] == [
        "docs",
        "docs/plain-english",
        "docs/easy-read",
        "docs/languages/ur",
    ]


def test_books_alone_are_something_to_download(sources):
    assert "downloads" in strand_slugs(
        replace(sources.publication, formats=(Format.WEB, Format.BOOK))
    )
    assert "downloads" not in strand_slugs(replace(sources.publication, formats=(Format.WEB,)))


def test_a_document_cannot_be_called_book(sources):
    publication = replace(
        sources.publication, documents=(*sources.publication.documents, Format.BOOK)
    )
    with pytest.raises(BadInput, match="cannot be called “book”"):
        generated_pages(replace(sources, publication=publication))


def test_what_has_changed_is_owed_where_an_edition_before_had_the_strand(sources, tmp_path):
    kept = KeptEdition(Edition("0.9", date(2026, 1, 1)), {("bins", "ur"): (), ("bins", "full"): ()})
    publication = replace(
        sources.publication, formats=(Format.WEB, Format.WHAT_CHANGED), previous_edition=kept
    )
    outputs = expected_outputs(replace(sources, publication=publication), tmp_path)
    assert [a.path for a in outputs.artifacts if a.is_pdf] == [
        "what-changed-full-en.pdf",
        "ur/what-changed-plain-english-ur.pdf",
    ]
    outputs = expected_outputs(
        replace(sources, publication=replace(publication, previous_edition=None)), tmp_path
    )
    assert not [a.path for a in outputs.artifacts if a.is_pdf]


def test_a_publication_owes_one_pack_for_all_its_strands(sources, tmp_path):
    with_pack = replace(
        sources,
        publication=replace(sources.publication, formats=(Format.WEB, Format.BOOK, Format.PACK)),
    )
    outputs = expected_outputs(with_pack, tmp_path)
    (pack,) = [artifact for artifact in outputs.artifacts if artifact.format == Format.PACK]
    assert (pack.path, pack.document, pack.strand.key) == (
        "council-pack-en.zip",
        Format.PACK,
        "full",
    )
    assert (pack.is_collection, pack.is_pdf, outputs.source_path_of(pack)) == (True, False, "docs")
    assert not any(
        artifact.format == Format.PACK for artifact in expected_outputs(sources, tmp_path).artifacts
    )


def test_a_document_cannot_be_called_council_pack(sources):
    publication = replace(
        sources.publication, documents=(*sources.publication.documents, Format.PACK)
    )
    with pytest.raises(BadInput, match="cannot be called “council-pack”"):
        generated_pages(replace(sources, publication=publication))
