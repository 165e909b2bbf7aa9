"""An entry of claims.yml has a sense: a source that says something, or a role and a day soon."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from alongside.checks.sources.dated_notes import (
    is_filler,
    is_named,
    latest_day,
    longest_days,
    names_person,
    notes_rule,
)
from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import Claim, Outcome, Place, Rule, Sources
from alongside.publication.claims import FILE
from alongside.rules.outcomes import inapplicable
from alongside.text.personal_data import has_personal_data

_LETTER = regex.compile(r"\p{L}")


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a claim. Limits: "least_letters", of a source."""
    if not subject.publication.claims:
        yield inapplicable(Place(FILE))
    for claim in subject.publication.claims or ():
        faults = _source_faults(subject, rule, claim) if claim.source else _faults(subject, claim)
        outcomes = (fault_outcome(rule, FILE, fault) for fault in faults)
        yield from outcomes_of_target(Place(FILE, claim.line), outcomes)


def _source_faults(sources: Sources, rule: Rule, claim: Claim) -> Iterator[Fault]:
    letters = len(_LETTER.findall(claim.source))
    if has_personal_data(claim.source, sources.publication.names):
        yield _fault(sources, claim, "person-in-source")
    elif letters < rule.limits["least_letters"] or is_filler(notes_rule(), claim.source):
        yield _fault(sources, claim, "no-source", f"source: {claim.source}")


def _faults(sources: Sources, claim: Claim) -> Iterator[Fault]:
    """Of a claim that somebody has to confirm."""
    if not is_named(claim.to_confirm) or is_filler(notes_rule(), claim.to_confirm):
        yield _fault(sources, claim, "no-role", f"to_confirm: {claim.to_confirm}")
    elif names_person(notes_rule(), claim.to_confirm):
        yield _fault(sources, claim, "person")
    if claim.by is not None and claim.by > latest_day(notes_rule(), sources.today):
        yield _fault(sources, claim, "too-long", f"by: {claim.by}")


def _fault(sources: Sources, claim: Claim, name: str, seen: str = "") -> Fault:
    values = {
        "line": claim.line,
        "until": claim.by,
        "latest": latest_day(notes_rule(), sources.today),
        "longest": longest_days(notes_rule()),
    }
    return Fault(name=name, line=claim.line, seen=seen, values=values)
