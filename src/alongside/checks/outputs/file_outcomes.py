"""Keeps what rules said, so that no rule looks again at what has not changed.

While the outputs gate runs, outcomes are kept in two sizes. What a rule says of one file is kept
under the digest of the file and of all that it is compared with. What a rule says of everything is
kept under the digest of the whole website and of all that it was made from: so rules that compare
files with each other run again after any change, and none runs where there was no change.

Both keys hold our own code, the versions of libraries and tools, and the rule itself. An outcome
that says that something could not be checked is never kept: it is asked for again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import asdict
from functools import cached_property, partial
from typing import Any, Protocol, TypeVar, cast

from alongside.checks import load_check
from alongside.model import Outcome, Outputs, Place, Rule, Status
from alongside.outputs.origin import Origins, everything_digest
from alongside.system.file_cache import cache_key, publication_cache
from alongside.system.once import once_for_each
from alongside.system.program_version import program_version
from alongside.system.programs import tool_versions

Examine = Callable[[], Iterable[Outcome]]
"""Runs a rule."""


class Target(Protocol):
    """A file that rules judge by itself. path: below the site's root."""

    @property
    def path(self) -> str: ...

    def read_digest(self, origins: Origins) -> str:
        """Of the file, and of everything else that the rules about it read."""


TargetT = TypeVar("TargetT", bound=Target)


class FileOutcomes:
    """The outcomes of one run of the gate. What is new is saved at its end.

    A piece of the cache has all outcomes of one target, by rule.
    """

    def __init__(self, outputs: Outputs) -> None:
        self._outputs = outputs
        self._cache = publication_cache(outputs.sources.root, "file-outcomes")
        self._program = f"{program_version()} {tool_versions(outputs.sources.root)}"
        self._pieces: dict[str, dict[str, list[dict[str, object]]]] = {}
        self._changed: set[str] = set()
        self._target_keys: dict[str, str] = {}

    @cached_property
    def _origins(self) -> Origins:
        return Origins(self._outputs)

    @cached_property
    def key_of_everything(self) -> str:
        return cache_key("everything", self._program, everything_digest(self._outputs))

    def key_of(self, target: Target) -> str:
        """Files do not change while the gate runs: each is read for its key once."""
        if target.path not in self._target_keys:
            read = target.read_digest(self._origins)
            self._target_keys[target.path] = cache_key(target.path, self._program, read)
        return self._target_keys[target.path]

    def knows(self, key: str, rule: Rule) -> bool:
        return _rule_key(rule) in self._piece(key)

    def outcomes(self, key: str, rule: Rule, examine: Examine) -> list[Outcome]:
        """What the rule says, from an earlier run or by examining now. key: of what it is about."""
        piece = self._piece(key)
        if _rule_key(rule) in piece:
            return [_read_outcome(entry) for entry in piece[_rule_key(rule)]]
        outcomes = list(examine())
        self.keep(key, rule, outcomes)
        return outcomes

    def keep(self, key: str, rule: Rule, outcomes: Sequence[Outcome]) -> None:
        """What the rule says. It is not kept if nothing can be told, or if JSON would change it."""
        entries = [asdict(outcome) for outcome in outcomes]
        if _can_be_kept(outcomes, entries):
            self._piece(key)[_rule_key(rule)] = entries
            self._changed.add(key)

    def save(self) -> None:
        for key in sorted(self._changed):
            content = json.dumps(self._pieces[key], ensure_ascii=False, separators=(",", ":"))
            self._cache.put(key, content.encode())
        self._changed.clear()

    def _piece(self, key: str) -> dict[str, list[dict[str, object]]]:
        if key not in self._pieces:
            self._pieces[key] = json.loads(self._cache.get(key) or b"{}")
        return self._pieces[key]


_CURRENT: ContextVar[FileOutcomes | None] = ContextVar("file outcomes", default=None)
"""None outside of the gate: then every rule looks at everything."""


@contextmanager
def outcomes_kept(outputs: Outputs) -> Iterator[None]:
    """For a with statement around the gate. What was found is kept, even if the run is stopped."""
    kept = FileOutcomes(outputs)
    token = _CURRENT.set(kept)
    try:
        yield
    finally:
        _CURRENT.reset(token)
        kept.save()


def current_outcomes() -> FileOutcomes | None:
    """Those of the gate that runs; None outside of it."""
    return _CURRENT.get()


Question = tuple[Target, Rule, Examine]
"""A file, a rule that judges it by itself, and how."""


class _Asked(Exception):  # noqa: N818  # it is no error: a rule has said what it would look at
    """Ends a check that is only asked which files it would look at."""


_QUESTIONS: ContextVar[list[Question] | None] = ContextVar("questions", default=None)
"""While rules are asked what they would look at: what they have said so far."""


def questions_of(rules: Iterable[Rule], outputs: Outputs) -> list[Question]:
    """What rules would ask about files one by one, without an answer to any of it."""
    questions: list[Question] = []
    token = _QUESTIONS.set(questions)
    try:
        for rule in rules:
            check = load_check(rule)
            # A rule about the whole site has nothing to say here, and would take long.
            if getattr(check, examine_each.__name__, None) is examine_each:
                with suppress(_Asked):
                    list(check.check(outputs, rule))
    finally:
        _QUESTIONS.reset(token)
    return questions


def examine_each(
    targets: Iterable[TargetT], rule: Rule, examine: Callable[[TargetT, Rule], Iterable[Outcome]]
) -> Iterator[Outcome]:
    """What the rule says of each target by itself, in their order."""
    questions = _QUESTIONS.get()
    if questions is not None:
        questions += [(target, rule, partial(examine, target, rule)) for target in targets]
        raise _Asked
    kept = _CURRENT.get()
    for target in targets:
        if kept is None:
            yield from examine(target, rule)
        else:
            yield from kept.outcomes(kept.key_of(target), rule, partial(examine, target, rule))


def examine_everything(rule: Rule, outputs: Outputs) -> Iterable[Outcome]:
    """What the rule says of all outputs."""
    kept = _CURRENT.get()
    examine = partial(load_check(rule).check, outputs, rule)
    return examine() if kept is None else kept.outcomes(kept.key_of_everything, rule, examine)


def is_known(rule: Rule) -> bool:
    """Whether the rule need not run, as nothing has changed."""
    kept = _CURRENT.get()
    return kept is not None and kept.knows(kept.key_of_everything, rule)


@once_for_each
def _rule_key(rule: Rule) -> str:
    return cache_key(repr(rule))


def _can_be_kept(outcomes: Sequence[Outcome], entries: Sequence[Mapping[str, object]]) -> bool:
    if any(outcome.status is Status.CANNOT_TELL for outcome in outcomes):
        return False
    # What JSON would make another value of is not kept, such as a tuple.
    try:
        return bool(json.loads(json.dumps(entries)) == entries)
    except TypeError:
        return False


def _read_outcome(entry: Mapping[str, object]) -> Outcome:
    # As asdict made it, so its fields have the types of an outcome's.
    fields = cast("dict[str, Any]", dict(entry))
    return Outcome(
        **{**fields, "status": Status(fields["status"]), "place": Place(**fields["place"])}
    )
