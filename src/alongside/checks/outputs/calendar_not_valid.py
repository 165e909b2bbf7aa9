"""Every calendar is iCalendar (RFC 5545), and has the days of the consultations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from icalendar import Calendar, Component

from alongside.model import Feed, Outcome, Outputs, Place, Rule
from alongside.outputs.feeds import ICALENDAR, consultations_of, expected_feeds
from alongside.publication.kinds.consultation import Consultation
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, inapplicable, passed

_NEEDED = ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL")


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a calendar."""
    calendars = [feed for feed in expected_feeds(subject.sources) if feed.media_type == ICALENDAR]
    for feed in calendars:
        place = Place(feed.source, page=feed.path)
        file = subject.site_folder / feed.path
        if not file.is_file():
            continue  # artifact-missing tells of it
        faults = list(_find_faults(subject, feed, file.read_bytes()))
        for name, seen in dict(reversed(faults)).items():
            yield failed(place, seen=seen, **fault_texts(rule, name, file=feed.path))
        if not faults:
            yield passed(place)
    if not calendars:
        yield inapplicable(Place("publication.yml"))


def _find_faults(outputs: Outputs, feed: Feed, content: bytes) -> Iterator[tuple[str, str]]:
    """(a key of options.faults, what stands there) of each fault."""
    try:
        calendar = Calendar.from_ical(content)
    except ValueError as error:
        yield "unreadable", str(error)
        return
    events = [part for part in calendar.walk() if part.name == "VEVENT"]
    for event in events:
        yield from (("part-missing", name) for name in _NEEDED if not event.get(name))
    ids = [str(event.get("UID")) for event in events]
    yield from (("twice", id_) for id_ in ids if ids.count(id_) > 1)
    days = sorted(map(_day, events))
    if days != sorted(_days_of_consultations(outputs, feed)):
        yield "other-days", ", ".join(days)


def _day(event: Component) -> str:
    return str(event.decoded("DTSTART")) if event.get("DTSTART") else ""


def _days_of_consultations(outputs: Outputs, feed: Feed) -> Iterator[str]:
    for slug in consultations_of(outputs.sources, feed.strand):
        consultation = outputs.sources.kinds[slug].data
        if isinstance(consultation, Consultation):
            yield from map(date.isoformat, (consultation.opens, consultation.closes))
