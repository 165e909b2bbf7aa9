"""Takes out of a text what is not prose of its language.

That is addresses, telephone numbers, names and words marked as foreign.
"""

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
    """The block's words without those that the author has marked as foreign.

    The marks are <bdi> and <span lang>.
    """
    text = block.text
    for foreign in foreign_texts(block.markdown)[0]:
        text = text.replace(foreign, " ", 1)
    return text


def foreign_texts(markdown: str) -> tuple[list[str], str]:
    """The words that a text marks as foreign.

    Returns (the words inside each pair of marks, the first mark without a partner or "").
    """
    texts: list[str] = []
    opening: re.Match[str] | None = None
    unmatched = ""
    for tag in _FOREIGN_TAG.finditer(markdown):
        is_end = bool(tag[1])
        if opening is not None and is_end and tag[2] == opening[2]:
            inner = _FOREIGN_TAG.sub("", markdown[opening.end() : tag.start()])
            texts.append(" ".join(_EMPHASIS.sub("", inner).split()))
            opening = None
        elif opening is None and not is_end:
            opening = tag
        else:
            unmatched = unmatched or tag.group()
    if opening and not unmatched:
        unmatched = opening.group()
    return texts, unmatched


def replace_names(text: str, names: Iterable[str], instead: str = " ") -> str:
    """The text with something else in the place of proper names and their possessive s.

    The longest name is found first: "Central Bedfordshire" is one.
    """
    pattern = names_pattern(names)
    return pattern.sub(instead, text) if pattern else text


def names_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds proper names with their possessive s; None when there are none."""
    return _compile_names(tuple(names))


def page_language_words(block: Block, names: Iterable[str]) -> str:
    """The words of a block that must be in the language and script of the page.

    Addresses, names, acronyms and words marked as foreign need not be.
    """
    text = ADDRESS.sub(" ", remove_foreign_words(block))
    return _ACRONYM.sub(" ", replace_names(text, names))


@cache
def _compile_names(names: tuple[str, ...]) -> re.Pattern[str] | None:
    if not names:
        return None
    # Where two alternatives fit, a pattern takes the first.
    longest_first = sorted(names, key=len, reverse=True)
    either = "|".join(re.escape(name) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?:['’]s)?(?!\w)")
