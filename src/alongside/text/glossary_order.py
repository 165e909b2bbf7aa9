"""Words in the order in which a dictionary of their language has them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from alongside.model import Language, Publication, Strand


@dataclass(frozen=True)
class GlossaryEntry:
    """A hard word as a strand explains it.

    id: that of the Term. picture: its name in pictures.yml for easy read, or "".
    """

    id: str
    word: str
    meaning: str
    picture: str


def sorted_terms(publication: Publication, strand: Strand) -> list[GlossaryEntry]:
    """The glossary of a strand in the order of a dictionary of its language."""
    language = publication.language_of(strand)
    entries = []
    for term in publication.terms:
        wording = term.wordings.get(strand.key)
        if wording:
            entries.append(
                GlossaryEntry(
                    id=term.id,
                    word=wording.word,
                    meaning=wording.meaning,
                    picture=wording.picture,
                )
            )
    return sorted(entries, key=lambda entry: (dictionary_key(entry.word, language), entry.id))


def dictionary_key(word: str, language: Language) -> list[int]:
    """The key by which words are sorted, a place in the alphabet for each letter.

    The alphabet is that of the language file; signs that it does not list come after it, in
    Unicode's order. A space comes before every letter; hyphens, brackets and the like do not count.
    """
    places = {letter: place for place, letter in enumerate(language.alphabet, start=1)}
    key = []
    for sign in unicodedata.normalize("NFC", word).casefold():
        # Unicode's categories L, M and N: letters, their marks and numbers.
        if unicodedata.category(sign)[0] in "LMN":
            key.append(places.get(sign, len(places) + ord(sign)))
        elif sign == " ":
            key.append(0)
    return key
