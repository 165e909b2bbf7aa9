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
    value = rule.options[name]
    if not isinstance(value, list | tuple):
        raise TypeError(f"{rule.id}: the option {name} must be a list")
    return tuple(str(entry) for entry in value)


def mapping_option(rule: Rule, name: str) -> dict[str, str]:
    """An option that is a list of names, with a text for each."""
    value = rule.options[name]
    if not isinstance(value, Mapping):
        raise TypeError(f"{rule.id}: the option {name} must be a mapping")
    return {str(key): str(text) for key, text in value.items()}
