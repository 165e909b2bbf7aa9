"""No page says that it was changed on a day that is still to come."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Place, Rule, Sources
from alongside.publication.changes import FILE
from alongside.rules.outcomes import failed, inapplicable, passed


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    changes = sources.publication.changes
    if not changes:
        yield inapplicable(Place(FILE))
    for note in changes:
        place = Place(FILE, note.line)
        late = note.day > sources.today
        yield failed(place, day=note.day, today=sources.today) if late else passed(place)
