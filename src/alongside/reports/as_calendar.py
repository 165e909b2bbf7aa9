"""Days by which something has to be done, as a calendar that reminds the people who have to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from icalendar import Alarm, Calendar, Event

from alongside.model import DueDay, Publication

_PRODUCT = "-//Alongside//Days to keep//EN"
_DAY = timedelta(days=1)


def render_calendar(publication: Publication, days: Sequence[DueDay]) -> str:
    """An event of a whole day for each, with its role as the category and a reminder before.

    The same sources give the same text, whatever the day.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{publication.name}: reviews and ends of exceptions")
    host = urlsplit(publication.url).hostname or ""
    for due in days:
        calendar.add_component(_event(due, host, publication.statement.prepared))
    text: str = calendar.to_ical().decode()
    return text


def _event(due: DueDay, host: str, noted: date) -> Event:
    """noted: the day that the event says it was made on; none of the run."""
    event = Event()
    event.add("uid", f"{due.key}@{host}")
    event.add("dtstamp", datetime.combine(noted, time(), UTC))
    event.add("summary", f"{due.what} ({due.role})" if due.role else due.what)
    event.add("description", f"{due.mend}\n{due.path}, line {due.line}")
    if due.role:
        event.add("categories", [due.role])
    event.add("dtstart", due.day)
    # A calendar takes the day of the end for the first that does not belong to it.
    event.add("dtend", due.day + _DAY)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", due.what)
    alarm.add("trigger", -timedelta(days=due.days_before))
    event.add_component(alarm)
    return event
