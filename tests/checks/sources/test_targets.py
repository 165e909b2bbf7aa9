"""What a passed outcome counts is the same for every check: one test target without a fault."""

from types import SimpleNamespace

import pytest

from alongside.checks import load_check
from alongside.checks.sources.targets import (
    Fault,
    fault_outcome,
    outcomes_of_target,
    outcomes_or_inapplicable,
)
from alongside.model import Place, Status
from alongside.publication.catalogue import find_documents
from alongside.rules import options as rule_options
from alongside.rules.outcomes import failed, inapplicable, passed
from alongside.rules.rulebook import load
from tiny_site import REPOSITORY, TODAY

RULES = [rule for rule in load().values() if rule.gate == "sources"]
OF_WHOLE_PAGES = [
    rule for rule in RULES if "Test target: a page." in (load_check(rule).check.__doc__ or "")
]
PLACE = Place("docs/bins.md", 3)
REAL = find_documents(REPOSITORY, TODAY)


def test_a_target_without_a_fault_passes_once():
    assert list(outcomes_of_target(PLACE, [])) == [passed(PLACE)]


def test_a_target_with_faults_fails_for_each_and_does_not_pass():
    faults = [failed(PLACE, seen="one"), failed(PLACE, seen="another")]
    assert list(outcomes_of_target(PLACE, iter(faults))) == faults


def test_a_page_without_a_target_is_inapplicable_and_counts_for_nothing():
    assert list(outcomes_or_inapplicable(PLACE, iter([]))) == [inapplicable(PLACE)]
    assert list(outcomes_or_inapplicable(PLACE, iter([passed(PLACE)]))) == [passed(PLACE)]


def test_the_words_of_a_fault_are_those_of_the_rule():
    rule = SimpleNamespace(options={"faults": {"no-bin": {"problem": "{colour} is missing."}}})
    fault = Fault("no-bin", 7, seen="bins", values={"colour": "Blue"})
    expected = failed(
        Place("docs/bins.md", 7),
        seen="bins",
        problem="Blue is missing.",
        fault="no-bin colour=Blue",
    )
    assert fault_outcome(rule, "docs/bins.md", fault) == expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_check_says_what_its_target_is(rule):
    assert (load_check(rule).check.__doc__ or "").startswith(("Test target: ", "Test targets: "))


@pytest.mark.parametrize("rule", OF_WHOLE_PAGES, ids=lambda rule: rule.id)
def test_a_page_that_is_judged_as_a_whole_passes_once_or_not_at_all(rule, tiny):
    for page in (tiny / "docs").rglob("*.md"):
        page.write_text(page.read_text("utf-8") + "\n    [[x]] ﷺ\u200b\n##x\n", "utf-8")
    for sources in (REAL, find_documents(tiny, TODAY)):
        states = {}
        for outcome in load_check(rule).check(sources, rule):
            states.setdefault(outcome.place.path, []).append(outcome.status)
        for path, of_page in states.items():
            assert len(of_page) == 1 or set(of_page) == {Status.FAILED}, path


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_place_both_has_a_target_and_has_none(rule):
    """On the publication in this repository. A page without any link, say, is told of once."""
    outcomes = list(load_check(rule).check(REAL, rule))
    without_target = [o.place for o in outcomes if o.status is Status.INAPPLICABLE]
    assert len(set(without_target)) == len(without_target)
    assert not set(without_target) & {o.place for o in outcomes if o.status is Status.PASSED}


def test_options_are_read_as_what_a_check_needs():
    options = {"fault": "html", "words": ["a", "b"], "by-tag": {"en": ["x"]}, "code_points": ["41"]}
    rule = SimpleNamespace(id="a-rule", options=options)
    assert rule_options.text_option(rule, "fault") == "html"
    assert rule_options.list_option(rule, "words") == ("a", "b")
    assert rule_options.lists_option(rule, "by-tag") == {"en": ("x",)}
    assert rule_options.characters_option(rule, "code_points") == {"A"}


@pytest.mark.parametrize(
    ("read", "name"),
    [
        (rule_options.text_option, "words"),
        (rule_options.list_option, "fault"),
        (rule_options.lists_option, "words"),
    ],
)
def test_an_option_of_another_type_is_a_mistake_of_ours(read, name):
    rule = SimpleNamespace(id="a-rule", options={"fault": "html", "words": ["a"]})
    with pytest.raises(TypeError, match="a-rule"):
        read(rule, name)
