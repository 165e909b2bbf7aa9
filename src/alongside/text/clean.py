"""Takes out of a text what is not prose of its language.

That is addresses, telephone numbers, names and words marked as foreign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from alongside.model import Block
from alongside.text.marked_words import find_marked_words

ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|(?<![^\s@])[^\s@]+@[^\s@]+\.\w+"
    r"|(?<![\w-])(?<![\w-]\.)(?:[\w-]+\.)+(?:uk|org|net|com|example|eu|gov|info)\b(?:/\S*)?"
)
"""Web and e-mail addresses as they stand in running text.

Each may begin only where a word begins: the time taken grows with the text, not with its square.
"""

PHONE = re.compile(r"\+?\d(?:[\d ()-]{7,})\d")
"""Telephone numbers: nine digits or more, with spaces, brackets or hyphens between."""

_ACRONYM = re.compile(r"\b[A-Z]{2,6}s?\b")


def foreign_texts(markdown: str) -> tuple[list[str], str]:
    """The words that a text marks as foreign.

    Returns (the words inside each pair of marks, the first mark without a partner or "").
    """
    marked, unmatched = find_marked_words(markdown)
    return [words.text for words in marked], unmatched


def replace_names(text: str, names: Iterable[str], instead: str = " ") -> str:
    """The text with something else in the place of proper names and their possessive s.

    The longest name is found first: "Upper Exampleton" is one.
    """
    pattern = names_pattern(names)
    return pattern.sub(instead, text) if pattern else text


def names_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds proper names with their possessive s; None when there are none."""
    return _compile_names(tuple(names))


def page_language_words(block: Block, names: Iterable[str]) -> str:
    """The words of a block that must be in the language and script of the page.

    Addresses, names, acronyms and words marked as of another language need not be.
    """
    return language_words(block.text, block.markdown, names)


def language_words(text: str, markdown: str, names: Iterable[str]) -> str:
    """The same of a part of a block. markdown: of all of the block, for the marks in it.

    A <bdi> without a language only says in which direction words run: its words are judged like
    all others.
    """
    for marked in find_marked_words(markdown)[0]:
        if marked.names_language or not any(sign.isalpha() for sign in marked.text):
            text = text.replace(marked.text, " ", 1)
    return _ACRONYM.sub(" ", replace_names(ADDRESS.sub(" ", text), names))


@cache
def _compile_names(names: tuple[str, ...]) -> re.Pattern[str] | None:
    if not names:
        return None
    # Where two alternatives fit, a pattern takes the first.
    longest_first = sorted(names, key=len, reverse=True)
    either = "|".join(re.escape(name) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?:['’]s)?(?!\w)")
