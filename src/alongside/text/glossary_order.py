"""Words in the order in which a dictionary of their language has them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from alongside.model import Language, Publication, Strand


@dataclass(frozen=True)
class GlossaryEntry:
    """A hard word as a strand explains it. id: that of the Term. picture: its name for easy read, or ""."""

    id: str
    word: str
    meaning: str
    picture: str


def sorted_terms(publication: Publication, strand: Strand) -> list[GlossaryEntry]:
    """The glossary of a strand, as a dictionary has it."""
    language = publication.language_of(strand)
    entries = [
        GlossaryEntry(term.id, wording.word, wording.meaning, wording.picture)
        for term in publication.terms
        if (wording := term.wordings.get(strand.key))
    ]
    return sorted(entries, key=lambda entry: (dictionary_key(entry.word, language), entry.id))


def dictionary_key(word: str, language: Language) -> list[int]:
    """By the alphabet of the language file; signs that it does not list come after it, in Unicode's order.

    A space comes before every letter; hyphens, brackets and the like do not count.
    """
    places = {letter: place for place, letter in enumerate(language.alphabet, start=1)}
    letters = unicodedata.normalize("NFC", word).casefold()
    return [
        0 if letter == " " else places.get(letter, len(places) + ord(letter))
        for letter in letters
        if letter == " " or unicodedata.category(letter)[0] in "LMN"
    ]
