"""Which sections count as up to date afterwards, what is refused, and where new sections and pages go."""

import re
from dataclasses import replace

import pytest

from alongside.publication.made_from import recorded_fingerprints
from handover.handing import (
    FORMATS,
    WORDS,
    file_of,
    filled_in,
    handover_of,
    sources_of,
    taken_in,
    why,
    words_of,
)

UR, SOURCE = "docs/languages/ur/bins.md", "docs/plain-english/bins.md"
SECTION, ITEM = "bins/what-goes-where", "bins/what-goes-where/2"


def change(root, page, old, new):
    text = (root / page).read_text(encoding="utf-8")
    assert old in text
    (root / page).write_text(text.replace(old, new), encoding="utf-8")
    return sources_of(root)


def write_in(root, pages):
    for name, content in pages.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return sources_of(root)


@pytest.fixture
def stale(tiny):
    """The source of one section was changed after the translation was made."""
    change(tiny, SOURCE, "Put paper, glass and tins", "Put paper, glass, tins and cans")
    return tiny


@pytest.mark.parametrize("format_", FORMATS)
def test_only_stale_hands_over_what_needs_work(stale, format_, tmp_path):
    sources = sources_of(stale)
    handover = handover_of(sources, "ur", only_stale=True)
    assert [part.stamp.place for part in handover.parts] == [SECTION]
    found, pages = taken_in(sources, file_of(handover, format_, tmp_path))
    assert (found.refused, pages, found.unchanged_count) == ([], {}, 1), "nobody has worked on it"


@pytest.mark.parametrize("format_", FORMATS)
def test_a_finished_section_is_up_to_date(stale, format_, tmp_path):
    sources = sources_of(stale)
    handover = filled_in(handover_of(sources, "ur", only_stale=True), {ITEM: WORDS["ur"]})
    found, pages = taken_in(sources, file_of(handover, format_, tmp_path))
    assert (found.refused, found.notes) == ([], [])
    before = (stale / UR).read_text(encoding="utf-8").split("\n")
    after = write_in(stale, pages)
    assert words_of(after, "ur", ITEM) == WORDS["ur"]
    lines = (stale / UR).read_text(encoding="utf-8").split("\n")
    assert [new for old, new in zip(before, lines, strict=True) if old != new] == [
        f"  what-goes-where: {after.variants['bins', 'plain-english'].section('what-goes-where').fingerprint}",
        f"- {WORDS['ur']}",
    ]
    assert handover_of(after, "ur", only_stale=True).parts == ()


