"""Rules and a subject to findings and a Verdict. The only judge: reports print, they never decide."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable

from alongside.checks import load_check
from alongside.errors import ToolMissing
from alongside.model import (
    ExceptionNote,
    Finding,
    Outcome,
    Outputs,
    Place,
    Publication,
    Rule,
    Sources,
    Status,
    Verdict,
)

log = logging.getLogger("alongside")


def judge(gate: str, subject: Sources | Outputs, rules: Iterable[Rule]) -> Verdict:
    """Applies every rule of the gate to the subject. Raises ToolMissing when a check lacks its tool."""
    sources = subject.sources if isinstance(subject, Outputs) else subject
    findings: list[Finding] = []
    applied: dict[str, dict[str, int]] = {}
    looked_at: dict[str, frozenset[str]] = {}
    for rule in rules:
        if rule.gate != gate:
            continue
        outcomes = list(load_check(rule).check(subject, rule)) or [_nothing_examined_outcome(rule)]
        applied[rule.id] = dict(sorted(Counter(o.status.value for o in outcomes).items()))
        looked_at[rule.id] = frozenset(
            o.place.path for o in outcomes if o.status is not Status.INAPPLICABLE
        )
        findings += [
            _finding(rule, outcome, sources)
            for outcome in outcomes
            if outcome.status in (Status.FAILED, Status.CANNOT_TELL)
        ]
    if not applied:
        raise ToolMissing(
            f"The {gate} gate has no rules.",
            path="src/alongside/rules",
            why="A gate without rules would let everything through.",
            mend="Install Alongside again.",
        )
    return Verdict(gate, tuple(sorted(findings, key=_sort_key)), applied, looked_at)


def _nothing_examined_outcome(rule: Rule) -> Outcome:
    return Outcome(
        Status.CANNOT_TELL,
        Place("publication.yml"),
        values={"reason": "The rule found nothing to look at."},
    )


def _finding(rule: Rule, outcome: Outcome, sources: Sources) -> Finding:
    values = {
        "seen": outcome.seen,
        "expected": outcome.expected,
        "path": outcome.place.path,
        "line": outcome.place.line,
        **outcome.values,
    }
    if outcome.status is Status.CANNOT_TELL:
        reason = outcome.values.get("reason", outcome.seen)
        what = f"We could not check this. {reason}"
        mend = str(
            outcome.values.get("mend")
            or "Mend the cause, then run the check again. What cannot be checked is not released."
        )
        example = ""
    else:
        what, mend, example = (
            text.format(**values) for text in (rule.what, rule.mend, rule.example)
        )
    note = exception_for(rule.id, outcome.place.path, sources.publication)
    in_force = (
        note is not None and note.is_in_force(sources.today) and outcome.status is Status.FAILED
    )
    why = (
        rule.why.format(**values)
        if outcome.status is Status.FAILED
        else ("A page that nobody could check may keep somebody from reading it.")
    )
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        status=outcome.status,
        place=outcome.place,
        what=what,
        seen=outcome.seen if outcome.status is Status.FAILED else "",
        expected=outcome.expected,
        why=why,
        mend=mend,
        example=example,
        excepted_until=note.until if in_force else None,
    )


def exception_for(rule_id: str, path: str, publication: Publication) -> ExceptionNote | None:
    """The exception of publication.yml that covers this rule at this path, ended or not."""
    for note in publication.exceptions:
        if note.rule == rule_id and note.covers(path):
            return note
    return None


def _sort_key(finding: Finding):
    place = finding.place
    return (
        not finding.blocks,
        place.path,
        place.line,
        place.page,
        place.state,
        place.selector,
        finding.rule,
    )
