"""What comes back as it was changes no byte, an edit only its section.

The first is tried with this repository's pages, many in a file, the rest with the small publication.
"""

import os
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from alongside.handover.file_formats import WRITERS
from alongside.handover.markdown_page import read_page
from alongside.handover.plan import page_text
from alongside.model import Strand
from alongside.pages.diagrams import diagrams_on
from alongside.pages.markdown import read_tokens
from alongside.publication.catalogue import parse_variant
from handover.handing import (
    FORMATS,
    STRANDS,
    WORDS,
    file_of,
    filled_in,
    handover_of,
    sources_of,
    taken_in,
    words_of,
)
from small_site import copy_of_small
from tiny_site import REPOSITORY


@pytest.fixture(scope="module")
def real():
    return sources_of(REPOSITORY)


IS_NIGHTLY = bool(os.environ.get("ALONGSIDE_NIGHTLY"))


@pytest.fixture(scope="module")
def handovers(real):
    """(format, strand) to what is handed over: each page in one format, and in every one each night."""
    documents, step = real.publication.documents, 1 if IS_NIGHTLY else len(FORMATS)
    pairs = product(enumerate(FORMATS), enumerate(STRANDS))
    return {
        (format_, strand): handover_of(real, strand, documents[(one + other) % step :: step])
        for (one, format_), (other, strand) in pairs
    }


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return sources_of(copy_of_small(tmp_path_factory.mktemp("publication") / "small"))


@pytest.mark.parametrize("strand", STRANDS)
@pytest.mark.parametrize("format_", FORMATS)
def test_what_comes_back_as_it_was_changes_nothing(real, handovers, strand, format_, tmp_path):
    """The only test of a round trip that costs more when docs/ grows."""
    handover = handovers[format_, strand]
    found, pages = taken_in(real, file_of(handover, format_, tmp_path))
    assert (found.refused, found.changes, pages) == ([], [], {})
    documents = {part.stamp.document for part in handover.parts}
    sections = sum(len(real.variants[document, strand].sections) for document in documents)
    assert found.unchanged_count == len(handover.parts) == sections


@pytest.mark.parametrize("strand", STRANDS)
@pytest.mark.parametrize("format_", FORMATS)
def test_an_edit_changes_its_own_block_only(small, strand, format_, tmp_path):
    whole = handover_of(small, strand)
    parts = [part for part in whole.parts if part.stamp.document == "our-area"]
    chosen = [next(one for one in part.segments if one.id.endswith("/2")) for part in parts[1:4]]
    edited = {one.id: (*one.target, *filled(strand)) for one in chosen}
    only = replace(whole, parts=tuple(parts))
    found, pages = taken_in(small, file_of(filled_in(only, edited), format_, tmp_path))
    assert found.refused == []
    ((path, content),) = pages.items()
    assert [(change.part.stamp.section, len(change.texts)) for change in found.changes] == [
        (part.stamp.section, 1) for part in parts[1:4]
    ]
    before, after = (
        (small.root / path).read_text(encoding="utf-8").split("\n"),
        content.decode().split("\n"),
    )
    assert (
        len(before) == len(after)
        and sum(old != new for old, new in zip(before, after, strict=True)) == 3
    )
    for old, new in zip(before, after, strict=True):
        if old != new:
            body, bar, end = old.partition(" |") if old.startswith("|") else (old, "", "")
            assert new.startswith(body[:10]) and WORDS.get(strand, "New words").split(" ")[0] in new


def filled(strand):
    from alongside.handover.text import Run

    return [Run(" " + WORDS.get(strand, "New words, 2026."))]


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_pages_give_the_same_bytes(small, format_):
    write = WRITERS[format_][1]
    first = handover_of(small, "easy-read", ("our-area",))
    second = handover_of(sources_of(small.root), "easy-read", ("our-area",))
    assert write(first) == write(second)


def test_every_block_of_every_page_is_found(real):
    for variant in real.variants.values():
        page = page_text(real.root, variant)
        assert read_page(page.text, variant) == page
        diagrams = diagrams_on(read_tokens(variant.body))
        drawn = {variant.body_line + line for _, line in diagrams}
        for place, section in zip(page.sections, variant.sections, strict=True):
            blocks = [
                slot for slot in place.slots if slot.kind not in ("title", "description", "heading")
            ]
            # The words of diagrams stand in a file of their own.
            typed = [block for block in section.blocks if block.line not in drawn]
            assert (place.id, len(blocks)) == (section.id, len(typed))


def test_a_second_import_finds_nothing_to_do(tiny, tmp_path):
    sources = sources_of(tiny)
    path = file_of(
        filled_in(handover_of(sources, "ur"), {"bins/introduction/1": WORDS["ur"]}),
        "xliff",
        tmp_path,
    )
    for name, content in taken_in(sources, path)[1].items():
        (tiny / name).write_bytes(content)
    after = sources_of(tiny)
    assert words_of(after, "ur", "bins/introduction/1") == WORDS["ur"]
    found, pages = taken_in(after, path)
    assert (found.refused, pages) == ([], {})


def test_a_diagram_is_not_handed_over_and_stays_where_it_is():
    text = "---\ntitle: Bins\n---\nBefore.\n\n![](diagram:rubbish)\n\nAfter.\n"
    strand = Strand("full", "full", "en", "", "", None)
    page = read_page(text, parse_variant(text, "bins", strand, Path("docs/bins.md")))
    words = [slot.text for section in page.sections for slot in section.slots if slot.is_body]
    assert ["".join(run.text for run in runs) for runs in words] == ["Before.", "After."]


def test_every_page_is_handed_over_in_some_format(real, handovers):
    pages = {
        (part.stamp.document, strand)
        for (_, strand), handover in handovers.items()
        for part in handover.parts
    }
    assert pages == set(product(real.publication.documents, STRANDS))
