"""Consultations as a feed and as a calendar: when people can answer, and when it is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import cast
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from alongside.formats.feeds.atom import AtomFeed, Entry, describe_feed
from alongside.model import Feed, Language, Sources, Variant
from alongside.outputs.expected import page_url
from alongside.outputs.feeds import consultations_of
from alongside.publication.changes import latest_change
from alongside.publication.kinds.consultation import ANSWERED, CLOSED, OPEN, Consultation
from alongside.publication.kinds.you_said_we_did import find_answer
from alongside.text.dates import format_day
from alongside.web.frame import head_title

_PRODUCT = "-//Alongside//Consultations//EN"
_DAY = timedelta(days=1)


def consultations_feed(sources: Sources, feed: Feed) -> tuple[AtomFeed, list[Entry]]:
    """An entry each time that a consultation opens, closes or is answered, up to today."""
    described = describe_feed(sources, feed, "consultations")
    pages = [
        sources.variants[slug, feed.strand.key] for slug in consultations_of(sources, feed.strand)
    ]
    entries = [entry for page in pages for entry in _entries(sources, page, described.language)]
    return described, [entry for entry in entries if entry.day <= sources.today]


def _entries(sources: Sources, page: Variant, language: Language) -> Iterator[Entry]:
    consultation = _consultation(sources, page)
    address = _address(sources, page)
    answer = find_answer(sources, page.document)
    days = {OPEN: consultation.opens, CLOSED: consultation.closes + _DAY}
    if answer:
        days[ANSWERED] = answer[1].published
    for state, day in days.items():
        words = language.strings[f"consultation_{state}"]
        yield Entry(
            id=f"{address}#{state}",
            title=page.title,
            day=day,
            link=address,
            words=words.format(closes=format_day(consultation.closes, language)),
        )


def consultations_calendar(sources: Sources, feed: Feed) -> bytes:
    """The first and the last day of each consultation, as events of a whole day."""
    language = sources.publication.language_of(feed.strand)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", head_title(language.strings["consultations"], language))
    for slug in consultations_of(sources, feed.strand):
        page = sources.variants[slug, feed.strand.key]
        consultation = _consultation(sources, page)
        for name, day in (("opens", consultation.opens), ("closes", consultation.closes)):
            calendar.add_component(_event(sources, page, language, name, day))
    return bytes(calendar.to_ical())


def _event(sources: Sources, page: Variant, language: Language, name: str, day: date) -> Event:
    publication, address = sources.publication, _address(sources, page)
    host = urlsplit(publication.url).hostname
    words = language.strings[f"calendar_{name}"].format(title=page.title)
    event = Event()
    event.add("uid", f"{page.document}-{name}-{page.strand.key}@{host}")
    event.add("dtstamp", datetime.combine(_noted_on(sources, page), time(), UTC))
    event.add("summary", words, parameters={"LANGUAGE": language.tag})
    event.add("dtstart", day)
    # A calendar takes the day of the end for the first that does not belong to it.
    event.add("dtend", day + _DAY)
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event


def _noted_on(sources: Sources, page: Variant) -> date:
    """When the page was last changed, as far as anybody has noted it: no day of the run, so that
    the same sources give the same bytes."""
    note = latest_change(sources.publication, page.document, page.strand.key)
    return note.day if note else sources.publication.statement.prepared


def _consultation(sources: Sources, page: Variant) -> Consultation:
    return cast(Consultation, sources.kinds[page.document].data)


def _address(sources: Sources, page: Variant) -> str:
    return page_url(sources.publication, page.strand, page.document)
