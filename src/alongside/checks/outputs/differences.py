"""Where a file says something else than its page: the first place, and what is around it."""

from __future__ import annotations

import unicodedata
from itertools import zip_longest

_END, _NOTHING = "(the end)", "(nothing)"


def words_of(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


def differing_words(
    seen: list[str], wanted: list[str], context_words: int
) -> tuple[str, str] | None:
    """The first word that differs, with the words around it, in the file and on the page."""
    for position, (said, word) in enumerate(zip_longest(seen, wanted)):
        if said != word:
            place = slice(max(position - context_words, 0), position + context_words + 1)
            return " ".join(seen[place]) or _END, " ".join(wanted[place]) or _END
    return None


def differing_item(seen: list[str], wanted: list[str]) -> tuple[str, str] | None:
    """The first item of a list that differs."""
    pairs = zip_longest(seen, wanted, fillvalue="")
    return next(
        (
            (is_there or _NOTHING, is_needed or _NOTHING)
            for is_there, is_needed in pairs
            if is_there != is_needed
        ),
        None,
    )
