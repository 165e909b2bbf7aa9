"""Findings as one JSON object, for other programs."""

from __future__ import annotations

import json

from alongside.errors import AlongsideError
from alongside.model import Finding, Verdict


def render(verdicts: list[Verdict], error: AlongsideError | None = None) -> str:
    """{"verdict", "summary", "findings"}; path is relative to the repository root. An error is a finding too."""
    findings = [_finding(finding) for verdict in verdicts for finding in verdict.findings]
    if error is not None and not hasattr(error, "verdict"):
        findings.append(_error(error))
    if error is not None:
        state = {1: "failed", 2: "unusable input", 3: "cannot tell"}[error.exit_code]
    else:
        state = "passed" if all(verdict.passed for verdict in verdicts) else "failed"
    blocking = sum(item["blocks"] for item in findings)
    summary = {
        "blocking": blocking,
        "findings": len(findings),
        "rules": {
            rule: dict(counts)
            for verdict in verdicts
            for rule, counts in verdict.outcome_counts.items()
        },
    }
    return json.dumps(
        {"verdict": state, "summary": summary, "findings": findings}, ensure_ascii=False, indent=2
    )


def _finding(finding: Finding) -> dict:
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


def _error(error: AlongsideError) -> dict:
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
