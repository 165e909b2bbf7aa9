"""Keeps what rules said, so that no rule looks again at what has not changed.

While the outputs gate runs, outcomes are kept in two sizes. What a rule says of one file is kept
under the digest of the file and of all that it is compared with. What a rule says of everything is
kept under the digest of the whole website and of all that it was made from: rules that compare
files with each other are run again after any change.

Both keys hold our own code, the versions of libraries and tools, and the rule itself. An outcome
that tells that something could not be checked is never kept: it is asked for again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict
from functools import partial
from typing import Protocol, TypeVar, cast

from alongside.model import Outcome, Outputs, Place, Rule, Status
from alongside.system.file_cache import FileCache, cache_key, publication_cache

Examine = Callable[[], Iterable[Outcome]]
"""Runs a rule."""


class Target(Protocol):
    """A file that a rule judges by itself."""

    @property
    def read_digest(self) -> str:
        """Of the file, and of everything else that the rules about it read."""


TargetT = TypeVar("TargetT", bound=Target)


class KeptOutcomes:
    """The outcomes of one run of the gate. What is new is saved at its end.

    cache: each piece has the outcomes of one target, by rule. surroundings: what decides beside the
    rule and what it reads.
    """

    def __init__(self, cache: FileCache, surroundings: str) -> None:
        self._cache = cache
        self._surroundings = surroundings
        self._pieces: dict[str, dict[str, list[object]]] = {}
        self._changed: set[str] = set()

    def outcomes(self, read_digest: str, rule: Rule, examine: Examine) -> list[Outcome]:
        """What the rule says, from an earlier run or by examining now."""
        piece = self._piece(cache_key(self._surroundings, read_digest))
        key = cache_key(repr(rule))
        if key in piece:
            return [_read_outcome(entry) for entry in piece[key]]
        outcomes = list(examine())
        entries = [asdict(outcome) for outcome in outcomes]
        if _can_be_kept(outcomes, entries):
            piece[key] = cast("list[object]", entries)
            self._changed.add(cache_key(self._surroundings, read_digest))
        return outcomes

    def save(self) -> None:
        for key in self._changed:
            content = json.dumps(self._pieces[key], ensure_ascii=False, separators=(",", ":"))
            self._cache.put(key, content.encode())
        self._changed.clear()

    def _piece(self, key: str) -> dict[str, list[object]]:
        if key not in self._pieces:
            self._pieces[key] = json.loads(self._cache.get(key) or b"{}")
        return self._pieces[key]


_CURRENT: ContextVar[KeptOutcomes | None] = ContextVar("kept outcomes", default=None)
"""None outside of the gate: then every rule looks at everything."""


@contextmanager
def outcomes_kept(outputs: Outputs, surroundings: str) -> Iterator[None]:
    """For a with statement around the gate. What was found is kept, too, when it is stopped."""
    kept = KeptOutcomes(publication_cache(outputs.sources.root, "outcomes"), surroundings)
    token = _CURRENT.set(kept)
    try:
        yield
    finally:
        _CURRENT.reset(token)
        kept.save()


def examine_all(
    targets: Iterable[TargetT], rule: Rule, examine: Callable[[TargetT, Rule], Iterable[Outcome]]
) -> Iterator[Outcome]:
    """What the rule says of each target by itself, in their order."""
    kept = _CURRENT.get()
    for target in targets:
        if kept is None:
            yield from examine(target, rule)
        else:
            yield from kept.outcomes(target.read_digest, rule, partial(examine, target, rule))


def examine_once(read_digest: str, rule: Rule, examine: Examine) -> Sequence[Outcome]:
    """What the rule says of everything."""
    kept = _CURRENT.get()
    return list(examine()) if kept is None else kept.outcomes(read_digest, rule, examine)


def _can_be_kept(outcomes: Sequence[Outcome], entries: Sequence[Mapping[str, object]]) -> bool:
    if any(outcome.status is Status.CANNOT_TELL for outcome in outcomes):
        return False
    # What JSON would make another value of is not kept, such as a tuple.
    try:
        return bool(json.loads(json.dumps(entries)) == entries)
    except TypeError:
        return False


def _read_outcome(entry: object) -> Outcome:
    fields = cast("dict[str, object]", entry)
    return Outcome(
        status=Status(cast("str", fields["status"])),
        place=Place(**cast("dict[str, str]", fields["place"])),  # type: ignore[arg-type]
        seen=cast("str", fields["seen"]),
        expected=cast("str", fields["expected"]),
        values=cast("dict[str, object]", fields["values"]),
    )
