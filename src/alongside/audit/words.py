"""Words and patterns of rules, by the language of an element."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex

from alongside.audit.rendered_page import Element
from alongside.model import Rule
from alongside.rules.options import lists_option
from alongside.text.scripts import words_to_compare

EVERYWHERE = "en"
"""English words turn up on pages in every language."""


def language_of(element: Element) -> str:
    """Primary language subtag; English where a page says nothing."""
    return element.language.split("-")[0].casefold() or EVERYWHERE


def listed_words(rule: Rule, option: str, element: Element) -> tuple[str, ...]:
    """What an option lists for the language of the element, and what it lists for English."""
    lists = lists_option(rule, option)
    languages = dict.fromkeys((language_of(element), EVERYWHERE))
    return tuple(word for language in languages for word in lists.get(language, ()))


def find_pattern(rule: Rule, option: str, element: Element, text: str) -> str:
    """The first part of the text that a listed regular expression finds; "" for none."""
    for pattern in listed_words(rule, option, element):
        found = _compiled(pattern).search(text)
        if found:
            return str(found.group()).strip()
    return ""


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.IGNORECASE | regex.V1)


_ADDRESS = regex.compile(
    r"\S+@\S+|(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?"
)


def without_addresses(text: str) -> str:
    """Without those of websites and e-mail, which are in Latin letters in every language."""
    return _ADDRESS.sub(" ", text)


def has_only(text: str, words: Iterable[str]) -> bool:
    """Whether a text has words, and all of them are listed."""
    found = words_to_compare(text)
    return bool(found) and set(found) <= set(words)
