"""What somebody wrote beside a rule that does not hold yet: why, who sees to it, and until when.

Exceptions have it, versions that are left out, and claims that wait. The numbers and lists of words
are those of the rule about exceptions.
"""

from __future__ import annotations

from datetime import date, timedelta

import regex

from alongside.model import Rule
from alongside.rules import rulebook
from alongside.rules.options import list_option
from alongside.text.personal_data import has_personal_data, is_like_a_name

_WORD = regex.compile(r"[\p{L}\p{M}]+")
_LETTER = regex.compile(r"\p{L}")
_BETWEEN_PARTS = regex.compile(r"[,;:/()\[\]|]|\s[-–—]\s")
"""Between a name and a role, as in “Jane Smith, Head of communications”."""


def notes_rule() -> Rule:
    return rulebook.load()["exception-unusable"]


def longest_days(rule: Rule) -> int:
    return int(rule.limits["longest_days"])


def latest_day(rule: Rule, today: date) -> date:
    return today + timedelta(days=longest_days(rule))


def is_filler(rule: Rule, text: str) -> bool:
    """Whether the words only fill the line, such as “to be confirmed”."""
    return " ".join(_WORD.findall(text)).casefold() in list_option(rule, "no_reasons")


def is_reason(rule: Rule, reason: str) -> bool:
    """Whether somebody wrote words, and not only what fills the line."""
    if len(_WORD.findall(reason)) < rule.limits["least_words"] or is_filler(rule, reason):
        return False
    return len(_LETTER.findall(reason)) >= rule.limits["least_letters"]


def is_named(words: str) -> bool:
    """Whether there are letters enough for a name of anything."""
    return len(_LETTER.findall(words)) > 1


def names_person(rule: Rule, owner: str) -> bool:
    """Whether one of its parts is like a name: “Waste Services Lead” has words of a role in it."""
    if has_personal_data(owner):
        return True
    roles = set(list_option(rule, "role_words"))
    return any(
        is_like_a_name(part) and not roles & {word.casefold() for word in _WORD.findall(part)}
        for part in _BETWEEN_PARTS.split(owner)
    )
