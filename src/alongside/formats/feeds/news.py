"""What has changed, as a feed: the entries of changes.yml and the editions, for each strand."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.formats.feeds.atom import AtomFeed, Entry, describe_feed
from alongside.model import Edition, Feed, Sources
from alongside.outputs.expected import page_url, public_url
from alongside.publication.changes import numbered_changes
from alongside.web.changes import change_id


def changes_feed(sources: Sources, feed: Feed) -> tuple[AtomFeed, list[Entry]]:
    """The same words as the page of all changes."""
    described = describe_feed(sources, feed, "changes")
    return described, [*_editions(sources, feed), *_changes(sources, feed)]


def _changes(sources: Sources, feed: Feed) -> Iterator[Entry]:
    publication, strand = sources.publication, feed.strand
    changes_page = public_url(publication, feed.page)
    for note, number in numbered_changes(publication, strand.key):
        variants = (sources.variants.get((slug, strand.key)) for slug in note.documents)
        address = f"{changes_page}#{change_id(note.day, number)}"
        yield Entry(
            id=address,
            title=note.what[strand.key],
            day=note.day,
            link=address,
            pages=tuple(
                (page.title, page_url(publication, strand, page.document))
                for page in variants
                if page
            ),
        )


def _editions(sources: Sources, feed: Feed) -> Iterator[Entry]:
    """The edition of now and the one before it, if it was kept."""
    publication = sources.publication
    previous = publication.previous_edition
    for edition in (publication.edition, previous.edition if previous else None):
        if edition and edition.date <= sources.today:
            yield _edition(sources, feed, edition)


def _edition(sources: Sources, feed: Feed, edition: Edition) -> Entry:
    publication = sources.publication
    words = publication.language_of(feed.strand).strings
    return Entry(
        id=f"{public_url(publication, feed.page)}#version-{edition.version}",
        title=f"{words['publication']}: {words['book_version'].format(version=edition.version)}",
        day=edition.date,
        link=page_url(publication, feed.strand, "index"),
    )
