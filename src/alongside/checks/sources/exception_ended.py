"""A permission to release despite a rule holds until its end date and no longer."""

from collections.abc import Iterator

from alongside.model import Outcome, Place, Rule, Sources
from alongside.rules.outcomes import failed, passed

_FILE = "publication.yml"


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for note in sources.publication.exceptions:
        place = Place(_FILE, note.line)
        if note.is_in_force(sources.today):
            yield passed(place)
        else:
            yield failed(
                place,
                seen=f"until: {note.until}",
                excepted=note.rule,
                until=note.until,
                owner=note.owner,
            )
    yield passed(Place(_FILE))
