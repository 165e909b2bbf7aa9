"""Takes out of a text what is not prose of its language: addresses, names, words marked as foreign."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from alongside.model import Block

ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|(?<![^\s@])[^\s@]+@[^\s@]+\.\w+"
    r"|(?<![\w-])(?<![\w-]\.)(?:[\w-]+\.)+(?:uk|org|net|com|example|eu|gov|info)\b(?:/\S*)?"
)
"""Web and e-mail addresses as they stand in running text.

Each may begin only where a word begins: the time taken grows with the text, not with its square.
"""

PHONE = re.compile(r"\+?\d(?:[\d ()-]{7,})\d")
"""Telephone numbers: nine digits or more, with spaces, brackets or hyphens between."""

_FOREIGN_TAG = re.compile(r"<(/?)(bdi|span)\b[^<>]*>")
_EMPHASIS = re.compile(r"[*_`]")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}s?\b")


def remove_foreign_words(block: Block) -> str:
    """The block's words without those inside <bdi> or <span lang>, which the author has marked as foreign."""
    text = block.text
    for foreign in foreign_texts(block.markdown)[0]:
        text = text.replace(foreign, " ", 1)
    return text


def foreign_texts(markdown: str) -> tuple[list[str], str]:
    """(the words inside each pair of marks, the first mark that has no partner in this text or "")."""
    texts: list[str] = []
    opened: re.Match | None = None
    unmatched = ""
    for tag in _FOREIGN_TAG.finditer(markdown):
        closes = opened is not None and bool(tag[1]) and tag[2] == opened[2]
        if closes:
            words = _EMPHASIS.sub("", _FOREIGN_TAG.sub("", markdown[opened.end() : tag.start()]))
            texts.append(" ".join(words.split()))
            opened = None
        elif opened is None and not tag[1]:
            opened = tag
        else:
            unmatched = unmatched or tag.group()
    return texts, unmatched or (opened.group() if opened else "")


def replace_names(text: str, names: Iterable[str], instead: str = " ") -> str:
    """Proper names and their possessive s replaced, the longest first: "Central Bedfordshire" is one."""
    pattern = names_pattern(names)
    return pattern.sub(instead, text) if pattern else text


def names_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds proper names with their possessive s; None when there are none."""
    return _compile_names(tuple(names))


def page_language_words(block: Block, names: Iterable[str]) -> str:
    """What must be in the language and script of the page: no addresses, names, acronyms or marked words."""
    text = ADDRESS.sub(" ", remove_foreign_words(block))
    return _ACRONYM.sub(" ", replace_names(text, names))


@cache
def _compile_names(names: tuple[str, ...]) -> re.Pattern[str] | None:
    if not names:
        return None
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?:['’]s)?(?!\w)")
