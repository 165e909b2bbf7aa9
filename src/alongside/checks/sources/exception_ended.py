"""A permission to release despite a rule holds until its end date and no longer."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Place, Rule, Sources
from alongside.rules.outcomes import failed, inapplicable, passed

_FILE = "publication.yml"


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: an exception of publication.yml."""
    if not subject.publication.exceptions:
        yield inapplicable(Place(_FILE))
    for note in subject.publication.exceptions:
        place = Place(_FILE, note.line)
        if note.is_in_force(subject.today):
            yield passed(place)
        else:
            yield failed(
                place,
                seen=f"until: {note.until}",
                excepted=note.rule,
                until=note.until,
                owner=note.owner,
            )
