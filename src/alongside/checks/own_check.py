"""Runs the check of a rule that a publication brings along.

What goes wrong in it is told, and lets nothing pass.

What it can use of ours: alongside.own_checks.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from alongside.checks import load_check
from alongside.model import Outcome, Place, Rule, Sources, Status
from alongside.rules.outcomes import cannot_tell

_MEND = "Mend it in {path}, or give the rule {rule} to the person who looks after your rules."
_TEXTS = ("what", "why", "mend", "example")


def run_own_check(rule: Rule, subject: Sources) -> Iterator[Outcome]:
    """What check(subject, rule) says, in its own file or in one of ours. Where it stops, nobody can
    tell."""
    try:
        module = _load(rule.code) if rule.code else load_check(rule)
        for outcome in module.check(subject, rule):
            yield _usable(rule, outcome)
    except Exception as error:  # code that somebody else wrote may raise anything
        yield _stopped(rule, error)


@lru_cache(maxsize=64)
def _load(code: str) -> ModuleType:
    spec = spec_from_file_location(f"alongside_own_check_{Path(code).stem}", code)
    assert spec and spec.loader, "the rule's file is a Python file that is there"
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _usable(rule: Rule, outcome: object) -> Outcome:
    """The outcome, or that nothing can be told by it."""
    if not isinstance(outcome, Outcome):
        seen = f"It gave {type(outcome).__name__}, where an outcome is needed."
        return _untold(rule, seen, 1)
    if outcome.status is Status.FAILED:
        values = {"seen": "", "expected": "", "path": "", "line": 0, **outcome.values}
        for text in _TEXTS:
            try:
                getattr(rule, text).format(**values)
            except (KeyError, IndexError, ValueError) as error:
                return _untold(rule, f"It gives no value for {error} in “{text}” of the rule.", 1)
    return outcome


def _stopped(rule: Rule, error: Exception) -> Outcome:
    if isinstance(error, SyntaxError):
        line = error.lineno or 1
    else:
        here = [
            frame.lineno
            for frame in traceback.extract_tb(error.__traceback__)
            if frame.filename == rule.code
        ]
        line = (here[-1] if here else 1) or 1
    if rule.code:
        return _untold(rule, f"It stopped: {type(error).__name__}: {error}.", line)
    return _untold(rule, f"Its limits or options do not fit the check {rule.check}: {error}.", 1)


def _untold(rule: Rule, seen: str, line: int) -> Outcome:
    path = rule.check if rule.code else rule.own_file
    mend = _MEND.format(path=path, rule=rule.id)
    reason = f"The check of your rule {rule.id} does not work. {seen}"
    return cannot_tell(Place(path, line), reason, mend=mend)
