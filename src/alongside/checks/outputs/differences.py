"""Where a file says something else than its page: the first place, and what is around it."""

from __future__ import annotations

import unicodedata
from itertools import zip_longest

_END = "(the end)"
_NOTHING = "(nothing)"


def words_of(text: str) -> list[str]:
    """The words of a text in Unicode's composed form (NFC), by which two texts can be compared."""
    return unicodedata.normalize("NFC", text).split()


def differing_words(
    actual: list[str], expected: list[str], context_words: int
) -> tuple[str, str] | None:
    """The first word that differs, with so many words around it, in the file and on the page."""
    for position, (word, expected_word) in enumerate(zip_longest(actual, expected)):
        if word != expected_word:
            around = slice(max(position - context_words, 0), position + context_words + 1)
            return " ".join(actual[around]) or _END, " ".join(expected[around]) or _END
    return None


def differing_item(actual: list[str], expected: list[str]) -> tuple[str, str] | None:
    """The first item of a list that differs, in the file and on the page."""
    for item, expected_item in zip_longest(actual, expected, fillvalue=""):
        if item != expected_item:
            return item or _NOTHING, expected_item or _NOTHING
    return None
