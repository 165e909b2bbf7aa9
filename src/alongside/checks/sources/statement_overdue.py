"""The accessibility statement is reviewed in time, and the next review is not put off too far."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from alongside.model import Outcome, Place, Rule, Sources
from alongside.rules.outcomes import failed, passed


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    statement = sources.publication.statement
    place, months = Place("publication.yml", statement.line), int(rule.limits["months"])
    latest = months_after(statement.prepared, months)
    faults = {}
    if statement.review < sources.today:
        faults["overdue"] = months_after(sources.today, months)
    if statement.review > latest:
        faults["too-late"] = latest
    for fault, new in faults.items():
        values = {"review": statement.review, "latest": new, "months": months}
        texts = {
            name: text.format(**values) for name, text in rule.options["faults"][fault].items()
        }
        yield failed(
            place, seen=f"prepared: {statement.prepared}, review: {statement.review}", **texts
        )
    if not faults:
        yield passed(place)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last day of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
