"""Findings as one JSON object, for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from alongside.errors import AlongsideError
from alongside.model import Finding, Verdict
from alongside.reports.questions import all_questions, question_entry
from alongside.reports.run_parts import JsonObject, all_findings, own_error


def render(verdicts: Sequence[Verdict], error: AlongsideError | None = None) -> str:
    """{"verdict", "summary", "findings"} as JSON; of an audit "questions", too. An error is a
    finding too.

    Paths are relative to the folder of publication.yml.
    """
    findings = all_findings(verdicts)
    entries = [_finding_entry(finding) for finding in findings]
    blocking = sum(finding.blocks for finding in findings)
    failure = own_error(error)
    if failure is not None:
        entries.append(_error_entry(failure))
        blocking += 1
    outcome_counts: dict[str, dict[str, int]] = {}
    for verdict in verdicts:
        for rule, counts in verdict.outcome_counts.items():
            outcome_counts[rule] = dict(counts)
    report: JsonObject = {
        "verdict": _verdict(verdicts, error),
        "summary": {"blocking": blocking, "findings": len(entries), "rules": outcome_counts},
        "findings": entries,
    }
    questions = all_questions(verdicts)
    if questions:
        report["questions"] = [question_entry(question) for question in questions]
    return json.dumps(report, ensure_ascii=False, indent=2)


def _verdict(verdicts: Sequence[Verdict], error: AlongsideError | None) -> str:
    if error is not None:
        return {1: "failed", 2: "unusable input", 3: "cannot tell"}[error.exit_code]
    return "passed" if all(verdict.passed for verdict in verdicts) else "failed"


def _finding_entry(finding: Finding) -> JsonObject:
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "outcome": finding.status.value,
        "blocks": finding.blocks,
        "path": place.path,
        "line": place.line,
        "page": place.page,
        "selector": place.selector,
        "state": place.state,
        "what": finding.what,
        "seen": finding.seen,
        "expected": finding.expected,
        "why": finding.why,
        "mend": finding.mend,
        "excepted_until": finding.excepted_until.isoformat() if finding.excepted_until else None,
    }


def _error_entry(error: AlongsideError) -> JsonObject:
    return {
        "rule": None,
        "severity": "blocks",
        "outcome": "cannot tell" if error.exit_code == 3 else "failed",
        "blocks": True,
        "path": error.path,
        "line": error.line,
        "page": "",
        "selector": "",
        "state": "",
        "what": error.what,
        "seen": error.seen,
        "expected": "",
        "why": error.why,
        "mend": error.mend,
        "excepted_until": None,
    }
