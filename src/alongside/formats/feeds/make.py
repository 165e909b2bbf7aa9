"""Writes the feeds and calendars that are owed. They are made from the sources alone."""

from __future__ import annotations

from alongside.formats.feeds.atom import write_atom
from alongside.formats.feeds.consultations import consultations_calendar, consultations_feed
from alongside.formats.feeds.news import changes_feed
from alongside.model import Feed, Outputs, Sources
from alongside.outputs.feeds import CHANGES_FEED, ICALENDAR, expected_feeds


def make_feeds(outputs: Outputs) -> None:
    for feed in expected_feeds(outputs.sources):
        file = outputs.site_folder / feed.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(feed_bytes(outputs.sources, feed))


def feed_bytes(sources: Sources, feed: Feed) -> bytes:
    """What the file of a feed or calendar holds."""
    if feed.media_type == ICALENDAR:
        return consultations_calendar(sources, feed)
    describe = changes_feed if feed.path.endswith(CHANGES_FEED) else consultations_feed
    return write_atom(*describe(sources, feed))
