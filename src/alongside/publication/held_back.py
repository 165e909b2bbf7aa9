"""Documents that are written and checked already, and published on a day to come.

The first lines of a document's source page name the day (`publish_at`). Until then it is in no
format: no page, file, list, feed or search says that there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from alongside.model import ChangeNote, Publication, Sources, Variant

PUBLISH_AT = "publish_at"


def days_of_publication(
    publication: Publication, variants: Mapping[tuple[str, str], Variant], today: date
) -> dict[str, date]:
    """Slug to the day on which a document is published, of those for which it is still to come."""
    days = {}
    for slug in publication.documents:
        source = variants.get((slug, publication.source_of_document(slug).key))
        day = day_of_publication(source) if source else None
        if day and day > today:
            days[slug] = day
    return days


def day_of_publication(source: Variant) -> date | None:
    """As its first lines name it; None where they name none, or where it cannot be read."""
    day = source.meta.get(PUBLISH_AT)
    # A time of day is none: nothing is built at that time.
    return day if isinstance(day, date) and not isinstance(day, datetime) else None


def without_held_back(sources: Sources) -> Sources:
    """What is built today: the sources without all that is about documents held back."""
    if not sources.held_back:
        return sources
    held, publication = frozenset(sources.held_back), sources.publication
    sections = (
        replace(section, documents=_without(section.documents, held))
        for section in publication.nav_sections
    )
    versions = (
        replace(note, documents=_without(note.documents, held))
        for note in publication.fewer_versions
    )
    return replace(
        sources,
        publication=replace(
            publication,
            documents=_without(publication.documents, held),
            nav_sections=tuple(section for section in sections if section.documents),
            fewer_versions=tuple(note for note in versions if note.documents),
            changes=tuple(_shown_changes(publication.changes, held)),
            moved=tuple(page for page in publication.moved if page.now not in held),
        ),
        variants={key: page for key, page in sources.variants.items() if key[0] not in held},
        kinds={slug: kind for slug, kind in sources.kinds.items() if slug not in held},
    )


def is_held_back(sources: Sources, note: ChangeNote) -> bool:
    """Whether a change is about nothing that readers have on its day or before."""
    days = [sources.held_back.get(document) for document in note.documents]
    return bool(days) and all(day is not None and note.day <= day for day in days)


def _shown_changes(notes: Iterable[ChangeNote], held: frozenset[str]) -> Iterator[ChangeNote]:
    for note in notes:
        shown = _without(note.documents, held)
        if shown or not note.documents:
            yield replace(note, documents=shown)


def _without(documents: tuple[str, ...], held: frozenset[str]) -> tuple[str, ...]:
    return tuple(slug for slug in documents if slug not in held)
