"""Claims that nobody has confirmed by the day that claims.yml gives for it."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Place, Rule, Sources
from alongside.publication.claims import FILE
from alongside.rules.outcomes import failed, inapplicable, passed


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a claim that somebody has to confirm."""
    waiting = [claim for claim in subject.publication.claims or () if claim.by is not None]
    if not waiting:
        yield inapplicable(Place(FILE))
    for claim in waiting:
        place = Place(FILE, claim.line)
        if claim.by is not None and claim.by < subject.today:
            yield failed(
                place,
                seen=claim.says[0],
                role=claim.to_confirm,
                by=claim.by,
                document=claim.document,
            )
        else:
            yield passed(place)
