"""The menu of a page: all documents of a small publication, a group of those of a large one."""

from dataclasses import replace

import pytest

from alongside.outputs.expected import split_into_leaves
from alongside.publication.catalogue import find_documents
from alongside.web import frame
from alongside.web.document import page_context
from tiny_site import TODAY, copy_of_tiny


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """The tiny publication with its page "index" under many names."""
    found = find_documents(copy_of_tiny(tmp_path_factory.mktemp("menu") / "tiny"), TODAY)
    slugs = ("index", *(f"part-{number}" for number in range(1, 100)))
    variants = {
        (slug, strand.key): replace(
            found.variants["index", strand.key], document=slug, meta={"title": slug.upper()}
        )
        for slug in slugs
        for strand in found.publication.strands
        if ("index", strand.key) in found.variants
    }
    publication = replace(found.publication, documents=slugs)
    return replace(found, publication=publication, variants=variants)


def titles_at(sources, slug):
    variant = sources.variants[slug, sources.publication.source.key]
    entries = page_context(sources, variant, split_into_leaves(variant)[0])["nav"]
    return [entry["title"] for entry in entries], [e["title"] for e in entries if e["current"]]


@pytest.mark.parametrize(
    ("slug", "first", "last", "shown"),
    [
        ("index", "INDEX", "PART-19", 20),
        ("part-19", "INDEX", "PART-19", 20),
        ("part-20", "PART-20", "PART-39", 20),
        ("part-45", "PART-40", "PART-59", 20),
        ("part-99", "PART-80", "PART-99", 20),
    ],
)
def test_a_page_of_many_lists_those_around_it_and_links_to_the_list_of_all(
    sources, slug, first, last, shown
):
    titles, current = titles_at(sources, slug)
    assert (titles[0], titles[-2], len(titles)) == (first, last, shown + 1)
    assert titles[-1] == "All pages"
    assert current == [slug.upper()]


@pytest.mark.parametrize("documents", [1, 2, 19, 20])
def test_as_many_as_a_reader_can_overlook_are_all_listed(sources, documents):
    slugs = sources.publication.documents[:documents]
    few = replace(sources, publication=replace(sources.publication, documents=slugs))
    titles, current = titles_at(few, slugs[-1])
    assert titles == [slug.upper() for slug in slugs]
    assert current == [slugs[-1].upper()]


def test_a_menu_does_not_grow_with_the_publication(sources):
    strand = sources.publication.source
    lengths = {
        len(frame.menu(sources, strand, f"{slug}.html", slug))
        for slug in sources.publication.documents
    }
    assert max(lengths) == frame.MENU_DOCUMENTS + 1
