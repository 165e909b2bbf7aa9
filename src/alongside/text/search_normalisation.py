"""How people type the words that they look for, where that differs from how the words are written.

Pagefind takes off accents, so "cafe" finds "café", and it knows the endings of words in some
languages. What follows is what it leaves out. theme/assets/search.js does the same to the words
typed, with search_settings.
"""

from __future__ import annotations

from alongside.model import Language

_STROKE = "\u0335"
"""A combining stroke. What Pagefind sees as an accent, it takes off."""

_WITH_STROKE = {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ħ": "h", "Ħ": "H"}
"""Letters that people without their own keyboard type without the stroke, and that Unicode does
not take apart."""
_BEGINNINGS = {"ar": ("ال", "وال", "و")}
"""What a language writes together with the word that follows: in Arabic "the", "and the",
"and"."""
_MARKS_ARE_ACCENTS = ("Latn", "Cyrl", "Grek", "Arab", "Hebr")
"""In other scripts marks are vowels, so that words without them would be other words."""


def normalise_for_index(text: str) -> str:
    """A text as the index has it: a letter with a stroke is taken apart, and found without it."""
    return "".join(
        _WITH_STROKE[letter] + _STROKE if letter in _WITH_STROKE else letter for letter in text
    )


def search_settings(language: Language) -> dict[str, object]:
    """What the browser must know of a language to search in it.

    letters: as typed to as indexed. stroke: what marks a letter taken apart in the index.
    beginnings: of words, to be tried too. exact: whether marks count as letters.
    """
    with_stroke = _WITH_STROKE if language.script == "Latn" else {}
    return {
        "letters": {**with_stroke, **language.typed_letters},
        "stroke": _STROKE,
        "beginnings": _BEGINNINGS.get(language.tag, ()),
        "exact": language.script not in _MARKS_ARE_ACCENTS,
    }
