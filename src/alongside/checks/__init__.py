"""Checks: one small function for each rule, in a folder for its gate."""

from __future__ import annotations

import importlib
from types import ModuleType

from alongside.model import Rule


def load_check(rule: Rule) -> ModuleType:
    """The module whose check(subject, rule) the rule names: checks/<gate>/<check>.py."""
    return importlib.import_module(f"alongside.checks.{rule.gate}.{rule.check}")
