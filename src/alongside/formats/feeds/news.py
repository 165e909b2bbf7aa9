"""What has changed, as a feed: the entries of changes.yml and the editions, for each strand."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.formats.feeds.atom import AtomFeed, Entry
from alongside.model import Edition, Feed, Format, Sources, Variant
from alongside.outputs.expected import artifact_path, public_url
from alongside.publication.changes import numbered_changes
from alongside.web.changes import change_id
from alongside.web.frame import head_title


def changes_feed(sources: Sources, feed: Feed) -> tuple[AtomFeed, list[Entry]]:
    """The same words as the page of all changes."""
    publication = sources.publication
    language = publication.language_of(feed.strand)
    described = AtomFeed(
        url=public_url(publication, feed.path),
        page=public_url(publication, feed.page),
        title=head_title(language.strings["changes"], language),
        author=language.strings["organisation"],
        language=language,
        first_day=publication.statement.prepared,
    )
    return described, [*_editions(sources, feed), *_changes(sources, feed)]


def _changes(sources: Sources, feed: Feed) -> Iterator[Entry]:
    publication, strand = sources.publication, feed.strand
    page = public_url(publication, feed.page)
    for note, number in numbered_changes(publication, strand.key):
        variants = (sources.variants.get((slug, strand.key)) for slug in note.documents)
        address = f"{page}#{change_id(note.day, number)}"
        yield Entry(
            id=address,
            title=note.what[strand.key],
            day=note.day,
            link=address,
            pages=tuple(_page(sources, variant) for variant in variants if variant),
        )


def _page(sources: Sources, variant: Variant) -> tuple[str, str]:
    path = artifact_path(variant.strand, variant.document, Format.WEB)
    return variant.title, public_url(sources.publication, path)


def _editions(sources: Sources, feed: Feed) -> Iterator[Entry]:
    """The edition of now and the one before it, if it was kept."""
    publication = sources.publication
    previous = publication.previous_edition
    for edition in (publication.edition, previous.edition if previous else None):
        if edition and edition.date <= sources.today:
            yield _edition(sources, feed, edition)


def _edition(sources: Sources, feed: Feed, edition: Edition) -> Entry:
    publication = sources.publication
    start = artifact_path(feed.strand, "index", Format.WEB)
    words = publication.language_of(feed.strand).strings
    return Entry(
        id=f"{public_url(publication, feed.page)}#version-{edition.version}",
        title=f"{words['publication']}: {words['book_version'].format(version=edition.version)}",
        day=edition.date,
        link=public_url(publication, start),
    )
