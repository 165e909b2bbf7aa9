"""Facts that nobody has made sure of for a long time, or on a day that is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from alongside.checks.sources.targets import Fault, fault_outcome
from alongside.model import Fact, Outcome, Place, Rule, Sources
from alongside.publication.facts import FILE
from alongside.rules.outcomes import inapplicable, passed


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a fact of facts.yml. Limits: "months" after which it is overdue."""
    if not subject.publication.facts:
        yield inapplicable(Place(FILE))
    months = int(rule.limits["months"])
    for fact in subject.publication.facts.values():
        fault = _fault(fact, subject.today, months)
        if not fault:
            yield passed(Place(FILE, fact.line))
            continue
        values = {
            "name": fact.name,
            "reviewed": fact.reviewed,
            "months": months,
            "source": fact.source,
            "today": subject.today,
        }
        yield fault_outcome(rule, FILE, Fault(fault, fact.line, values=values))


def _fault(fact: Fact, today: date, months: int) -> str:
    """A key of the rule's option "faults", or ""."""
    if fact.reviewed > today:
        return "future"
    if _months_between(fact.reviewed, today) >= months:
        return "overdue"
    return ""


def _months_between(since: date, today: date) -> int:
    """Whole months; the day on which they are full does not count yet."""
    return 12 * (today.year - since.year) + today.month - since.month - (today.day <= since.day)
