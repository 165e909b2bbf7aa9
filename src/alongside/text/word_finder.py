"""Where hard words stand in a text: in any of their forms, the longest phrase first, never inside a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from alongside.text.hard_words import HardWord

_WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_SIGN_VARIANTS = str.maketrans("’‑", "'-")
_POSSESSIVE = re.compile(r"'s$")
_OXFORD = re.compile(r"iz(?=e|ing|ation)")
"""The lists write -ise; "utilize" is the same word."""
_ENDS_SENTENCE = re.compile(r"[.!?:…]")


@dataclass(frozen=True)
class FoundWord:
    """text: as it is written. start: where, in the text that was searched."""

    hard_word: HardWord
    text: str
    start: int


@dataclass(frozen=True)
class _Token:
    word: str
    start: int
    end: int
    in_name: bool


class WordFinder:
    """kept: words and phrases, in any case, that are left alone, as an author has explained or wants them."""

    def __init__(self, words: tuple[HardWord, ...], allowed: Iterable[str] = ()):
        self._hard = _index(words)
        self._allowed: dict[str, dict[tuple[str, ...], None]] = {}
        self._allowed_words = {_normalise_phrase(phrase) for phrase in allowed}
        for phrase in self._allowed_words:
            for spelling in _spellings(phrase):
                self._allowed.setdefault(spelling[0], {})[spelling] = None

    def find(self, text: str) -> Iterator[FoundWord]:
        """In the order in which they stand."""
        tokens = _tokens(text)
        position = 0
        while position < len(tokens):
            phrase = self._longest_phrase(text, tokens, position)
            if phrase is None:
                position += 1
                continue
            length, hard = phrase
            start, end = tokens[position].start, tokens[position + length - 1].end
            if hard:
                yield FoundWord(hard, text[start:end], start)
            position += length

    def _longest_phrase(
        self, text: str, tokens: list[_Token], position: int
    ) -> tuple[int, HardWord | None] | None:
        """(number of words, what they are) of the longest phrase that begins here."""
        first = tokens[position].word
        hard, kept = self._hard.get(first, {}), self._allowed.get(first, {})
        for phrase in sorted({*hard, *kept}, key=len, reverse=True):
            here = tokens[position : position + len(phrase)]
            if tuple(token.word for token in here) != phrase or not _is_unbroken(text, here):
                continue
            found = None if phrase in kept else hard[phrase]
            if found is None or _normalise_phrase(found.word) in self._allowed_words:
                return len(phrase), None
            if not any(token.in_name for token in here):
                return len(phrase), found
        return None


@cache
def _index(words: tuple[HardWord, ...]) -> dict[str, dict[tuple[str, ...], HardWord | None]]:
    """By first word, then by all words of the phrase; None for a phrase in which a hard word may stay."""
    phrases: dict[str, dict[tuple[str, ...], HardWord | None]] = {}
    for hard in words:
        for form, meant in (
            *((form, hard) for form in hard.forms),
            *((form, None) for form in hard.allowed_phrases),
        ):
            for spelling in _spellings(form):
                phrases.setdefault(spelling[0], {})[spelling] = meant
    return phrases


def _spellings(phrase: str) -> set[tuple[str, ...]]:
    """Its words, and the same with hyphens: "fit for purpose" is also "fit-for-purpose"."""
    words = tuple(match.group() for match in _WORD.finditer(_normalise_phrase(phrase)))
    return {words, ("-".join(words),)} if words else set()


def _normalise_phrase(phrase: str) -> str:
    return " ".join(_OXFORD.sub("is", phrase.lower().translate(_SIGN_VARIANTS)).split())


def _tokens(text: str) -> list[_Token]:
    """A word with a capital is part of a name, but for the first of a sentence if no other capital follows it."""
    found = list(_WORD.finditer(text))
    tokens, end = [], 0
    for place, match in enumerate(found):
        capital = match.group()[0].isupper()
        if capital and (not tokens or _ENDS_SENTENCE.search(text, end, match.start())):
            after = found[place + 1] if place + 1 < len(found) else None
            capital = (
                after is not None
                and len(after.group()) > 1
                and after.group()[0].isupper()
                and (text[match.end() : after.start()].isspace())
            )
        word = _POSSESSIVE.sub("", _normalise_phrase(match.group()))
        tokens.append(_Token(word, match.start(), match.end(), capital))
        end = match.end()
    return tokens


def _is_unbroken(text: str, tokens: list[_Token]) -> bool:
    return all(text[one.end : other.start].isspace() for one, other in pairwise(tokens))
