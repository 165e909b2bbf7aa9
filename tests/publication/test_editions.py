"""An edition is kept beside the sources, and the next one says what has changed since."""

import json
from dataclasses import replace
from datetime import date

import pytest

from alongside.errors import BadInput
from alongside.publication.catalogue import find_documents
from alongside.publication.edition_changes import changed_documents
from alongside.publication.editions import keep_edition, previous_edition
from tiny_site import TODAY

FIRST = "\nedition:\n  version: 1.0\n  date: 2026-11-22\n"
SECOND = "\nedition:\n  version: 1.1\n  date: 2027-03-01\n"


def edition(root, text):
    settings = root / "publication.yml"
    settings.write_text(settings.read_text("utf-8").partition("\nedition:")[0] + text, "utf-8")
    return find_documents(root, TODAY)


def change(root, path, old, new):
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def kept(tiny):
    """The tiny publication, whose edition 1.0 was kept and whose present one is 1.1."""
    assert keep_edition(edition(tiny, FIRST)).as_posix() == "editions/1.0.json"
    edition(tiny, SECOND)
    return tiny


def changed(root, key="full"):
    sources = find_documents(root, TODAY)
    return changed_documents(
        sources, sources.publication.strand(key), sources.publication.previous_edition
    )


def test_the_present_edition_is_not_its_own_predecessor(tiny):
    keep_edition(edition(tiny, FIRST))
    assert find_documents(tiny, TODAY).publication.previous_edition is None


def test_the_newest_kept_edition_comes_before_the_present_one(kept):
    older = json.loads((kept / "editions/1.0.json").read_text("utf-8")) | {
        "version": "0.9",
        "date": "2025-01-01",
    }
    (kept / "editions/0.9.json").write_text(json.dumps(older), "utf-8")
    assert find_documents(kept, TODAY).publication.previous_edition.edition.version == "1.0"
    assert previous_edition(edition(kept, "").publication) is None


def test_the_same_words_are_no_change_whatever_their_form(kept):
    change(
        kept,
        "docs/bins.md",
        "We take large items, such as a sofa,",
        "We take **large items**,\nsuch as a sofa,",
    )
    assert [
        changed(kept, strand.key) for strand in find_documents(kept, TODAY).publication.strands
    ] == [[], [], [], []]


def test_a_changed_sentence_is_told_with_its_words(kept):
    change(kept, "docs/bins.md", "for £25", "for £30")
    (document,) = changed(kept)
    (section,) = document.sections
    (difference,) = section.differences
    assert (document.slug, document.state, section.heading, section.state) == (
        "bins",
        "changed",
        "Large items",
        "changed",
    )
    assert (difference.removed, difference.added) == (("£25",), ("£30",))
    assert "for £25" in difference.before and "for £30" in difference.after


def test_added_and_removed_parts_are_told(kept):
    change(kept, "docs/bins.md", "- The blue bin is for paper, glass and tins.\n", "")
    change(
        kept,
        "docs/bins.md",
        "## Collection days {#collection-days}",
        "## New days {#new-days}\n\nSome words.\n\n## Collection days {#collection-days}",
    )
    (document,) = changed(kept)
    first, new = document.sections
    assert [(d.before, d.after) for d in first.differences] == [
        ("The blue bin is for paper, glass and tins.", "")
    ]
    assert new.state == "new" and [d.after for d in new.differences] == ["New days", "Some words."]


def test_a_document_and_a_section_that_are_gone_are_told(kept):
    (kept / "docs/bins.md").unlink()
    change(kept, "docs/index.md", "{#contact}", "{#reach-us}")
    index, bins = changed(kept)
    assert {section.heading: section.state for section in index.sections}["Contact us"] in (
        "new",
        "gone",
    )
    assert bins.state == "gone" and {section.state for section in bins.sections} == {"gone"}


def test_a_strand_that_is_new_has_nothing_to_compare(kept):
    file = kept / "editions/1.0.json"
    data = json.loads(file.read_text("utf-8"))
    del data["texts"]["ur"]
    file.write_text(json.dumps(data), "utf-8")
    assert changed(kept, "ur") == []


def test_keeping_twice_changes_nothing_and_other_words_are_refused(tiny):
    sources = edition(tiny, FIRST)
    keep_edition(sources)
    before = (tiny / "editions/1.0.json").read_bytes()
    keep_edition(sources)
    change(tiny, "docs/bins.md", "for £25", "for £30")
    with pytest.raises(BadInput, match="with other words"):
        keep_edition(find_documents(tiny, TODAY))
    assert (tiny / "editions/1.0.json").read_bytes() == before


def test_without_an_edition_or_with_an_odd_one_we_say_what_to_write(tiny):
    with pytest.raises(BadInput, match="which edition"):
        keep_edition(edition(tiny, ""))
    with pytest.raises(BadInput, match="name of a file"):
        keep_edition(edition(tiny, FIRST.replace("1.0", "../1")))


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "[]",
        "{}",
        '{"version": "1", "date": "soon", "texts": {}}',
        '{"version": "1", "date": "2026-01-01", "texts": {"full": [1]}}',
    ],
)
def test_a_damaged_file_is_refused_by_name(kept, damage):
    (kept / "editions/1.0.json").write_text(damage, "utf-8")
    with pytest.raises(BadInput) as refused:
        find_documents(kept, TODAY)
    assert refused.value.path == "editions/1.0.json"


def test_a_kept_edition_knows_its_day(kept):
    assert find_documents(kept, TODAY).publication.previous_edition.edition.date == date(
        2026, 11, 22
    )
    assert replace(find_documents(kept, TODAY).publication.previous_edition, texts={}).texts == {}
