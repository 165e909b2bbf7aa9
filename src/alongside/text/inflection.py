"""How an English word is written in a text: its plural, its endings in -s, -ed and -ing.

Only the regular rules of spelling. What they get wrong, such as "took" or "transferred", a list
of hard words says itself.
"""

from __future__ import annotations

import re

VERB, NOUN = "verb", "noun"
"""The kinds of word that change: in a phrase the first word if it is a verb, the last if a noun."""

# party, parties, but day, days.
_Y = re.compile(r"(?<=[^aeiou])y$")
_SIBILANT_END = re.compile(r"(?:s|x|z|ch|sh|(?<=[^aeiou])o)$")
# use, using, but agree, agreeing; dye, dyeing; toe, toeing.
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
    """The phrase as it is, then in its other forms.

    kind: VERB, NOUN or "" for a phrase that does not change. others: forms of the word that
    changes, instead of the regular ones; of any other phrase, forms of the whole.
    """
    if kind not in (VERB, NOUN):
        return (phrase, *others)
    words = phrase.split()
    place = 0 if kind == VERB else len(words) - 1
    forms: list[str] = []
    for form in (words[place], *(others or _regular_forms(words[place], kind))):
        changed = [*words[:place], form, *words[place + 1 :]]
        forms += _reflexive_forms(" ".join(changed))
    return tuple(forms)


def _regular_forms(word: str, kind: str) -> tuple[str, ...]:
    return regular_verb(word) if kind == VERB else (add_s(word),)


def _reflexive_forms(phrase: str) -> list[str]:
    """ "avail yourself of" as it is said of anybody."""
    reflexive = next((word for word in phrase.split() if word in _REFLEXIVES), "")
    if not reflexive:
        return [phrase]
    others = [word for word in _REFLEXIVES if word != reflexive]
    return [phrase, *(phrase.replace(reflexive, other) for other in others)]


def add_s(word: str) -> str:
    """The plural of a noun, or a verb after he, she or it."""
    if _Y.search(word):
        return _Y.sub("ies", word)
    return word + ("es" if _SIBILANT_END.search(word) else "s")


def regular_verb(word: str) -> tuple[str, str, str]:
    """ "help" to ("helps", "helped", "helping")."""
    past = word + "d" if word.endswith("e") else _Y.sub("i", word) + "ed"
    return add_s(word), past, _SILENT_E.sub("", word) + "ing"
