"""A limit of publication.yml is one that a rule has, and a looser one says why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from alongside.checks.sources.dated_notes import is_reason, notes_rule
from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import LimitNote, Outcome, Place, Rule, Sources
from alongside.publication.settings import FILE
from alongside.rules.fault_texts import suggestion
from alongside.rules.limits import has_limits_of_texts, rule_limit
from alongside.rules.outcomes import inapplicable
from alongside.rules.own_rules import publication_rules
from alongside.text.personal_data import has_personal_data


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: an entry of “limits” in publication.yml."""
    if not subject.publication.limits:
        yield inapplicable(Place(FILE))
    rules = publication_rules(subject.root)
    for note in subject.publication.limits:
        outcomes = (fault_outcome(rule, FILE, fault) for fault in _faults(subject, rules, note))
        yield from outcomes_of_target(Place(FILE, note.line), outcomes)


def _faults(sources: Sources, rules: Mapping[str, Rule], note: LimitNote) -> Iterator[Fault]:
    settable = [id_ for id_, each in rules.items() if has_limits_of_texts(each, sources)]
    values: dict[str, object] = {"named": note.rule, "rules": ", ".join(settable)}
    if note.rule not in settable:
        fault = "no-limit" if note.rule in rules else "no-rule"
        values["hint"] = suggestion(note.rule, settable)
        yield Fault(fault, note.line, f"rule: {note.rule}", values)
        return
    own = _strictest(sources, note, rules[note.rule])
    values |= {"most": note.most, "own": own}
    if has_personal_data(note.reason, sources.publication.names):
        # Not repeated under “Seen”: what we print is kept in logs.
        yield Fault("person-in-reason", note.line, values=values)
    elif own is not None and note.most > own and not is_reason(notes_rule(), note.reason):
        yield Fault("no-reason", note.line, f"most: {note.most}", values)


def _strictest(sources: Sources, note: LimitNote, rule: Rule) -> int | None:
    """Of the rule's own limits for the versions that the entry is about."""
    strands = [
        strand
        for strand in sources.publication.strands
        if not note.strands or strand.key in note.strands
    ]
    limits = [rule_limit(rule, sources, strand) for strand in strands if rule.applies_to(strand)]
    return min((limit for limit in limits if limit is not None), default=None)