@pytest.mark.parametrize("format_", FORMATS)
def test_an_unfinished_section_stays_out_of_date(stale, format_, tmp_path):
    sources = sources_of(stale)
    handover = filled_in(
        handover_of(sources, "ur", only_stale=True), {ITEM: WORDS["ur"]}, done=False
    )
    found, pages = taken_in(sources, file_of(handover, format_, tmp_path))
    assert "nobody marked the section as finished" in found.notes[0]
    assert "accept docs/languages/ur/bins.md" in found.notes[0]
    after = write_in(stale, pages)
    assert words_of(after, "ur", ITEM) == WORDS["ur"]
    assert [part.stamp.place for part in handover_of(after, "ur", only_stale=True).parts] == [
        SECTION
    ]
    finished = file_of(
        replace(
            handover, parts=tuple(replace(part, state="up to date") for part in handover.parts)
        ),
        format_,
        tmp_path,
    )
    assert (
        handover_of(write_in(stale, taken_in(after, finished)[1]), "ur", only_stale=True).parts
        == ()
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_finished_without_a_change_is_recorded(stale, format_, tmp_path):
    sources = sources_of(stale)
    found, pages = taken_in(
        sources,
        file_of(filled_in(handover_of(sources, "ur", only_stale=True), {}), format_, tmp_path),
    )
    assert "marked as finished with no word changed" in found.notes[0]
    assert handover_of(write_in(stale, pages), "ur", only_stale=True).parts == ()


def test_a_source_changed_meanwhile_leaves_the_section_out_of_date(stale, tmp_path):
    path = file_of(
        filled_in(handover_of(sources_of(stale), "ur", only_stale=True), {ITEM: WORDS["ur"]}),
        "xliff",
        tmp_path,
    )
    exported = (
        sources_of(stale).variants["bins", "plain-english"].section("what-goes-where").fingerprint
    )
    sources = change(stale, SOURCE, "everything else", "all else")
    found, pages = taken_in(sources, path)
    assert "was changed after the file was exported" in found.notes[0] and not found.refused
    after = write_in(stale, pages)
    assert recorded_fingerprints(after.variants["bins", "ur"])["what-goes-where"] == exported
    assert [part.stamp.place for part in handover_of(after, "ur", only_stale=True).parts] == [
        SECTION
    ]


@pytest.mark.parametrize("format_", FORMATS)
def test_newer_words_on_the_page_are_not_overwritten(tiny, format_, tmp_path):
    path = file_of(
        filled_in(handover_of(sources_of(tiny), "ur"), {ITEM: WORDS["ur"]}), format_, tmp_path
    )
    sources = change(tiny, UR, "کاغذ، شیشہ اور ڈبے", "کاغذ اور شیشہ")
    found, pages = taken_in(sources, path)
    assert pages == {} and [place for place, _ in found.refused] == [SECTION]
    assert "docs/languages/ur/bins.md was changed after this file was exported" in why(found)


def test_an_untouched_section_that_moved_on_is_no_fault(tiny, tmp_path):
    path = file_of(handover_of(sources_of(tiny), "ur"), "po", tmp_path)
    found, pages = taken_in(change(tiny, UR, "کاغذ، شیشہ اور ڈبے", "کاغذ اور شیشہ"), path)
    assert (found.refused, pages) == ([], {})


@pytest.mark.parametrize("format_", FORMATS)
def test_a_section_of_another_shape_is_written_in_that_of_its_source(tiny, format_, tmp_path):
    sources = change(tiny, UR, "- کاغذ، شیشہ اور ڈبے نیلے کوڑے دان میں ڈالیں۔\n", "")
    (part,) = [one for one in handover_of(sources, "ur").parts if one.stamp.place == SECTION]
    items = [one for one in part.segments if one.kind == "item"]
    assert not part.matches_page and "کھانے اور باغ" in part.previous
    assert [one.target for one in items] == [(), (), ()], "nobody can tell which item is missing"
    filled = filled_in(
        handover_of(sources, "ur"),
        {one.id: f"{number} {WORDS['ur']}" for number, one in enumerate(items)},
    )
    found, pages = taken_in(sources, file_of(filled, format_, tmp_path))
    assert found.refused == [] and "written anew" in found.notes[0]
    text = write_in(tiny, pages) and (tiny / UR).read_text(encoding="utf-8")
    assert (
        f"{{#what-goes-where}}\n\n- 0 {WORDS['ur']}\n- 1 {WORDS['ur']}\n- 2 {WORDS['ur']}\n\n### "
        in text
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_half_a_section_is_refused(tiny, format_, tmp_path):
    sources = change(tiny, UR, "- کاغذ، شیشہ اور ڈبے نیلے کوڑے دان میں ڈالیں۔\n", "")
    found, pages = taken_in(
        sources,
        file_of(filled_in(handover_of(sources, "ur"), {ITEM: WORDS["ur"]}), format_, tmp_path),
    )
    assert "2 of its 4 segments have no words" in why(found) and pages == {}


@pytest.mark.parametrize("format_", FORMATS)
def test_a_missing_page_and_its_sections_are_made(tiny, format_, tmp_path):
    whole = (tiny / UR).read_text(encoding="utf-8")
    before = {
        one.id: one.target
        for part in handover_of(sources_of(tiny), "ur", ("bins",)).parts
        for one in part.segments
    }
    # Only the lost page has these marks, so nobody outside can put them back.
    before["bins/large-items/1"] = [run for run in before["bins/large-items/1"] if not run.code]
    (tiny / UR).unlink()
    sources = sources_of(tiny)
    handover = handover_of(sources, "ur", only_stale=True)
    assert {part.state for part in handover.parts} == {"missing"}
    found, pages = taken_in(sources, file_of(filled_in(handover, before), format_, tmp_path))
    assert found.refused == []
    after = write_in(tiny, pages)
    body = whole.split("---\n", 2)[2].replace("<bdi>", "").replace("</bdi>", "")
    assert (tiny / UR).read_text(encoding="utf-8").split("---\n", 2)[2] == body
    assert handover_of(after, "ur", only_stale=True).parts == ()


def test_a_missing_section_goes_where_its_source_has_it(tiny, tmp_path):
    whole = (tiny / UR).read_text(encoding="utf-8")
    before = {
        one.id: one.target
        for part in handover_of(sources_of(tiny), "ur").parts
        for one in part.segments
    }
    cut = re.sub(r"## [^\n]*what-goes-where.*?(?=### )", "", whole, flags=re.DOTALL)
    assert cut != whole
    (tiny / UR).write_text(cut, encoding="utf-8")
    sources = sources_of(tiny)
    handover = handover_of(sources, "ur")
    assert {part.stamp.section: part.state for part in handover.parts}[
        "what-goes-where"
    ] == "missing"
    _, pages = taken_in(
        sources,
        file_of(
            filled_in(handover, {k: v for k, v in before.items() if SECTION in k}), "po", tmp_path
        ),
    )
    assert pages[UR].decode() == whole


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_and_the_mark_at_the_start_stay(tiny, ending, tmp_path):
    content = b"\xef\xbb\xbf" + (tiny / UR).read_bytes().replace(b"\n", ending.encode())
    content = content.replace(ending.encode(), b"\n", 1)
    (tiny / UR).write_bytes(content)
    sources = sources_of(tiny)
    old = words_of(sources, "ur", ITEM)
    _, pages = taken_in(
        sources,
        file_of(filled_in(handover_of(sources, "ur"), {ITEM: WORDS["ur"]}), "xliff", tmp_path),
    )
    assert pages[UR] == content.replace(old.encode(), WORDS["ur"].encode())
