"""The accessibility statement is reviewed in time, and the next review is not put off too far."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import Outcome, Place, Rule, Sources

_FILE = "publication.yml"


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: the accessibility statement. Limits: "months" from one review to the next."""
    faults = _faults(subject, int(rule.limits["months"]))
    outcomes = (fault_outcome(rule, _FILE, fault) for fault in faults)
    yield from outcomes_of_target(Place(_FILE, subject.publication.statement.line), outcomes)


def _faults(sources: Sources, months: int) -> Iterator[Fault]:
    statement = sources.publication.statement
    latest = months_after(statement.prepared, months)
    if statement.review < sources.today:
        yield _fault(sources, "overdue", months_after(sources.today, months), months)
    if statement.review > latest:
        yield _fault(sources, "too-late", latest, months)


def _fault(sources: Sources, name: str, latest: date, months: int) -> Fault:
    """latest: the day by which the next review may be."""
    statement = sources.publication.statement
    return Fault(
        name=name,
        line=statement.line,
        seen=f"prepared: {statement.prepared}, review: {statement.review}",
        values={"review": statement.review, "latest": latest, "months": months},
    )


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last day of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
