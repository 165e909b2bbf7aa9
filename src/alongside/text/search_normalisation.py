"""Makes one of a word that is typed and the same word as a page has it.

The rules are data, in search_normalisation.yml. The index passes normalise_for_search; the search
page is given the same settings and has the same few steps in theme/assets/search-results.js.
Pagefind takes off accents, so "cafe" finds "café", and it knows the endings of words in some
languages. The rules are what it leaves out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypedDict, cast

from alongside.model import Language
from alongside.system.yaml_lines import read_yaml
from alongside.text.scripts import letter_scripts

_EVERY_SCRIPT = "Zyyy"
"""ISO 15924 for what is common to scripts."""


class _Rules(TypedDict):
    """As search_normalisation.yml explains them."""

    spaces: str
    unheard: str
    zeros: str
    letters: dict[str, dict[str, str]]
    marks_left_out: list[str]
    marks_are_accents: list[str]
    beginnings: dict[str, list[str]]


@dataclass(frozen=True)
class SearchSettings:
    """What index and browser must know of a language to search in it.

    spaces, unheard: characters, as within the square brackets of a pattern. digits, letters: what
    stands for what. drops_marks: whether words are compared without their marks. exact: whether
    marks count as letters. beginnings: of words, to be tried too.
    """

    spaces: str
    unheard: str
    letters: Mapping[str, str]
    zeros: str
    drops_marks: bool
    exact: bool
    beginnings: tuple[str, ...]


def search_settings(language: Language) -> SearchSettings:
    rules = _read_rules()
    letters = dict(language.search_letters)
    scripts = letter_scripts(language.script)
    for script in (_EVERY_SCRIPT, *scripts):
        letters |= rules["letters"].get(script, {})
    return SearchSettings(
        spaces=rules["spaces"],
        unheard=rules["unheard"],
        letters=_follow(letters),
        zeros=rules["zeros"],
        drops_marks=scripts[0] in rules["marks_left_out"],
        exact=scripts[0] not in rules["marks_are_accents"],
        beginnings=tuple(rules["beginnings"].get(language.tag, ())),
    )


def normalise_for_search(text: str, settings: SearchSettings) -> str:
    """The text as it is searched, word for word: what stands between words stays as it is."""
    return re.sub(f"[^{settings.spaces}]+", lambda word: _normalise_word(word[0], settings), text)


def _normalise_word(word: str, settings: SearchSettings) -> str:
    plain = unicodedata.normalize("NFKC", word)
    if settings.drops_marks:
        letters = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    plain = re.sub(f"[{settings.unheard}{settings.spaces}]", "", plain)
    plain = "".join(settings.letters.get(letter, letter) for letter in plain)
    return unicodedata.normalize("NFC", plain.translate(_digits(settings.zeros)))


@cache
def _digits(zeros: str) -> dict[int, str]:
    return {
        ord(zeros[place // 10]) + place % 10: str(place % 10) for place in range(len(zeros) * 10)
    }


def _follow(letters: Mapping[str, str]) -> dict[str, str]:
    """A language's letter may be one that the script writes in another way again."""
    return {typed: letters.get(meant, meant) for typed, meant in letters.items()}


@cache
def _read_rules() -> _Rules:
    text = resources.files(__package__).joinpath("search_normalisation.yml").read_text("utf-8")
    data, _ = read_yaml(text)
    return cast("_Rules", data)
