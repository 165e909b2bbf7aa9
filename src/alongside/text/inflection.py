"""How an English word is written in a text: its plural, its endings in -s, -ed and -ing.

Only the regular rules of spelling. What they get wrong, such as "took" or "transferred", a list says itself.
"""

from __future__ import annotations

import re

VERB, NOUN = "verb", "noun"
"""The kinds of word that change: in a phrase the first word if it is a verb, the last if a noun."""

_Y = re.compile(r"(?<=[^aeiou])y$")
_SIBILANT_END = re.compile(r"(?:s|x|z|ch|sh|(?<=[^aeiou])o)$")
_SILENT_E = re.compile(r"(?<![eoy])e$")
_REFLEXIVES = (
    "myself",
    "yourself",
    "himself",
    "herself",
    "itself",
    "ourselves",
    "yourselves",
    "themselves",
)


def forms_of(phrase: str, kind: str, others: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The phrase as it is and in its other forms. others: of the word that changes, instead of the regular ones."""
    if kind not in (VERB, NOUN):
        return (phrase, *others)
    words = phrase.split()
    place = 0 if kind == VERB else len(words) - 1
    changed = others or (regular_verb(words[place]) if kind == VERB else (add_s(words[place]),))
    forms = [
        " ".join([*words[:place], form, *words[place + 1 :]]) for form in (words[place], *changed)
    ]
    return tuple(found for form in forms for found in _reflexive_forms(form))


def _reflexive_forms(phrase: str) -> list[str]:
    """ "avail yourself of" as it is said of anybody."""
    said = next((word for word in phrase.split() if word in _REFLEXIVES), "")
    return (
        [phrase, *(phrase.replace(said, other) for other in _REFLEXIVES if other != said)]
        if said
        else [phrase]
    )


def add_s(word: str) -> str:
    """The plural of a noun, or a verb after he, she or it."""
    if _Y.search(word):
        return _Y.sub("ies", word)
    return word + ("es" if _SIBILANT_END.search(word) else "s")


def regular_verb(word: str) -> tuple[str, str, str]:
    """ "help" to ("helps", "helped", "helping")."""
    past = word + "d" if word.endswith("e") else _Y.sub("i", word) + "ed"
    return add_s(word), past, _SILENT_E.sub("", word) + "ing"
