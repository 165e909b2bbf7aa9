"""A section that is too long for one book gets several, as even as its documents allow."""

from dataclasses import replace

import pytest

from alongside.model import Block, Section, Variant, Volume
from alongside.model.navigation import NavSection
from alongside.outputs.book_length import BookLengths
from alongside.outputs.volumes import divide_evenly, volume_name, volume_title, volumes_of_strand
from alongside.publication.catalogue import find_documents
from tiny_site import TODAY

COVER = 3


def pages_of(lengths):
    return lambda documents: COVER + sum(lengths[document] for document in documents)


@pytest.mark.parametrize(
    ("lengths", "longest", "parts"),
    [
        ([], 24, []),
        ([5], 24, ["a"]),
        ([21], 24, ["a"]),
        ([22], 24, ["a"]),  # one document is never divided: the gate tells of it
        ([60, 5], 24, ["a", "b"]),
        ([5, 60], 24, ["a", "b"]),
        ([5, 60, 5], 24, ["a", "b", "c"]),
        ([10, 11], 24, ["ab"]),
        ([11, 11], 24, ["a", "b"]),
        ([5, 5, 5, 5], 24, ["abcd"]),
        ([6, 6, 6, 6], 24, ["ab", "cd"]),
        ([7, 7, 7, 7], 24, ["ab", "cd"]),
        ([20, 1, 1, 1], 24, ["a", "bcd"]),
        ([20, 1, 1, 20], 24, ["ab", "cd"]),
        ([1, 1, 1, 20], 24, ["abc", "d"]),
        ([5] * 5, 24, ["abc", "de"]),
        ([4] * 6, 24, ["abc", "def"]),
        ([10, 2, 2, 10], 24, ["ab", "cd"]),
        ([9, 9, 9, 9, 9], 24, ["ab", "cd", "e"]),
        ([6, 6, 6, 6], 0, ["abcd"]),
        ([6, 6, 6, 6], 1, ["a", "b", "c", "d"]),
    ],
)
def test_parts_are_few_and_even(lengths, longest, parts):
    named = dict(zip("abcdefg", lengths, strict=False))
    assert ["".join(part) for part in divide_evenly(list(named), pages_of(named), longest)] == parts


def test_hundreds_of_documents_are_divided_soon():
    asked = []

    def pages(documents):
        asked.append(documents)
        return len(documents)

    parts = divide_evenly([str(number) for number in range(300)], pages, 24)
    assert {len(part) for part in parts} <= {23, 24}
    assert len(asked) < 300 * 26


@pytest.mark.parametrize(
    ("volume", "name"),
    [
        (Volume("law", ("a",)), "book-law"),
        (Volume("law", ("a",), 1, 2), "book-law.1"),
        # A section may be called law-1, and no document has a dot in its name.
        (Volume("law-1", ("a",)), "book-law-1"),
    ],
)
def test_no_two_books_have_the_same_name(volume, name):
    assert volume_name(volume) == name


def sources_with(tiny, ideas, longest=24):
    """The tiny publication with easy read in books of one section, of two documents with so many
    ideas each."""
    found = find_documents(tiny, TODAY)
    titles = {strand.key: "All" for strand in found.publication.strands}
    easy = replace(
        found.publication.strand("easy-read"), books_by_section=True, longest_book=longest
    )
    strands = [easy if each.key == easy.key else each for each in found.publication.strands]
    idea = Block("paragraph", "We ask you first.", 1, pictures=("people",))
    variants = dict(found.variants)
    for document in ("index", "bins"):
        old: Variant = variants[document, "easy-read"]
        (first, *_) = old.sections
        section: Section = replace(first, blocks=(idea,) * ideas)
        variants[document, "easy-read"] = replace(old, strand=easy, sections=(section,))
    publication = replace(
        found.publication,
        strands=tuple(strands),
        nav_sections=(NavSection("all", titles, ("index", "bins")),),
    )
    return replace(found, publication=publication, variants=variants), easy


@pytest.mark.parametrize(
    ("ideas", "longest", "counts"),
    [(10, 24, [1]), (40, 24, [1]), (70, 24, [2, 2]), (70, 0, [1]), (70, 100, [1])],
)
def test_how_long_a_book_will_be_is_told_from_its_ideas(tiny, ideas, longest, counts):
    sources, easy = sources_with(tiny, ideas, longest)
    assert [volume.count for volume in volumes_of_strand(sources, easy)] == counts


def test_a_version_that_is_left_out_is_in_no_part(tiny):
    sources, easy = sources_with(tiny, 70)
    lengths = BookLengths(sources, easy)
    assert lengths.pages(("index", "bins")) > 24 >= lengths.pages(("index",))
    assert lengths.pages(("index", "never-written")) >= lengths.pages(("index",))


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("full", "All – Part 2 of 3"),
        ("easy-read", "All – Part 2 of 3"),
        ("ur", "All – 3 میں سے حصہ 2"),
    ],
)
def test_a_part_is_called_so_in_the_words_of_its_readers(tiny, key, title):
    sources, _easy = sources_with(tiny, 1)
    publication = sources.publication
    volume = Volume("all", ("index",), 2, 3)
    assert volume_title(publication, volume, publication.strand(key)) == title
