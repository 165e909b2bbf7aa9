"""JUnit XML: valid against the schema that Jenkins' xUnit plugin publishes, whatever the run found."""

from pathlib import Path

import pytest
from lxml import etree

from alongside.reports import junit
from reports.runs import RUNS, SCRIPTS

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "junit-10.xsd"))


def document(name):
    return etree.fromstring(junit.render(*RUNS[name]).encode("utf-8"))


def case(name, words):
    return next(case for case in document(name).iter("testcase") if words in case.get("name"))


@pytest.mark.parametrize("name", RUNS)
def test_every_run_is_valid(name):
    tree = document(name)
    SCHEMA.assertValid(tree)
    assert junit.render(*RUNS[name]) == junit.render(*RUNS[name])
    for suite in tree.iter("testsuite"):
        for attribute, tag in (
            ("tests", "testcase"),
            ("failures", "testcase/failure"),
            ("errors", "testcase/error"),
            ("skipped", "testcase/skipped"),
        ):
            assert int(suite.get(attribute)) == len(suite.findall(tag))
    for total in ("tests", "failures", "errors"):
        assert int(tree.get(total)) == sum(int(suite.get(total)) for suite in tree)


def test_one_suite_a_gate_one_test_a_rule_and_file():
    (suite,) = document("refused")
    assert suite.get("name") == "sources gate"
    assert [case.get("name") for case in suite] == [
        "idea-too-long",
        "picture-damaged: docs/bins.md",
        "section-empty: docs/bins.md",
        "sentence-long: docs/index.md",
        "sign-off-missing: docs/a.md",
        "stale-section: docs/bins.md",
        "stale-section: docs/ok.md",
        "stale-section: docs/ü|`<x> #1.md",
    ]
    assert suite[0].get("classname") == "Alongside.sources.idea-too-long"


def test_all_findings_of_a_file_are_in_one_failure():
    (failure,) = case("refused", "stale-section: docs/bins.md")
    assert (failure.tag, failure.get("type")) == ("failure", "stale-section")
    assert failure.get("message") == f"{SCRIPTS[0]} (and 5 more findings in this file)"
    assert all(text in failure.text for text in SCRIPTS)
    assert "             days: 91be04" in failure.text


def test_every_outcome_has_its_own_element():
    assert case("refused", "picture-damaged")[0].tag == "error"
    assert (
        case("refused", "sign-off-missing")[0]
        .get("message")
        .startswith("Allowed until 2027-03-31 by an exception")
    )
    assert (
        case("refused", "idea-too-long")[0].get("message")
        == "Nothing here that this rule is about."
    )
    assert len(case("refused", "section-empty")) == len(case("refused", "docs/ok.md")) == 0


def test_a_warning_passes_and_is_said():
    (told,) = case("warned", "sentence-long")
    assert told.tag == "system-out" and "Long." in told.text
    assert document("warned").get("failures") == "0"


@pytest.mark.parametrize("name", ["bad input", "no tool", "stopped"])
def test_a_run_that_did_not_end_is_an_error(name):
    error = document(name)[-1][0][0]
    assert error.tag == "error" and error.get("message") == RUNS[name][1].what
    assert document(name).get("errors") == "1"


def test_signs_that_xml_has_no_way_to_write_do_not_break_it():
    assert "\x1b" not in junit.render(*RUNS["strange"])
    assert "�[31m red �" in case("strange", "stale-section")[0].text
