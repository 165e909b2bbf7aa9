"""Where hard words stand in a text, in any of their forms.

The longest phrase is found first, and none inside a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, zip_longest

from alongside.text.hard_words import HardWord

_WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_SIGN_VARIANTS = str.maketrans("’‑", "'-")
_POSSESSIVE = re.compile(r"'s$")
_OXFORD = re.compile(r"iz(?=e|ing|ation)")
"""The lists write -ise; "utilize" is the same word."""
_ENDS_SENTENCE = re.compile(r"[.!?:…]")


@dataclass(frozen=True)
class FoundWord:
    """A hard word that stands in a text.

    text: as it is written there. start: where it begins, in the text that was searched.
    """

    hard_word: HardWord
    text: str
    start: int


@dataclass(frozen=True)
class _Token:
    """A word of a text. word: normalised. start, end: where it stands, as in text[start:end]."""

    word: str
    start: int
    end: int
    in_name: bool


class WordFinder:
    """Finds hard words.

    allowed: words and phrases, in any case, that are left alone, as an author has explained or
    wants them.
    """

    def __init__(self, words: tuple[HardWord, ...], allowed: Iterable[str] = ()):
        self._hard = _index(words)
        self._allowed: dict[str, dict[tuple[str, ...], None]] = {}
        self._allowed_words = {_normalise_phrase(phrase) for phrase in allowed}
        for phrase in self._allowed_words:
            for spelling in _spellings(phrase):
                self._allowed.setdefault(spelling[0], {})[spelling] = None

    def find(self, text: str) -> Iterator[FoundWord]:
        """Every hard word of a text, in the order in which they stand."""
        tokens = _tokens(text)
        position = 0
        while position < len(tokens):
            phrase = self._longest_phrase(text, tokens, position)
            if phrase is None:
                position += 1
                continue
            length, hard = phrase
            if hard:
                start = tokens[position].start
                end = tokens[position + length - 1].end
                yield FoundWord(hard_word=hard, text=text[start:end], start=start)
            position += length

    def _longest_phrase(
        self, text: str, tokens: list[_Token], position: int
    ) -> tuple[int, HardWord | None] | None:
        """The longest phrase that begins at a token: (number of its words, the hard word).

        The hard word is None for a phrase that is left alone. None when no phrase begins here.
        """
        first = tokens[position].word
        hard = self._hard.get(first, {})
        allowed = self._allowed.get(first, {})
        # The longest first: in order to, not in.
        for phrase in sorted({*hard, *allowed}, key=len, reverse=True):
            here = tokens[position : position + len(phrase)]
            if tuple(token.word for token in here) != phrase or not _is_unbroken(text, here):
                continue
            hard_word = None if phrase in allowed else hard[phrase]
            if hard_word is None or _normalise_phrase(hard_word.word) in self._allowed_words:
                return len(phrase), None
            if not any(token.in_name for token in here):
                return len(phrase), hard_word
        return None


@cache
def _index(words: tuple[HardWord, ...]) -> dict[str, dict[tuple[str, ...], HardWord | None]]:
    """Phrases by their first word, then by all their words.

    The value is None for a phrase in which a hard word may stay.
    """
    phrases: dict[str, dict[tuple[str, ...], HardWord | None]] = {}
    for hard in words:
        meanings: list[tuple[str, HardWord | None]] = [(form, hard) for form in hard.forms]
        meanings += [(phrase, None) for phrase in hard.allowed_phrases]
        for phrase, meaning in meanings:
            for spelling in _spellings(phrase):
                phrases.setdefault(spelling[0], {})[spelling] = meaning
    return phrases


def _spellings(phrase: str) -> set[tuple[str, ...]]:
    """Its words, and the same with hyphens: "fit for purpose" is also "fit-for-purpose"."""
    words = tuple(match.group() for match in _WORD.finditer(_normalise_phrase(phrase)))
    return {words, ("-".join(words),)} if words else set()


def _normalise_phrase(phrase: str) -> str:
    return " ".join(_OXFORD.sub("is", phrase.lower().translate(_SIGN_VARIANTS)).split())


def _tokens(text: str) -> list[_Token]:
    """The words of a text.

    A word with a capital is part of a name, but for the first of a sentence if no other capital
    follows it.
    """
    matches = list(_WORD.finditer(text))
    tokens: list[_Token] = []
    end = 0
    for match, after in zip_longest(matches, matches[1:]):
        in_name = match.group()[0].isupper()
        begins_sentence = not tokens or _ENDS_SENTENCE.search(text, end, match.start())
        if in_name and begins_sentence:
            in_name = after is not None and _is_next_part_of_name(text, match, after)
        word = _POSSESSIVE.sub("", _normalise_phrase(match.group()))
        tokens.append(_Token(word=word, start=match.start(), end=match.end(), in_name=in_name))
        end = match.end()
    return tokens


def _is_next_part_of_name(text: str, match: re.Match[str], after: re.Match[str]) -> bool:
    """Whether the word after another goes on with a name: “I” and letters of a list do not."""
    return (
        len(after.group()) > 1
        and after.group()[0].isupper()
        and text[match.end() : after.start()].isspace()
    )


def _is_unbroken(text: str, tokens: list[_Token]) -> bool:
    """Whether there are only spaces between the words."""
    return all(text[token.end : after.start].isspace() for token, after in pairwise(tokens))
