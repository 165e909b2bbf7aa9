"""Every real page in every version and format: what comes back as it was changes no byte, an edit only its section."""

from dataclasses import replace

import pytest

from alongside.handover.file_formats import WRITERS
from alongside.handover.markdown_page import read_page
from alongside.handover.plan import page_text
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
from tiny_site import REPOSITORY


@pytest.fixture(scope="module")
def real():
    return sources_of()


@pytest.fixture(scope="module")
def handovers(real):
    return {strand: handover_of(real, strand) for strand in STRANDS}


@pytest.mark.parametrize("strand", STRANDS)
@pytest.mark.parametrize("format_", FORMATS)
def test_what_comes_back_as_it_was_changes_nothing(real, handovers, strand, format_, tmp_path):
    found, pages = taken_in(real, file_of(handovers[strand], format_, tmp_path))
    assert (found.refused, found.changes, pages) == ([], [], {})
    assert (
        found.unchanged_count
        == len(handovers[strand].parts)
        == sum(
            len(variant.sections) for (_, key), variant in real.variants.items() if key == strand
        )
    )


@pytest.mark.parametrize("strand", STRANDS)
@pytest.mark.parametrize("format_", FORMATS)
def test_an_edit_changes_its_own_block_only(real, handovers, strand, format_, tmp_path):
    parts = [part for part in handovers[strand].parts if part.stamp.document == "our-area"]
    chosen = [next(one for one in part.segments if one.id.endswith("/2")) for part in parts[1:4]]
    edited = {one.id: (*one.target, *filled(strand)) for one in chosen}
    only = replace(handovers[strand], parts=tuple(parts))
    found, pages = taken_in(real, file_of(filled_in(only, edited), format_, tmp_path))
    assert found.refused == []
    ((path, content),) = pages.items()
    assert [(change.part.stamp.section, len(change.texts)) for change in found.changes] == [
        (part.stamp.section, 1) for part in parts[1:4]
    ]
    before, after = (
        (REPOSITORY / path).read_text(encoding="utf-8").split("\n"),
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
def test_the_same_pages_give_the_same_bytes(real, format_):
    handover = handover_of(real, "easy-read", ("our-area",))
    assert WRITERS[format_][1](handover) == WRITERS[format_][1](
        handover_of(sources_of(), "easy-read", ("our-area",))
    )


def test_every_block_of_every_page_is_found(real):
    for variant in real.variants.values():
        page = page_text(real.root, variant)
        assert read_page(page.text, variant) == page
        for place, section in zip(page.sections, variant.sections, strict=True):
            blocks = [
                slot for slot in place.slots if slot.kind not in ("title", "description", "heading")
            ]
            assert (place.id, len(blocks)) == (section.id, len(section.blocks))


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
