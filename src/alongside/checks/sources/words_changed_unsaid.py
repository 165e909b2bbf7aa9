"""Whoever comes back to a page is told that its words have changed."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Place, Rule, Sources
from alongside.publication.before import read_before
from alongside.publication.changes import FILE
from alongside.rules.outcomes import failed, inapplicable, passed


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a version of a document."""
    before = read_before(subject) if subject.publication.changes else None
    if before is None:
        yield inapplicable(Place(FILE))
        return
    for (document, strand), variant in subject.variants.items():
        place = Place(variant.path.as_posix(), 1)
        if (document, strand) in before.untold:
            yield failed(place, document=document, strand=strand, today=subject.today)
        elif document in before.documents:
            yield passed(place)
