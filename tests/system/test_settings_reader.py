"""Settings come with their place: what can be used is returned, all else is refused with its line."""

from datetime import date

import pytest

from alongside.errors import BadInput
from alongside.system.settings_reader import (
    SettingsFile,
    parse_settings,
    read_settings,
    suggest,
)

FILE = SettingsFile("bins.yml", why="Bins must be emptied.", general_mend="Look at the example.")
TEXT = """\
name:  Bins   of Exampleton
weeks: 2
share: 1.5
first: 2026-11-22
open: true
colour: green
days: [Monday, Friday]
nested:
  inner: {a: x}
empty:
"""


@pytest.fixture
def settings():
    return parse_settings(TEXT, FILE)


def test_each_type_is_returned_as_it_is_written(settings):
    assert settings.member("name").text() == "Bins   of Exampleton"
    assert settings.member("name").words("name: Bins") == "Bins of Exampleton"
    assert settings.member("weeks").whole_number(1, 52) == 2
    assert settings.member("share").number() == 1.5
    assert settings.member("first").day() == date(2026, 11, 22)
    assert settings.member("open").flag(default=False) is True
    assert settings.member("colour").one_of(["green", "grey"]) == "green"
    assert settings.member("days").word_list() == ("Monday", "Friday")
    assert [day.path for day in settings.member("days").elements()] == ["days.0", "days.1"]
    assert settings.member("nested").mapping()["inner"].member("a").text() == "x"


def test_what_may_be_missing_has_a_default(settings):
    missing = settings.member("empty")
    assert not missing.is_given and "empty" in settings and "else" not in settings
    assert missing.flag(default=True) is True
    assert (missing.word_list(), missing.optional_mapping(), missing.optional_elements()) == (
        (),
        {},
        [],
    )


@pytest.mark.parametrize(
    ("get", "line", "words"),
    [
        (lambda s: s.member("weeks").text(), 2, "“weeks” is missing or is not a text."),
        (lambda s: s.member("name").whole_number(1, 9), 1, "whole number from 1 to 9"),
        (lambda s: s.member("weeks").whole_number(3, 9), 2, "whole number from 3 to 9"),
        (lambda s: s.member("open").whole_number(0, 9), 5, "whole number"),
        (lambda s: s.member("name").number(), 1, "is not a number"),
        (lambda s: s.member("name").day(), 1, "a date such as 2026-11-22"),
        (lambda s: s.member("weeks").flag(default=True), 2, "true or false"),
        (lambda s: s.member("colour").one_of(["grey", "greet"]), 6, "Did you mean “greet”?"),
        (lambda s: s.member("colour").one_of(["black"]), 6, "Use one of: black"),
        (lambda s: s.member("name").word_list(), 1, "is not a list"),
        (lambda s: s.member("days").mapping(), 7, "name: value"),
        (lambda s: s.member("empty").elements(), 10, "“empty” is missing or is not a list."),
        (lambda s: s.member("nested").member("iner").text(), 8, "“nested.iner” is missing"),
        (lambda s: s.member("nested").refuse_unknown_names(["iner"]), 9, "Did you mean “iner”?"),
        (lambda s: s.member("days").refuse_unknown_names(["Monday"]), 7, "Use one of: Monday"),
        (lambda s: s.refuse_missing_names(["name", "owner"]), 1, "“owner” is missing."),
        (lambda s: s.member("empty").words("empty: x"), 10, "empty: x"),
        (lambda s: s.member("weeks").text("No weeks.", "Add one."), 2, "No weeks.\nAdd one."),
    ],
)
def test_a_fault_is_refused_with_its_place(settings, get, line, words):
    with pytest.raises(BadInput) as caught:
        get(settings)
    refusal = caught.value
    assert (refusal.path, refusal.line, refusal.why) == ("bins.yml", line, "Bins must be emptied.")
    assert words in f"{refusal.what}\n{refusal.mend}"


def test_a_file_that_is_a_list_has_lines_too():
    entries = parse_settings("- a: 1\n- b: 2\n", FILE).elements()
    assert [(entry.path, entry.line) for entry in entries] == [(".0", 1), (".1", 2)]
    assert entries[1].member("b").line == 2


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    class OwnFault(BadInput):
        """A file that belongs to the program has its own kind of fault."""

    file = SettingsFile("bins.yml", error=OwnFault)
    path = tmp_path / "bins.yml"
    with pytest.raises(OwnFault, match=r"bins.yml cannot be read. It cannot be opened"):
        read_settings(path, file)
    path.write_bytes("name: Müll".encode("latin-1"))
    with pytest.raises(OwnFault, match="UTF-8"):
        read_settings(path, file)
    path.write_text("a: 1\nb: c: d\n", encoding="utf-8")
    with pytest.raises(OwnFault, match="colon") as caught:
        read_settings(path, file)
    assert caught.value.line == 2


def test_a_byte_order_mark_does_not_matter(tmp_path):
    path = tmp_path / "bins.yml"
    path.write_text("name: Bins\n", encoding="utf-8-sig")
    assert read_settings(path, FILE).member("name").text() == "Bins"


def test_the_nearest_known_word_is_suggested():
    assert suggest("indx", ["index", "bins"]) == "Did you mean “index”?"
    assert suggest("x", ["index", "bins"]) == "Use one of: index, bins"
    assert suggest("x", ["index"], otherwise="") == ""
