"""Kinds of document: their settings are read once, from the source page, and count for its fingerprint."""

from datetime import date

import pytest

from alongside.checks.sources.front_matter_incomplete import _KNOWN
from alongside.errors import BadInput
from alongside.publication.catalogue import find_documents
from alongside.publication.kinds import KIND, KINDS
from alongside.publication.kinds.consultation import Consultation, Way
from alongside.publication.settings_consultations import read_consultation_policy
from alongside.system.settings_reader import SettingsFile, parse_settings
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


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('"{{ fact.line }}"', "01632 960009"),
        ("01632 960009", "01632 960009"),
        ('"{{ fact.lime }}"', None),
        ("by the bridge", None),
    ],
)
def test_an_address_may_stand_in_facts_yml(root, typed, found):
    (root / "facts.yml").write_text(
        "line: {kind: phone, value: 01632 960009, source: Us, reviewed: 2026-11-22}\n",
        encoding="utf-8",
    )
    kind = change(root, "at: 01632 960001", f"at: {typed}").kinds["fewer-bins"]
    assert (kind.data.ways[1].at if kind.data else None) == found
    assert [fault.line for fault in kind.faults] == ([] if found else [14])


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("opens: 2027-01-11", "opens: 11 January 2027", 7),
        ("opens: 2027-01-11", "opens: 9999-12-31", 7),
        ("closes: 2027-04-12", "closes: 2027-01-10", 8),
        ("closes: 2027-04-12", "closes: 12027-04-12", 8),
        ("closes: 2027-04-12\n", "", 2),
        ("by: phone", "by: pigeon", 13),
        ("at: 01632 960001", "at: ", 14),
        ("    languages: [en]\n", "", 13),
        ("languages: [en]\n", "languages: [en, pl]\n", 15),
        ("languages: [en]\n", "languages: en\n", 15),
        ("kind: consultation", "kind: [consultation]", 6),
        ("kind: consultation", "kind:", 6),
        ("kind: consultation", "kind: Consultation", 6),
        ("{#who-can-answer}", "{#who-may-answer}", 6),
    ],
)
def test_what_cannot_be_used_is_said_with_its_line(root, old, new, line):
    kind = change(root, old, new).kinds["fewer-bins"]
    assert kind.data is None
    assert [fault.line for fault in kind.faults] == [line]
    assert all(fault.what and fault.mend for fault in kind.faults)


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ("  weeks: 0", 2),
        ("  weeks: twelve", 2),
        ("  week: 12", 2),
        ("  holidays: Christmas", 2),
        ("  holidays:\n    - name: Christmas\n      from: 2026-12-21", 3),
        ("  holidays:\n    - name: C\n      from: 2026-12-21\n      until: 2026-12-20", 5),
        ("  holidays:\n    - name: C\n      from: 2026-12-21\n      until: 9999-12-31", 5),
        ("  holidays_known_until: soon", 2),
    ],
)
def test_a_promise_that_cannot_be_read_is_refused_with_its_line(settings, line):
    text = f"consultations:\n{settings}\n"
    setting = parse_settings(text, SettingsFile(name="publication.yml")).member("consultations")
    with pytest.raises(BadInput) as refusal:
        read_consultation_policy(setting)
    assert (refusal.value.path, refusal.value.line) == ("publication.yml", line)
    assert refusal.value.mend
