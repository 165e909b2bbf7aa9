"""What one rule found in one file: how many outcomes of each kind, and those to tell of.

A tally can be kept as JSON and is the same when it is read again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import date

from alongside.model import Outcome, Place, Status

_TOLD = (Status.FAILED, Status.CANNOT_TELL)
_PLAIN = (str, int, float, bool, type(None))


@dataclass(frozen=True)
class Tally:
    """counts: status to number of outcomes. told: those that become findings, in their order."""

    counts: Mapping[str, int]
    told: tuple[Outcome, ...] = ()

    @property
    def has_judged(self) -> bool:
        """Whether the rule applies to anything in the file."""
        return any(status != Status.INAPPLICABLE for status in self.counts)


def tally_by_file(outcomes: Iterable[Outcome]) -> dict[str, Tally]:
    """Path of a file, as the outcomes give it, to what was found there."""
    by_file: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_file.setdefault(outcome.place.path, []).append(outcome)
    return {path: _tally(found) for path, found in by_file.items()}


def _tally(outcomes: list[Outcome]) -> Tally:
    return Tally(
        dict(Counter(outcome.status.value for outcome in outcomes)),
        tuple(outcome for outcome in outcomes if outcome.status in _TOLD),
    )


def tally_as_json(tally: Tally) -> list[object]:
    """Raises TypeError for a value of an outcome that JSON cannot give back as it was."""
    return [dict(tally.counts), [_outcome_as_json(outcome) for outcome in tally.told]]


def tally_from_json(kept: list[object]) -> Tally:
    """kept: from tally_as_json."""
    counts, told = kept
    assert isinstance(counts, dict) and isinstance(told, list)
    return Tally(counts, tuple(_outcome_from_json(*each) for each in told))


def _outcome_as_json(outcome: Outcome) -> list[object]:
    values = {name: _value_as_json(value) for name, value in outcome.values.items()}
    place = list(astuple(outcome.place))
    return [outcome.status.value, place, outcome.seen, outcome.expected, values]


def _outcome_from_json(
    status: str, place: list[str], seen: str, expected: str, values: dict[str, object]
) -> Outcome:
    read = {name: _value_from_json(value) for name, value in values.items()}
    line = int(place[1])
    return Outcome(Status(status), Place(place[0], line, *place[2:]), seen, expected, read)


def _value_as_json(value: object) -> object:
    if isinstance(value, date):
        return {"date": value.isoformat()}
    # Not by isinstance: what JSON gives back is no member of an enumeration.
    if type(value) not in _PLAIN:
        raise TypeError(f"An outcome has a {type(value).__name__}, which cannot be kept.")
    return value


def _value_from_json(value: object) -> object:
    return date.fromisoformat(value["date"]) if isinstance(value, dict) else value
