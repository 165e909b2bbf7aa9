"""An exception that names no rule of ours permits nothing, and its author should know."""

from collections.abc import Iterator

from alongside.model import Outcome, Place, Rule, Sources
from alongside.rules import rulebook
from alongside.rules.fault_texts import suggestion
from alongside.rules.outcomes import failed, passed

_FILE = "publication.yml"


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    known = rulebook.load()
    for note in sources.publication.exceptions:
        if note.rule not in known:
            yield failed(
                Place(_FILE, note.line),
                seen=f"rule: {note.rule}",
                excepted=note.rule,
                hint=suggestion(note.rule, known),
            )
    yield passed(Place(_FILE))
