"""Takes out of a text what is not prose of its language: addresses, names, words marked as foreign."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from alongside.model import Block

ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+"
    r"|\b(?:[\w-]+\.)+(?:uk|org|net|com|example|eu|gov|info)\b(?:/\S*)?"
)
"""Web and e-mail addresses as they stand in running text."""

PHONE = re.compile(r"\+?\d(?:[\d ()-]{7,})\d")
"""Telephone numbers: nine digits or more, with spaces, brackets or hyphens between."""

_MARKED = re.compile(r"<(bdi|span)\b[^>]*>(.*?)</\1>", re.DOTALL)
_EMPHASIS = re.compile(r"[*_`]")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}s?\b")


def without_marked(block: Block) -> str:
    """The block's words without those inside <bdi> or <span lang>, which the author has marked as foreign."""
    text = block.text
    for match in _MARKED.finditer(block.markdown):
        words = _EMPHASIS.sub("", match.group(2))
        text = text.replace(" ".join(words.split()), " ", 1)
    return text


def without_names(text: str, names: Iterable[str], instead: str = " ") -> str:
    """Proper names and their possessive s replaced, the longest first: "Central Bedfordshire" is one."""
    pattern = _names(tuple(names))
    return pattern.sub(instead, text) if pattern else text


def own_words(block: Block, names: Iterable[str]) -> str:
    """What must be in the language and script of the page: no addresses, names, acronyms or marked words."""
    text = ADDRESS.sub(" ", without_marked(block))
    return _ACRONYM.sub(" ", without_names(text, names))


@cache
def _names(names: tuple[str, ...]) -> re.Pattern[str] | None:
    if not names:
        return None
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?:['’]s)?(?!\w)")
