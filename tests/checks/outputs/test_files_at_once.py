"""Looking at each file for all rules at once, in several processes, finds what rule after rule finds."""

import pytest

from alongside.checks import load_check
from alongside.checks.outputs import files_at_once
from alongside.checks.outputs.file_outcomes import examine_everything, outcomes_kept, questions_of
from alongside.checks.outputs.files_at_once import MIN_FILES, examine_files
from alongside.readback.pages import built_pages
from alongside.rules.rulebook import load
from alongside.system import processes
from alongside.system.file_cache import caches_switched_off
from websites import change, website, with_page

RULES = [
    rule
    for rule in load().values()
    if rule.gate == "outputs" and not rule.files and rule.id != "html-not-valid"
]
"""Those about pages."""
BROKEN = {
    "page-1.html": ("<body>", "<body><blink>Look</blink>"),
    "page-2.html": ("<head>", '<head><script src="https://elsewhere.example/a.js"></script>'),
    "page-3.html": ('<html lang="en"', '<html lang="pl"'),
    "page-4.html": ("<h2", "<h4"),
}


@pytest.fixture
def outputs(tmp_path):
    made = website(tmp_path)
    for number in range(MIN_FILES):
        made = with_page(made, f"page-{number}.html")
    for page, (old, new) in BROKEN.items():
        change(tmp_path, page, old, new)
    return made


def judged(outputs):
    return {rule.id: list(examine_everything(rule, outputs)) for rule in RULES}


@pytest.mark.parametrize("processors", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_the_same_is_found_in_any_number_of_processes(outputs, monkeypatch, processors):
    with caches_switched_off(), outcomes_kept(outputs):
        expected = judged(outputs)
    monkeypatch.setattr(processes, "usable_processors", lambda: processors)
    with caches_switched_off(), outcomes_kept(outputs):
        examine_files(outputs, RULES)
        assert judged(outputs) == expected
    failed = {
        outcome.place.page for found in expected.values() for outcome in found if outcome.seen
    }
    assert failed >= BROKEN.keys()


def test_what_is_known_of_a_file_is_not_asked_again(outputs, monkeypatch):
    monkeypatch.setattr(processes, "usable_processors", lambda: 1)
    with outcomes_kept(outputs):
        examine_files(outputs, RULES)
    monkeypatch.setattr(files_at_once, "map_in_processes", lambda *_: pytest.fail("asked again"))
    with outcomes_kept(outputs):
        examine_files(outputs, RULES)
        expected = {page.path for page in built_pages(outputs)}
        assert {target.path for target, _, _ in questions_of(RULES, outputs)} >= expected


def test_what_breaks_is_told_by_the_rule_itself(outputs, monkeypatch):
    rule = next(rule for rule in RULES if rule.id == "text-lost")

    def broken(page, rule):
        raise RuntimeError("broken")

    monkeypatch.setattr(processes, "usable_processors", lambda: 1)
    monkeypatch.setattr(load_check(rule), "_outcomes", broken)
    with outcomes_kept(outputs):
        examine_files(outputs, RULES)
        with pytest.raises(RuntimeError, match="broken"):
            list(examine_everything(rule, outputs))


def test_few_files_are_left_to_the_rules(tmp_path, monkeypatch):
    outputs = website(tmp_path)
    monkeypatch.setattr(files_at_once, "map_in_processes", lambda *_: pytest.fail("a new process"))
    with outcomes_kept(outputs):
        examine_files(outputs, RULES)


def test_outside_of_the_gate_nothing_is_kept(outputs, monkeypatch):
    monkeypatch.setattr(files_at_once, "map_in_processes", lambda *_: pytest.fail("a new process"))
    examine_files(outputs, RULES)
