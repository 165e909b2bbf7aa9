"""Starts the checkers that are programs of their own before the other rules run, beside them."""

from __future__ import annotations

from collections.abc import Iterable

from alongside.checks import load_check
from alongside.checks.outputs.file_outcomes import is_known
from alongside.model import Outputs, Rule


def start_slow_checkers(gate: str, outputs: Outputs, rules: Iterable[Rule]) -> None:
    """Of each rule of the gate whose check has a `start`, unless it need not run."""
    for rule in rules:
        start = getattr(load_check(rule), "start", None) if rule.gate == gate else None
        if start is not None and not is_known(rule):
            start(outputs, rule)
