"""Sentences of a rule that depend on which of its faults was found; from the rule's options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from alongside.model import Rule
from alongside.system.settings_reader import suggest


def rule_faults(rule: Rule) -> Mapping[str, Mapping[str, str]]:
    """Fault to its words, {"problem": …, "fix": …}; empty for a rule that has one fault only."""
    # The tests fill in every fault of every rule, so a rule file with another shape is not shipped.
    return cast("Mapping[str, Mapping[str, str]]", rule.options.get("faults") or {})


def fault_texts(rule: Rule, fault: str, **values: object) -> dict[str, str]:
    """{"problem": …, "fix": …} for a fault that is listed under the rule's option "faults"."""
    texts = rule_faults(rule)[fault]
    return {key: str(text).strip().format(**values) for key, text in texts.items()}


def suggestion(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """ "Did you mean “index”?" when a known word is like the one found."""
    return suggest(word, sorted(known), otherwise)
