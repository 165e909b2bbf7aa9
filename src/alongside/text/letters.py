"""Letters that look right in a word and are not those of its language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import product

from alongside.model import Language
from alongside.text.scripts import count_script_letters, scripts_in
from alongside.text.word_evidence import UNLISTED, has_word_list, spell_for_lookup, word_frequencies

_WITH_MARK = re.compile(r"(?:LATIN|GREEK|CYRILLIC) SMALL LETTER (\S+) WITH ")
_MOST_PLACES = 12
"""Of letters in a word that could have a mark: all ways to set them are tried."""


_SHORTEST = 4
"""Letters of a word: a shorter one too often becomes another word by a mark."""


def foreign_letter(word: str, language: Language) -> str:
    """The first letter of the language's script that the language does not write; "" for none.

    Only a language that lists its other_letters has an alphabet in which no further one may be.
    """
    if not language.other_letters:
        return ""
    allowed = language.alphabet + language.other_letters
    for letter in word:
        is_letter = unicodedata.category(letter).startswith("L")
        if is_letter and letter not in allowed and count_script_letters(language.script, letter):
            return letter
    return ""


def mixed_scripts(word: str, look_alikes: tuple[str, ...], signs: str) -> list[str]:
    """The scripts of a word that has letters of several that look alike; empty for any other.

    signs: letters that stand for something in any script, as μ in μg.
    """
    found = scripts_in("".join(letter for letter in word if letter not in signs), look_alikes)
    return found if len(found) > 1 else []


def with_marks(word: str, language: Language, least: float, times: float) -> str:
    """The word that is meant by one typed without the marks of its letters; "" for none.

    least: how often the language has that word, which must differ in more than its last letter.
    times: by how much that must be more than it has the word as typed.
    """
    if not has_word_list(language.tag) or any(letter.isupper() for letter in word[1:]):
        return ""
    known = word_frequencies(language.tag)
    typed = spell_for_lookup(word)
    if len(typed) < _SHORTEST:
        return ""
    others = [other for other in _ways_to_mark(typed, language.alphabet) if other in known]
    likely = max(others, key=lambda other: known[other], default="")
    # A mark on the last letter alone is mostly another ending: Polish maja, of May, and mają, have.
    is_ending = likely[:-1] == typed[:-1] and typed in known
    if not likely or known[likely] < least or is_ending:
        return ""
    return likely if max(known.get(typed, 0), UNLISTED) * times <= known[likely] else ""


def _ways_to_mark(word: str, alphabet: str) -> Iterator[str]:
    """Every word that becomes this one without its marks."""
    marked = _marked_letters(alphabet)
    choices = [letter + marked.get(letter, "") for letter in word]
    places = sum(len(choice) > 1 for choice in choices)
    if 0 < places <= _MOST_PLACES:
        for letters in product(*choices):
            other = "".join(letters)
            if other != word:
                yield other


@cache
def _marked_letters(alphabet: str) -> dict[str, str]:
    """A letter to the letters of the alphabet that have a mark more: "z" to "źż"."""
    marked: dict[str, str] = {}
    for letter in alphabet:
        found = _WITH_MARK.match(unicodedata.name(letter, ""))
        plain = _plain_letter(letter) if found else ""
        if plain:
            marked[plain] = marked.get(plain, "") + letter
    return marked


def _plain_letter(letter: str) -> str:
    """A stroke is no mark that Unicode takes apart: only the name of ł says that it is an l."""
    name = unicodedata.name(letter).partition(" WITH ")[0]
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return ""
