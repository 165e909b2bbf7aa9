"""Kinds of document: their settings are read once, from the source page, and count for its fingerprint."""

from datetime import date

import pytest

from alongside.checks.sources.front_matter_incomplete import _KNOWN
from alongside.publication.catalogue import find_documents
from alongside.publication.kinds import KIND, KINDS
from alongside.publication.kinds.consultation import Consultation, Way
from kind_site import copy_of_kinds
from tiny_site import TODAY

PAGE = "docs/fewer-bins.md"


def change(root, old, new):
    page = root / PAGE
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")
    return find_documents(root, TODAY)


@pytest.fixture
def root(tmp_path):
    return copy_of_kinds(tmp_path / "site")


def test_the_source_page_says_the_kind_for_all_versions(root):
    sources = find_documents(root, TODAY)
    data = sources.kinds["fewer-bins"].data
    assert isinstance(data, Consultation)
    assert (data.opens, data.closes) == (date(2027, 1, 11), date(2027, 4, 12))
    assert data.ways[1] == Way("phone", "01632 960001", ("en",))
    assert set(sources.kinds) >= {"fewer-bins"}
    assert "bins" not in sources.kinds


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("opens: 2027-01-11", "opens: 2027-01-12"),
        ("at: 01632 960001", "at: 01632 960002"),
        ("languages: [en, ur]\n---", "languages: [en]\n---"),
        ("kind: consultation", "note: consultation"),
    ],
)
def test_what_is_made_from_a_page_notices_other_settings_of_its_kind(root, old, new):
    before = find_documents(root, TODAY)
    after = change(root, old, new)
    source, made = (sources.variants["fewer-bins", "full"] for sources in (before, after))
    recorded = made_from(after)["introduction"]
    assert source.sections[0].has_fingerprint(recorded)
    assert not made.sections[0].has_fingerprint(recorded)
    assert made.sections[1].has_fingerprint(made_from(after)["who-can-answer"])
    assert not made.has_fingerprint(source.fingerprint)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("opens: 2027-01-11", "opens:   2027-01-11"),
        ("languages: [en, ur]\n---", "languages:\n      - en\n      - ur\n---"),
        ("kind: consultation\n", "# what it is\nkind: consultation\n"),
        ("next_review: 2099-01-01", "next_review: 2098-01-01"),
    ],
)
def test_the_same_settings_written_otherwise_make_nothing_stale(root, old, new):
    source = change(root, old, new).variants["fewer-bins", "full"]
    recorded = made_from(find_documents(root, TODAY))["introduction"]
    assert source.sections[0].has_fingerprint(recorded)


def made_from(sources):
    return sources.variants["fewer-bins", "plain-english"].meta["made_from"]


def test_no_kind_takes_a_setting_that_every_page_has():
    for kind in KINDS.values():
        assert not {*_KNOWN, KIND} & set(kind.keys)


def test_a_setting_of_a_kind_counts_for_that_kind_alone(root):
    sources = change(root, "kind: consultation\n", "")
    assert sources.kinds.get("fewer-bins") is None
