"""Which script the letters of a text belong to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

import regex

_LETTER = regex.compile(r"\p{L}")
_WORD_TO_COMPARE = regex.compile(r"[\p{L}\p{M}\p{N}\u200c]+")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*")


SCRIPTS_OF = {
    "Aran": ("Arab",),
    "Hanb": ("Bopo", "Hani"),
    "Hans": ("Hani",),
    "Hant": ("Hani",),
    "Hrkt": ("Hira", "Kana"),
    "Jpan": ("Hani", "Hira", "Kana"),
    "Kore": ("Hang", "Hani"),
    "Latf": ("Latn",),
    "Latg": ("Latn",),
    "Syrj": ("Syrc",),
}
"""ISO 15924 codes that Unicode gives no letter, to those that their letters have."""


def letter_scripts(script: str) -> tuple[str, ...]:
    """The scripts of Unicode whose letters are used in a script of ISO 15924."""
    return SCRIPTS_OF.get(script, (script,))


def same_letters(script: str, other: str) -> bool:
    """Whether two scripts of ISO 15924 have letters in common, as Hans and Jpan."""
    return bool({*letter_scripts(script)} & {*letter_scripts(other)})


def words_to_compare(text: str) -> list[str]:
    """In small letters and Unicode's composed form; signs between them are left out."""
    return _WORD_TO_COMPARE.findall(unicodedata.normalize("NFC", text.casefold()))


def count_letters(text: str) -> int:
    """How many letters of any script a text has."""
    return len(_LETTER.findall(text))


def count_script_letters(script: str, text: str) -> int:
    """How many letters are in the script, an ISO 15924 code such as "Arab"."""
    return len(_pattern(script).findall(text))


def foreign_runs(script: str, text: str) -> list[list[str]]:
    """The words of a text without a letter of the script, those that stand together in one list.

    Signs that all scripts share, such as the micro sign, are letters of none of them.
    """
    letters = count_letters(text)
    if not letters or letters == count_script_letters(script, text):
        return []
    runs: list[list[str]] = []
    run: list[str] = []
    for word in (*_WORD.findall(text), ""):
        # Numbers belong to the words around them.
        letters = count_letters(word) - count_script_letters("Zyyy", word)
        if word and not count_script_letters(script, word) and (letters or word.isdigit()):
            run.append(word)
            continue
        if any(count_letters(each) for each in run):
            runs.append(run)
        run = []
    return runs


def scripts_in(word: str, scripts: Iterable[str]) -> list[str]:
    """Those of the scripts of which a word has letters."""
    return [script for script in scripts if count_script_letters(script, word)]


@cache
def _pattern(script: str) -> regex.Pattern[str]:
    # Version 1 of the module regex knows && for what is in both sets.
    scripts = "".join(rf"\p{{Script={each}}}" for each in letter_scripts(script))
    return regex.compile(rf"[\p{{L}}&&[{scripts}]]", regex.V1)
