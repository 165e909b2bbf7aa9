"""Findings as JUnit XML, which build servers show as tests.

A gate is a suite, and a rule at one file is a test.

A finding that blocks is a failure; what could not be told is an error; what an
exception allows is skipped; a warning passes and is said in the test's output.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from alongside.errors import AlongsideError
from alongside.model import Finding, ManualQuestion, Status, Verdict
from alongside.reports.encoding import replace_non_xml
from alongside.reports.questions import HEADING, all_questions, state_line, where_line
from alongside.reports.run_parts import own_error
from alongside.reports.text import render_error, render_finding
from alongside.text.plurals import count_in_english

_NAME = "Alongside"
_NO_TIME = "0"
"""Some readers want a time. The real one would differ from run to run."""


def render(verdicts: Sequence[Verdict], error: AlongsideError | None) -> str:
    """A whole file of JUnit XML."""
    suites = [_suite(f"{verdict.gate} gate", list(_rule_cases(verdict))) for verdict in verdicts]
    questions = all_questions(verdicts)
    if questions:
        suites.append(_suite(HEADING, [_question_case(question) for question in questions]))
    failure = own_error(error)
    if failure is not None:
        suites.append(_suite("the run", [_error_case(failure)]))
    document = Element(
        "testsuites",
        {
            "name": _NAME,
            "tests": _total(suites, "tests"),
            "failures": _total(suites, "failures"),
            "errors": _total(suites, "errors"),
            "time": _NO_TIME,
        },
    )
    document.extend(suites)
    # Indented, so that a person can read it and a change of it can be compared.
    ElementTree.indent(document)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return declaration + ElementTree.tostring(document, encoding="unicode")


def _total(suites: Sequence[Element], name: str) -> str:
    return str(sum(int(suite.get(name, "0")) for suite in suites))


def _suite(name: str, cases: list[Element]) -> Element:
    suite = Element(
        "testsuite",
        {
            "name": name,
            "tests": str(len(cases)),
            "failures": _count_with(cases, "failure"),
            "errors": _count_with(cases, "error"),
            "skipped": _count_with(cases, "skipped"),
            "time": _NO_TIME,
        },
    )
    suite.extend(cases)
    return suite


def _count_with(cases: Sequence[Element], tag: str) -> str:
    return str(sum(case.find(tag) is not None for case in cases))


def _rule_cases(verdict: Verdict) -> Iterator[Element]:
    """A test for each rule at each file that it judged.

    A rule that applies to no file here is one skipped test, so that nobody takes it for forgotten.
    """
    findings: dict[tuple[str, str], list[Finding]] = {}
    for finding in verdict.findings:
        findings.setdefault((finding.rule, finding.place.path), []).append(finding)
    for rule in sorted(verdict.outcome_counts):
        paths = set(verdict.judged_paths.get(rule, ()))
        paths.update(path for found_rule, path in findings if found_rule == rule)
        for path in sorted(paths):
            yield _rule_case(verdict.gate, rule, path, findings.get((rule, path), []))
        if not paths:
            case = _test_case(verdict.gate, rule, rule)
            SubElement(case, "skipped", {"message": "Nothing here that this rule is about."})
            yield case


def _rule_case(gate: str, rule: str, path: str, findings: Sequence[Finding]) -> Element:
    case = _test_case(gate, rule, f"{rule}: {path}")
    _add_result(case, rule, findings)
    warnings = [finding for finding in findings if finding.severity == "warns"]
    if warnings:
        text = "\n".join(render_finding(finding) for finding in warnings)
        SubElement(case, "system-out").text = replace_non_xml(text)
    return case


def _add_result(case: Element, rule: str, findings: Sequence[Finding]) -> None:
    """One element for all findings: build servers show the first and drop the others."""
    blocking = [finding for finding in findings if finding.blocks]
    unsure = [finding for finding in blocking if finding.status is Status.CANNOT_TELL]
    failed = [finding for finding in blocking if finding.status is not Status.CANNOT_TELL]
    if failed:
        _add_findings(SubElement(case, "failure", {"type": rule}), [*failed, *unsure])
    elif unsure:
        _add_findings(SubElement(case, "error", {"type": rule}), unsure)
    else:
        _add_exception(case, findings)


def _add_exception(case: Element, findings: Sequence[Finding]) -> None:
    """What an exception allows is a skipped test. Nothing is added where none does."""
    excepted = [finding for finding in findings if finding.excepted_until]
    days = [finding.excepted_until for finding in excepted if finding.excepted_until]
    if days:
        message = (
            f"Allowed until {min(days).isoformat()} by an exception in publication.yml: "
            f"{excepted[0].what}"
        )
        SubElement(case, "skipped", {"message": replace_non_xml(_one_line(message))})


def _test_case(gate: str, rule: str, name: str) -> Element:
    """The full stops make folders of the gate and the rule where a build server lists tests."""
    return Element(
        "testcase",
        {"classname": f"{_NAME}.{gate}.{rule}", "name": replace_non_xml(name), "time": _NO_TIME},
    )


def _add_findings(element: Element, findings: Sequence[Finding]) -> None:
    message = findings[0].what
    rest = len(findings) - 1
    if rest:
        message += f" (and {count_in_english(rest, 'more finding')} in this file)"
    text = "\n".join(render_finding(finding) for finding in findings)
    element.set("message", replace_non_xml(_one_line(message)))
    element.text = replace_non_xml("\n" + text)


def _question_case(question: ManualQuestion) -> Element:
    """What nobody has answered is skipped, and a barrier fails."""
    case = _test_case("people", question.rule, f"{question.id}: {question.asks}")
    message = replace_non_xml(f"{where_line(question)}: {state_line(question)}")
    if question.is_barrier:
        SubElement(case, "failure", {"type": question.rule, "message": message})
    elif not question.is_settled:
        SubElement(case, "skipped", {"message": message})
    return case


def _error_case(error: AlongsideError) -> Element:
    case = _test_case("run", "finished", "the run came to its end")
    element = SubElement(
        case,
        "error",
        {"type": type(error).__name__, "message": replace_non_xml(_one_line(error.what))},
    )
    element.text = replace_non_xml("\n" + render_error(error))
    return case


def _one_line(text: str) -> str:
    return " ".join(text.split())
