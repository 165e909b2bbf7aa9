"""A rule file that cannot be used is refused with its line: it is a fault of the program."""

from pathlib import Path

import pytest

from alongside.rules import states
from alongside.rules.explain import find_rule
from alongside.rules.rulebook import FOLDER, BadRule, load, read_rule, rule_settings_file
from alongside.system.settings_reader import parse_settings

GOOD = (FOLDER / "sources" / "hard-word.yml").read_text(encoding="utf-8")


def read_changed(tmp_path: Path, before: str, after: str):
    assert before in GOOD
    path = tmp_path / "hard-word.yml"
    path.write_text(GOOD.replace(before, after, 1), encoding="utf-8")
    return read_rule(path, "sources")


def test_a_file_is_a_rule(tmp_path):
    assert read_changed(tmp_path, "id: ", "id: ") == load()["hard-word"]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("id: hard-word", "id: hard-words", "The id is not the name of the file."),
        ("gate: sources", "gate: outputs", "The gate is not the folder of the file."),
        ("severity: ", "severity: stops # ", "Use one of: blocks, warns"),
        ("why: ", "wyh: ", "“why” is missing."),
        ("why: ", "limit: {a: 1}\nwhy: ", "Did you mean “limits”?"),
        ("why: ", "limits: {a: b}\nwhy: ", "“limits.a” is missing or is not a number."),
        ("why: ", "why: [\nx: ", "The settings cannot be read"),
    ],
)
def test_a_fault_is_refused(tmp_path, before, after, says):
    with pytest.raises(BadRule) as caught:
        read_changed(tmp_path, before, after)
    assert caught.value.path == "src/alongside/rules/sources/hard-word.yml"
    assert caught.value.line
    assert says in f"{caught.value.what}\n{caught.value.mend}"


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("{width: wide}", "a whole number from 200 to 4000"),
        ("{width: 320, colours: grey}", "Use one of: light, dark, forced"),
        ("{width: 320, color: dark}", "Did you mean “colours”?"),
        ("{width: 320, menus: closed}", "“states.phone.menus” is “closed”"),
        ("320", "is not a list of “name: value”"),
    ],
)
def test_a_screen_that_is_not_known_is_refused(monkeypatch, state, says):
    settings = parse_settings(f"states:\n  phone: {state}\n", rule_settings_file("states.yml"))
    monkeypatch.setattr(states, "_read_states_file", lambda: settings)
    with pytest.raises(BadRule) as caught:
        states._all_states.__wrapped__()
    assert caught.value.line == 2
    assert says in f"{caught.value.what}\n{caught.value.mend}"


@pytest.mark.parametrize(
    "typed", ["stale-section", "STALE-SECTION", "stale section", " Stale_Section "]
)
def test_a_rule_is_found_however_its_name_is_typed(typed):
    rules = {"stale-section": "the rule"}
    assert find_rule(rules, typed) == "the rule"
