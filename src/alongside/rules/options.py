"""Options of a rule as the type that its check needs.

An option that is missing raises KeyError, one of another type TypeError: the rule's file is
wrong then, not the site.
"""

from __future__ import annotations

from collections.abc import Mapping

from alongside.model import Rule


def text_option(rule: Rule, name: str) -> str:
    """An option that is one text."""
    value = rule.options[name]
    if not isinstance(value, str):
        raise TypeError(f"{rule.id}: the option {name} must be a text")
    return value


def list_option(rule: Rule, name: str) -> tuple[str, ...]:
    """An option that is a list of texts."""
    return _texts(rule, name, rule.options[name])


def lists_option(rule: Rule, name: str) -> dict[str, tuple[str, ...]]:
    """An option that has a list of texts for each of its keys, such as a language tag."""
    value = rule.options[name]
    if not isinstance(value, Mapping):
        raise TypeError(f"{rule.id}: the option {name} must be a mapping")
    return {str(key): _texts(rule, name, texts) for key, texts in value.items()}


def characters_option(rule: Rule, name: str) -> set[str]:
    """An option that is a list of characters, each by its code in hexadecimal digits."""
    return {chr(int(code, 16)) for code in list_option(rule, name)}


def mapping_option(rule: Rule, name: str) -> dict[str, str]:
    """An option that is a list of names, with a text for each."""
    value = rule.options[name]
    if not isinstance(value, Mapping):
        raise TypeError(f"{rule.id}: the option {name} must be a mapping")
    return {str(key): str(text) for key, text in value.items()}


def _texts(rule: Rule, name: str, value: object) -> tuple[str, ...]:
    # A rule may be built in code, with tuples where YAML has lists.
    if not isinstance(value, list | tuple):
        raise TypeError(f"{rule.id}: the option {name} must be a list")
    return tuple(str(text) for text in value)
