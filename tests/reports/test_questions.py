"""Every report of an audit tells what only people can tell: open, signed off, or changed since."""

import json
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from alongside.cli.run_report import REPORT_FORMATS, RunReport
from alongside.model import ManualAnswer, ManualQuestion, Place, Verdict

ANSWER = ManualAnswer("web-editor", date(2026, 11, 30), "no-barrier", "123456")
OPEN = ManualQuestion(
    "111111", "1.4.3", "Is it so <b>?", "a.html", 2, 3, "a.html, p", "123456",
    where=(Place("a.html", page="a.html", selector="p"),),
)  # fmt: skip
SIGNED = replace(OPEN, id="222222", answer=ANSWER)
LAPSED = replace(OPEN, id="333333", answer=replace(ANSWER, of="654321"))
BARRIER = replace(OPEN, id="444444", answer=replace(ANSWER, verdict="barrier"))
VERDICT = Verdict("audit", (), {}, questions=(OPEN, SIGNED, LAPSED, BARRIER))


def render(format_, verdict, tmp_path):
    return RunReport(tmp_path, date(2026, 11, 30)).render(format_, [verdict], None, stopped=False)


@pytest.mark.parametrize("format_", REPORT_FORMATS)
def test_each_format_names_what_is_to_be_looked_at(format_, tmp_path):
    report = render(format_, VERDICT, tmp_path)
    assert all(each.id in report for each in (OPEN, LAPSED))
    assert "111111" not in render(format_, replace(VERDICT, questions=()), tmp_path)


def test_text_counts_them(tmp_path):
    counts = "4 questions: 1 open, 2 signed off, 1 changed since it was signed off."
    for format_ in ("text", "github", "markdown"):
        assert counts in render(format_, VERDICT, tmp_path)


def test_json_has_each_place(tmp_path):
    questions = json.loads(render("json", VERDICT, tmp_path))["questions"]
    states = ["open", "signed off", "changed since it was signed off", "signed off"]
    assert [each["state"] for each in questions] == states
    assert questions[0]["places"] == [{"page": "a.html", "selector": "p", "state": ""}]
    assert questions[3]["verdict"] == "barrier"


def test_sarif_has_a_kind_for_it(tmp_path):
    results = json.loads(render("sarif", VERDICT, tmp_path))["runs"][0]["results"]
    assert [each["kind"] for each in results] == ["review", "pass", "review", "informational"]
    assert {each["level"] for each in results} == {"none"}


def test_junit_skips_what_is_open_and_fails_a_barrier(tmp_path):
    suites = ElementTree.fromstring(render("junit", VERDICT, tmp_path))
    cases = [[child.tag for child in case] for case in suites.iter("testcase")]
    assert cases == [["skipped"], [], ["skipped"], ["failure"]]
