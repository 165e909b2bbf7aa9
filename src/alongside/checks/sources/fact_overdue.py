"""Facts that nobody has made sure of for a long time, or that say a day which is still to come."""

from collections.abc import Iterator
from datetime import date

from alongside.model import Outcome, Place, Rule, Sources
from alongside.publication.facts import FILE
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, inapplicable, passed


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    months, today, facts = int(rule.limits["months"]), sources.today, sources.publication.facts
    if not facts:
        yield inapplicable(Place(FILE))
    for fact in facts.values():
        place = Place(FILE, fact.line)
        fault = (
            "future"
            if fact.reviewed > today
            else "overdue"
            if _months_between(fact.reviewed, today) >= months
            else ""
        )
        if fault:
            yield failed(
                place,
                **fault_texts(
                    rule,
                    fault,
                    name=fact.name,
                    reviewed=fact.reviewed,
                    months=months,
                    source=fact.source,
                    today=today,
                ),
            )
        else:
            yield passed(place)


def _months_between(since: date, today: date) -> int:
    """Whole months; the day on which they are full does not count yet."""
    return 12 * (today.year - since.year) + today.month - since.month - (today.day <= since.day)
