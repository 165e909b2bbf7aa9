"""Feeds and calendars: which each strand owes, and where they are.

They are read by programs that people have asked to look again and again, so their addresses stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Feed, Format, Sources, Strand
from alongside.model.own_pages import CHANGES
from alongside.outputs.expected import artifact_path, strand_slugs

CHANGES_FEED = "changes.atom"
CONSULTATIONS_FEED = "consultations.atom"
CALENDAR = "consultations.ics"
ATOM, ICALENDAR = "application/atom+xml", "text/calendar"
"""IANA's names."""
_CONSULTATION = "consultation"


def expected_feeds(sources: Sources) -> tuple[Feed, ...]:
    return tuple(_feeds(sources))


def feed_path(strand: Strand, name: str) -> str:
    """Path below the site's root. name: such as CHANGES_FEED."""
    return f"{strand.url}/{name}" if strand.url else name


def has_changes_feed(sources: Sources, strand: Strand) -> bool:
    """As every strand whose readers have a page of what has changed."""
    return CHANGES in strand_slugs(sources.publication)


def consultations_of(sources: Sources, strand: Strand) -> list[str]:
    """Slugs of the consultations that readers of a strand can read, in the order of the
    publication."""
    return [
        slug
        for slug, kind in sources.kinds.items()
        if kind.name == _CONSULTATION and kind.data and (slug, strand.key) in sources.variants
    ]


def _feeds(sources: Sources) -> Iterator[Feed]:
    for strand in sources.publication.strands:
        if has_changes_feed(sources, strand):
            page = artifact_path(strand, CHANGES, Format.WEB)
            yield Feed(feed_path(strand, CHANGES_FEED), strand, ATOM, "changes.yml", page)
        if slugs := consultations_of(sources, strand):
            source = sources.variants[slugs[0], strand.key].path.as_posix()
            page = artifact_path(strand, slugs[0], Format.WEB)
            for name, media_type in ((CONSULTATIONS_FEED, ATOM), (CALENDAR, ICALENDAR)):
                yield Feed(feed_path(strand, name), strand, media_type, source, page)
