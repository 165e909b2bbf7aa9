"""An exception that names no rule of ours permits nothing, and its author should know."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Place, Rule, Sources
from alongside.rules.fault_texts import suggestion
from alongside.rules.outcomes import failed, inapplicable, passed
from alongside.rules.own_rules import publication_rules

_FILE = "publication.yml"


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: an exception of publication.yml."""
    if not subject.publication.exceptions:
        yield inapplicable(Place(_FILE))
    # Those of every gate: an exception may be about a built page, too.
    known_rules = publication_rules(subject.root)
    for note in subject.publication.exceptions:
        place = Place(_FILE, note.line)
        if note.rule in known_rules:
            yield passed(place)
        else:
            yield failed(
                place,
                seen=f"rule: {note.rule}",
                excepted=note.rule,
                hint=suggestion(note.rule, known_rules),
            )
