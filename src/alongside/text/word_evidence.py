"""What the words of a short text tell of its language: how often each language has them.

The frequencies are those of wordfreq, which come with the package, for some 40 languages. Of a
language without a list nothing is told: the model of language_detection knows more of them, but
needs more words.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import regex

_LIST = "small"
"""The words that are met at least once in a million, read in hundredths of a second."""
UNLISTED = 3e-7
"""Taken for the frequency of a word that a list does not have."""
_MOST = 2.5
"""The most that one word can count, in powers of ten."""
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*")
_POSSESSIVE = regex.compile(r"'s$")
_BOUND_LETTER = regex.compile(r"\b(\w)-(?=\w)")


def words_of(text: str) -> list[str]:
    """The words of a text as they stand, without digits and signs."""
    return _WORD.findall(text)


@lru_cache(maxsize=32768)
def spell_for_lookup(word: str) -> str:
    """A word as the lists spell it."""
    return str(_POSSESSIVE.sub("", word.lower().replace("’", "'")))


def looks_like_name(text: str) -> bool:
    """Whether all its words begin with a capital, or have one inside, as names do."""
    words = words_of(text)
    return bool(words) and all(map(_has_capital, words))


# Of each text it is asked once for every language that it may be in.
@lru_cache(maxsize=4096)
def words_to_weigh(text: str) -> tuple[str, ...]:
    """The words that tell something of the language.

    A word with a capital is taken for a name, but for the first of several.
    """
    # The letter of “E-mail” is no word: alone, it is one of Portuguese.
    text = _BOUND_LETTER.sub(r"\1", text)
    words = words_of(text)
    if len(words) > 1 and looks_like_name(text):
        return ()
    return tuple(word for place, word in enumerate(words) if place == 0 or not _has_capital(word))


@cache
def has_word_list(tag: str) -> bool:
    """Whether the words of the language of this BCP 47 tag are known."""
    # Here, not above: it takes long to load.
    from wordfreq import available_languages

    return _primary_subtag(tag) in available_languages(_LIST)


@cache
def word_frequencies(tag: str) -> Mapping[str, float]:
    """Word to its share of all words of a language with a list."""
    from wordfreq import get_frequency_dict

    # No copy: there are millions of words, and nobody changes them.
    return get_frequency_dict(_primary_subtag(tag), _LIST)


def weigh_words(words: Sequence[str], tag: str, other: str) -> float:
    """How much more the words are of another language, in powers of ten; below 0: less.

    Both languages have a list.
    """
    own, foreign = word_frequencies(tag), word_frequencies(other)
    total = 0.0
    for word in words:
        spelt = spell_for_lookup(word)
        ratio = max(foreign.get(spelt, 0), UNLISTED) / max(own.get(spelt, 0), UNLISTED)
        total += max(-_MOST, min(_MOST, math.log10(ratio)))
    return total


def _has_capital(word: str) -> bool:
    # Most words are small, and to ask letter by letter is slow.
    return not word.islower() and any(letter.isupper() for letter in word)


def _primary_subtag(tag: str) -> str:
    return tag.split("-")[0]
