"""No page says that it was changed on a day that is still to come, but one that comes on it."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Place, Rule, Sources
from alongside.publication.changes import FILE
from alongside.publication.held_back import is_held_back
from alongside.rules.outcomes import failed, inapplicable, passed


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: an entry of changes.yml."""
    if not subject.publication.changes:
        yield inapplicable(Place(FILE))
    for note in subject.publication.changes:
        place = Place(FILE, note.line)
        if note.day > subject.today and not is_held_back(subject, note):
            yield failed(place, day=note.day, today=subject.today)
        else:
            yield passed(place)
