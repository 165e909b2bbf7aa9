"""Applies the rules of a gate to what is to be released. The only judge: reports never decide."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from alongside.checks import run_check
from alongside.errors import ToolMissing
from alongside.gates.tally import Tally, tally_by_file
from alongside.model import (
    Finding,
    Outcome,
    Outputs,
    Place,
    Rule,
    Sources,
    Status,
    Verdict,
)
from alongside.rules.finding_key import finding_keys
from alongside.rules.rulebook import GATES
from alongside.system.progress import STAGE_PROGRESS

log = logging.getLogger("alongside")


def judge(gate: str, subject: Sources | Outputs, rules: Iterable[Rule]) -> Verdict:
    """Applies every rule of the gate to the subject.

    gate: "sources", "outputs" or "browser". Raises ToolMissing when a check lacks its tool.
    """
    rules_of_gate = [rule for rule in rules if rule.gate == gate]
    return make_verdict(gate, subject, rules_of_gate, find_tallies(subject, rules_of_gate))


def find_tallies(
    subject: Sources | Outputs, rules: Sequence[Rule]
) -> dict[str, Mapping[str, Tally]]:
    """Rule id and path of a file to what the rule found there. rules: of one gate."""
    tallies: dict[str, Mapping[str, Tally]] = {}
    for number, rule in enumerate(rules, 1):
        STAGE_PROGRESS.set(f"rule {number} of {len(rules)}: {rule.id}")
        tallies[rule.id] = tally_by_file(_apply(rule, subject))
    return tallies


def make_verdict(
    gate: str,
    subject: Sources | Outputs,
    rules: Iterable[Rule],
    tallies: Mapping[str, Mapping[str, Tally]],
    files: Container[str] | None = None,
) -> Verdict:
    """rules: of the gate. tallies: as from find_tallies. files: what it is about, if not all."""
    sources = subject.sources if isinstance(subject, Outputs) else subject
    findings: list[Finding] = []
    outcome_counts: dict[str, dict[str, int]] = {}
    judged_paths: dict[str, frozenset[str]] = {}
    for rule in rules:
        by_file = tallies[rule.id] or tally_by_file([_nothing_examined_outcome(rule, subject)])
        if files is not None:
            by_file = {path: tally for path, tally in by_file.items() if path in files}
        counts: Counter[str] = Counter()
        for tally in by_file.values():
            counts.update(tally.counts)
            findings += _make_findings(rule, tally.told, sources)
        outcome_counts[rule.id] = dict(sorted(counts.items()))
        judged_paths[rule.id] = frozenset(
            path for path, tally in by_file.items() if tally.has_judged
        )
    # A broken installation must not look like a clean publication.
    if not outcome_counts:
        raise ToolMissing(
            f"The {gate} gate has no rules.",
            path="src/alongside/rules",
            why="A gate without rules would let everything through.",
            mend="Install Alongside again.",
        )
    return Verdict(
        gate=gate,
        findings=tuple(sorted(findings, key=_sort_key)),
        outcome_counts=outcome_counts,
        judged_paths=judged_paths,
    )


def _apply(rule: Rule, subject: Sources | Outputs) -> Iterable[Outcome]:
    if rule.gate == "outputs" and isinstance(subject, Outputs):
        # Here, as it loads what reads pictures, which `alongside check` does without.
        from alongside.checks.outputs.file_outcomes import examine_everything

        return examine_everything(rule, subject)
    return run_check(rule, subject)


def _nothing_examined_outcome(rule: Rule, subject: Sources | Outputs) -> Outcome:
    """A check that says nothing may be broken, so its silence lets nothing through.

    Unless there is nothing that it could speak of: a publication without easy read has none.
    """
    if not _has_subject(rule, subject):
        return Outcome(Status.INAPPLICABLE, Place("publication.yml"))
    return Outcome(
        Status.CANNOT_TELL,
        Place("publication.yml"),
        values={"reason": "The rule found nothing to look at."},
    )


def _has_subject(rule: Rule, subject: Sources | Outputs) -> bool:
    """Whether the publication owes what the rule looks at, be it there or not."""
    if isinstance(subject, Outputs) and rule.files:
        return any(
            artifact.format.facts.suffix.endswith(rule.files) and rule.applies_to(artifact.strand)
            for artifact in subject.artifacts
        )
    sources = subject.sources if isinstance(subject, Outputs) else subject
    return any(rule.applies_to(strand) for strand in sources.publication.strands)


def _make_findings(rule: Rule, outcomes: Sequence[Outcome], sources: Sources) -> Iterator[Finding]:
    """outcomes: those of one file, or of the whole gate where nothing was examined."""
    notes = [note for note in sources.publication.exceptions if note.rule == rule.id]
    keys = [""] * len(outcomes)
    # Worked out only where an exception asks for them: the file is read for it.
    if any(note.findings is not None for note in notes):
        keys = finding_keys(rule, outcomes, sources)
    for outcome, key in zip(outcomes, keys, strict=True):
        yield _make_finding(rule, outcome, sources, key)


def _make_finding(rule: Rule, outcome: Outcome, sources: Sources, key: str) -> Finding:
    if outcome.status is Status.CANNOT_TELL:
        return _untold_finding(rule, outcome)
    values = {
        "seen": outcome.seen,
        "expected": outcome.expected,
        "path": outcome.place.path,
        "line": outcome.place.line,
        **outcome.values,
    }
    note = sources.publication.exception_for(rule.id, outcome.place.path, key)
    # Of one that is written all the same, exception-unusable speaks.
    is_excepted = not rule.no_exception and note is not None and note.is_in_force(sources.today)
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        status=outcome.status,
        place=outcome.place,
        what=rule.what.format(**values),
        seen=outcome.seen,
        expected=outcome.expected,
        why=rule.why.format(**values),
        mend=rule.mend.format(**values),
        example=rule.example.format(**values),
        excepted_until=note.until if note and is_excepted else None,
        is_of_gate=rule.gate in GATES,
    )


def _untold_finding(rule: Rule, outcome: Outcome) -> Finding:
    """What could not be checked. No exception covers it: nobody knows what it would allow."""
    reason = outcome.values.get("reason", outcome.seen)
    mend = outcome.values.get("mend")
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        status=outcome.status,
        place=outcome.place,
        what=f"We could not check this. {reason}",
        seen="",
        expected=outcome.expected,
        why="A page that nobody could check may keep somebody from reading it.",
        mend=str(
            mend
            or "Mend the cause, then run the check again. What cannot be checked is not released."
        ),
        example="",
        excepted_until=None,
        is_of_gate=rule.gate in GATES,
    )


def _sort_key(finding: Finding) -> tuple[bool, str, int, str, str, str, str]:
    """What must be mended first, then by place."""
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
