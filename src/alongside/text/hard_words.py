"""The lists of hard words, with plainer ones: our own data, in plain_words/<list>.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from alongside.system.yaml_lines import read_yaml
from alongside.text.inflection import forms_of

LISTS = ("en", "en-easy-read")
"""The second is for easy read, besides the first."""


@dataclass(frozen=True)
class HardWord:
    """word: as in a dictionary. kind: "verb", "noun" or "". plainer: what can stand in its place, the best first.

    before, after: a sentence with the hard word, and the same in plainer words. note: what else to do, or "".
    forms: every way in which the word is written, itself first. leave: phrases in which it may stay.
    """

    word: str
    kind: str
    plainer: tuple[str, ...]
    before: str
    after: str
    note: str
    forms: tuple[str, ...]
    allowed_phrases: tuple[str, ...] = ()


@cache
def hard_words(name: str) -> tuple[HardWord, ...]:
    """The words of one list, such as "en", in the order of the alphabet."""
    text = resources.files(__package__).joinpath("plain_words", f"{name}.yml").read_text("utf-8")
    data, _ = read_yaml(text)
    return tuple(_hard_word(word, entry) for word, entry in data.items())


def _hard_word(word: str, entry: Mapping) -> HardWord:
    kind = entry.get("kind", "")
    forms = forms_of(word, kind, tuple(entry.get("forms", ())))
    return HardWord(
        word,
        kind,
        tuple(entry["plainer"]),
        entry["before"],
        entry["after"],
        entry.get("note", ""),
        forms,
        tuple(entry.get("leave", ())),
    )
