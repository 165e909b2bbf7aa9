"""A consultation is open for as many weeks as was promised, holidays left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from alongside.checks.sources.consultations import Consulted, judge_consultations
from alongside.checks.sources.targets import Fault
from alongside.model import Holiday, Outcome, Rule, Sources
from alongside.rules.outcomes import cannot_tell, place_in
from alongside.text.plurals import count_in_english

_DAY = timedelta(days=1)


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a consultation that is not over. Limits: "weeks", unless publication.yml says
    another number."""
    yield from judge_consultations(subject, rule, partial(_faults, subject, rule))


def _faults(sources: Sources, rule: Rule, each: Consulted) -> Iterator[Fault | Outcome]:
    policy = sources.publication.consultations
    weeks = policy.weeks or int(rule.limits["weeks"])
    opens, closes = each.consultation.opens, each.consultation.closes
    if sources.today > closes:
        return  # nobody can mend it now
    days = set(_days(opens, closes))
    met = [holiday for holiday in policy.holidays if days & set(_of_holiday(holiday))]
    left = days.difference(*map(_of_holiday, met))
    latest = _last(opens, weeks, policy.holidays)
    if len(days) < weeks * 7:
        yield _fault(each, "short", weeks, len(days), latest=latest)
    elif len(left) < weeks * 7:
        names = ", ".join(holiday.name for holiday in met)
        yield _fault(each, "holidays", weeks, len(left), latest=latest, holidays=names)
    elif policy.holidays_until is None or policy.holidays_until < closes:
        yield cannot_tell(
            place_in(each.page, each.line("closes")),
            f"Nobody has said which holidays there are up to {closes}, when it closes. "
            "In publication.yml, below consultations, list them under holidays, and write "
            f"holidays_known_until: {closes}",
        )


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += _DAY


def _of_holiday(holiday: Holiday) -> Iterator[date]:
    return _days(holiday.first, holiday.last)


def _last(opens: date, weeks: int, holidays: tuple[Holiday, ...]) -> date:
    """The earliest day on which it may close."""
    off = set().union(*map(_of_holiday, holidays))
    day, left = opens - _DAY, weeks * 7
    while left:
        day += _DAY
        left -= day not in off
    return day


def _fault(each: Consulted, name: str, weeks: int, days: int, **values: object) -> Fault:
    closes = each.consultation.closes
    known = {
        "opens": each.consultation.opens,
        "closes": closes,
        "weeks": count_in_english(weeks, "week"),
        "days": count_in_english(days, "day"),
    }
    return Fault(name, each.line("closes"), f"closes: {closes}", known | values)
