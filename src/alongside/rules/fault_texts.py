"""Sentences of a rule that depend on which of its faults was found; from the rule's options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter
from typing import cast

from alongside.model import Rule
from alongside.system.settings_reader import suggest


def rule_faults(rule: Rule) -> Mapping[str, Mapping[str, str]]:
    """Fault to its words, {"problem": …, "fix": …}; empty for a rule that has one fault only."""
    # The tests fill in every fault of every rule, so a rule file with another shape is not shipped.
    return cast("Mapping[str, Mapping[str, str]]", rule.options.get("faults") or {})


def fault_texts(rule: Rule, fault: str, **values: object) -> dict[str, str]:
    """{"problem": …, "fix": …} for a fault that is listed under the rule's option "faults".

    And {"fault": …}: which it is and what it is about, without the rule's words and line numbers.
    """
    texts = rule_faults(rule)[fault]
    filled = {key: str(text).strip().format(**values) for key, text in texts.items()}
    return {**filled, "fault": _describe_fault(fault, texts["problem"], values)}


def _describe_fault(fault: str, problem: str, values: Mapping[str, object]) -> str:
    """The same for two findings only where both say the same of the same thing."""
    names = sorted({name for _, name, _, _ in Formatter().parse(problem) if name})
    about = [f"{name}={values[name]}" for name in names if "line" not in name]
    return " ".join([fault, *about])


def suggestion(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """ "Did you mean “index”?" when a known word is like the one found."""
    return suggest(word, sorted(known), otherwise)
