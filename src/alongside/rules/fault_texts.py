"""Sentences of a rule that depend on which of its faults was found; from the rule's options."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from alongside.model import Rule


def fault_texts(rule: Rule, fault: str, **values: object) -> dict[str, str]:
    """{"problem": …, "fix": …} for a fault that is listed under the rule's option "faults"."""
    faults: Mapping[str, Mapping[str, str]] = rule.options["faults"]
    return {key: str(text).strip().format(**values) for key, text in faults[fault].items()}


def suggestion(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """ "Did you mean “index”?" when a known word is like the one found."""
    found = difflib.get_close_matches(word, sorted(known), 1)
    return f"Did you mean “{found[0]}”?" if found else otherwise
