"""The lists of hard words, with plainer ones: our own data, in plain_words/<list>.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NotRequired, TypedDict, cast

from alongside.system.yaml_lines import read_yaml
from alongside.text.inflection import forms_of

LISTS = ("en", "en-easy-read")
"""The second is for easy read, besides the first."""


@dataclass(frozen=True)
class HardWord:
    """A word that many readers stop at, and what to write instead.

    word: as in a dictionary. kind: "verb", "noun" or "". plainer: what can stand in its place, the
    best first. before, after: a sentence with the hard word, and the same in plainer words. note:
    what else to do, or "". forms: every way in which the word is written, itself first.
    allowed_phrases: phrases in which it may stay.
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
    """The words of one of LISTS, such as "en", in the order of the alphabet."""
    text = resources.files(__package__).joinpath("plain_words", f"{name}.yml").read_text("utf-8")
    data, _ = read_yaml(text)
    # Our own file: tests/text/test_plain_words.py holds every entry to this shape.
    entries = cast(Mapping[str, _Entry], data)
    return tuple(_hard_word(word, entry) for word, entry in entries.items())


def own_hard_words(words: Mapping[str, str]) -> tuple[HardWord, ...]:
    """A list of a publication's own: each word, as it is written, to what to write instead."""
    return tuple(
        HardWord(
            word=word, kind="", plainer=(plainer,), before="", after="", note="", forms=(word,)
        )
        for word, plainer in words.items()
    )


class _Entry(TypedDict):
    """A word as plain_words/<list>.yml has it. leave: allowed_phrases of HardWord."""

    plainer: list[str]
    before: str
    after: str
    kind: NotRequired[str]
    note: NotRequired[str]
    forms: NotRequired[list[str]]
    leave: NotRequired[list[str]]


def _hard_word(word: str, entry: _Entry) -> HardWord:
    kind = entry.get("kind", "")
    return HardWord(
        word=word,
        kind=kind,
        plainer=tuple(entry["plainer"]),
        before=entry["before"],
        after=entry["after"],
        note=entry.get("note", ""),
        forms=forms_of(word, kind, tuple(entry.get("forms", ()))),
        allowed_phrases=tuple(entry.get("leave", ())),
    )
