"""Reads the options of a rule as the type that a check needs.

Rule files are our own, so an option of another type is a mistake of ours: TypeError.
"""

from __future__ import annotations

from collections.abc import Mapping

from alongside.model import Rule


def text_option(rule: Rule, name: str) -> str:
    """An option that is one text."""
    value = rule.options[name]
    if not isinstance(value, str):
        raise TypeError(f"{rule.id}: the option {name} is no text.")
    return value


def list_option(rule: Rule, name: str) -> tuple[str, ...]:
    """An option that is a list of texts."""
    return _texts(rule, name, rule.options[name])


def lists_option(rule: Rule, name: str) -> dict[str, tuple[str, ...]]:
    """An option that has a list of texts for each of its keys, such as a language tag."""
    value = rule.options[name]
    if not isinstance(value, Mapping):
        raise TypeError(f"{rule.id}: the option {name} has no keys.")
    return {str(key): _texts(rule, name, texts) for key, texts in value.items()}


def characters_option(rule: Rule, name: str) -> set[str]:
    """An option that is a list of characters, each by its code in hexadecimal digits."""
    return {chr(int(code, 16)) for code in list_option(rule, name)}


def _texts(rule: Rule, name: str, value: object) -> tuple[str, ...]:
    # A rule may be built in code, with tuples where YAML has lists.
    if not isinstance(value, (list, tuple)):
        raise TypeError(f"{rule.id}: the option {name} is no list.")
    return tuple(str(text) for text in value)
