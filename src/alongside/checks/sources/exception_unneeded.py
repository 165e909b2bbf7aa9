"""An exception for single findings that are no longer there: such a list can only get shorter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from alongside.checks import run_check
from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import ExceptionNote, Outcome, Place, Rule, Sources
from alongside.rules.finding_key import can_be_named, finding_keys
from alongside.rules.outcomes import inapplicable
from alongside.rules.own_rules import publication_rules

_FILE = "publication.yml"
_GATE = "sources"
"""Of other gates, only those who build the site know what they find."""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: an exception of publication.yml that is for single findings."""
    notes = [note for note in subject.publication.exceptions if note.findings is not None]
    if not notes:
        yield inapplicable(Place(_FILE))
    rules = publication_rules(subject.root)
    for note in notes:
        faults = _faults(subject, rules.get(note.rule), note)
        outcomes = (fault_outcome(rule, _FILE, fault) for fault in faults)
        yield from outcomes_of_target(Place(_FILE, note.line), outcomes)


def _faults(sources: Sources, excepted: Rule | None, note: ExceptionNote) -> Iterator[Fault]:
    # A rule that is not there, or can have no exception, has a finding of its own.
    if excepted is None or excepted.no_exception or note.findings is None:
        return
    if excepted.gate != _GATE:
        yield Fault("other-gate", note.line, f"rule: {note.rule}", {"excepted": note.rule})
        return
    if not any(note.findings.values()):
        yield Fault("empty", note.line, values={"line": note.line})
        return
    for path, key in keys_gone(sources, excepted, note):
        line = note.finding_lines[path, key]
        values = {"key": key, "line": line, "file": path}
        yield Fault("gone", line, key, values)


def keys_gone(sources: Sources, rule: Rule, note: ExceptionNote) -> list[tuple[str, str]]:
    """File and key of what the exception allows and the rule no longer finds.

    rule: of the exception, one of the gate of sources.
    """
    there = _keys_there(sources, rule, note)
    named = [(path, key) for path, keys in (note.findings or {}).items() for key in keys]
    return [(path, key) for path, key in named if key not in there[path]]


def _keys_there(sources: Sources, rule: Rule, note: ExceptionNote) -> Mapping[str, list[str]]:
    """File to the keys of what the rule finds there now, for the files that the exception names."""
    paths = set(note.scope)
    keys = [key for key, page in sources.variants.items() if page.path.as_posix() in paths]
    pages = {sources.variants[key].path.as_posix() for key in keys}
    view = replace(sources, judged=frozenset(keys), judges_lists=bool(paths - pages))
    found: dict[str, list[Outcome]] = {path: [] for path in paths}
    for outcome in run_check(rule, view):
        if outcome.place.path in paths and can_be_named(outcome):
            found[outcome.place.path].append(outcome)
    return {path: finding_keys(rule, outcomes, sources) for path, outcomes in found.items()}
