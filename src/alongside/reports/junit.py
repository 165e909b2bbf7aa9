"""Findings as JUnit XML, which build servers show as tests: one suite a gate, one test a rule and file.

A finding that blocks is a failure; what could not be told is an error; what an
exception allows is skipped; a warning passes and is said in the test's output.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from alongside.errors import AlongsideError, GateFailed
from alongside.model import Finding, Status, Verdict
from alongside.reports.encoding import replace_non_xml
from alongside.reports.text import format_count, render_error, render_finding

_NAME = "Alongside"
_NO_TIME = "0"
"""Some readers want a time. The real one would differ from run to run."""


def render(verdicts: Sequence[Verdict], error: AlongsideError | None) -> str:
    suites = [_suite(f"{verdict.gate} gate", list(_rule_cases(verdict))) for verdict in verdicts]
    if error is not None and not isinstance(error, GateFailed):
        suites.append(_suite("the run", [_error_case(error)]))
    total = {
        name: str(sum(int(suite.get(name, "0")) for suite in suites))
        for name in ("tests", "failures", "errors")
    }
    document = Element("testsuites", {"name": _NAME, **total, "time": _NO_TIME})
    document.extend(suites)
    ElementTree.indent(document)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(
        document, encoding="unicode"
    )


def _suite(name: str, cases: list[Element]) -> Element:
    number = {
        tag: str(sum(case.find(tag) is not None for case in cases))
        for tag in ("failure", "error", "skipped")
    }
    suite = Element(
        "testsuite",
        {
            "name": name,
            "tests": str(len(cases)),
            "failures": number["failure"],
            "errors": number["error"],
            "skipped": number["skipped"],
            "time": _NO_TIME,
        },
    )
    suite.extend(cases)
    return suite


def _rule_cases(verdict: Verdict) -> Iterable[Element]:
    """A rule that applies to no file here is one skipped test, so that nobody takes it for forgotten."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in verdict.findings:
        found.setdefault((finding.rule, finding.place.path), []).append(finding)
    for rule in sorted(verdict.outcome_counts):
        paths = {path for id_, path in found if id_ == rule} | verdict.judged_paths.get(
            rule, frozenset()
        )
        for path in sorted(paths):
            yield _rule_case(verdict.gate, rule, path, found.get((rule, path), []))
        if not paths:
            case = _test_case(verdict.gate, rule, rule)
            SubElement(case, "skipped", {"message": "Nothing here that this rule is about."})
            yield case


def _rule_case(gate: str, rule: str, path: str, findings: Sequence[Finding]) -> Element:
    case = _test_case(gate, rule, f"{rule}: {path}")
    unsure = [
        finding for finding in findings if finding.status is Status.CANNOT_TELL and finding.blocks
    ]
    blocking = [finding for finding in findings if finding.blocks and finding not in unsure]
    allowed = [finding for finding in findings if finding.excepted_until]
    # One element for all: build servers show the first and drop the others.
    if blocking:
        _add_findings(SubElement(case, "failure", {"type": rule}), [*blocking, *unsure])
    elif unsure:
        _add_findings(SubElement(case, "error", {"type": rule}), unsure)
    elif allowed:
        until = min(finding.excepted_until for finding in allowed).isoformat()
        message = f"Allowed until {until} by an exception in publication.yml: {allowed[0].what}"
        SubElement(case, "skipped", {"message": replace_non_xml(_one_line(message))})
    warnings = [finding for finding in findings if finding.severity == "warns"]
    if warnings:
        SubElement(case, "system-out").text = replace_non_xml(
            "\n".join(render_finding(finding) for finding in warnings)
        )
    return case


def _test_case(gate: str, rule: str, name: str) -> Element:
    """The full stops make folders of the gate and the rule where a build server lists tests."""
    return Element(
        "testcase",
        {"classname": f"{_NAME}.{gate}.{rule}", "name": replace_non_xml(name), "time": _NO_TIME},
    )


def _add_findings(element: Element, findings: Sequence[Finding]) -> None:
    rest = len(findings) - 1
    message = findings[0].what + (
        f" (and {format_count(rest, 'more finding')} in this file)" if rest else ""
    )
    element.set("message", replace_non_xml(_one_line(message)))
    element.text = replace_non_xml(
        "\n".join(["", *(render_finding(finding) for finding in findings)])
    )


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
