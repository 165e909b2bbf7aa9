"""Reading grade of English sentences: textstat's Flesch-Kincaid, behind our own cleaning."""

from __future__ import annotations

import re
from collections.abc import Iterable

from alongside.text.as_read import text_as_read, with_latin_letters
from alongside.text.clean import ADDRESS, PHONE, replace_names
from alongside.text.sentences import abbreviations, count_words

ONE_SYLLABLE = " one "
"""Stands for a number, a proper name or an abbreviation: readers meet a word, but no hard one."""

_NUMBER = re.compile(r"[£$€]?\d[\d.,:]*%?")
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_MARKS = re.compile(r"[^\w\s']|_|(?<!\w)'|'(?!\w)")
"""All signs but letters, digits and the apostrophes inside words."""
_MIN_WORDS = 3
"""textstat leaves sentences of two words or fewer out of its count of sentences but counts their
words. We leave them out of both."""

_AGE_BEFORE_SCHOOL = 5
"""The first grade of a school in the United States is for children of six."""


def prepare_sentence(sentence: str, names: Iterable[str]) -> str:
    """One sentence as textstat must meet it: words only, no mark in it that could end it early."""
    text = with_latin_letters(text_as_read(sentence)).replace("’", "'")
    text = ADDRESS.sub(" ", text)
    text = PHONE.sub(" ", text)
    text = replace_names(text, names, ONE_SYLLABLE)
    text = _NUMBER.sub(ONE_SYLLABLE, text)
    known = abbreviations("en")
    text = " ".join(ONE_SYLLABLE if word in known else word for word in text.split())
    text = _INITIALS.sub(ONE_SYLLABLE, text)
    text = _MARKS.sub(" ", text)
    return " ".join(text.split())


def scorable_sentences(sentences: Iterable[str], names: Iterable[str]) -> list[str]:
    """The sentences that have enough words to count, as prepare_sentence makes them."""
    all_names = tuple(names)
    prepared = (prepare_sentence(sentence, all_names) for sentence in sentences)
    return [sentence for sentence in prepared if count_words(sentence) >= _MIN_WORDS]


def flesch_kincaid_grade(sentences: Iterable[str]) -> float:
    """Flesch-Kincaid grade (years of school in the United States) of prepared sentences.

    Call syllables.use_dictionary first, or textstat would try to download one.
    """
    # Here, not above: it takes long to load, and few commands need it.
    import textstat

    return float(textstat.textstat.flesch_kincaid_grade(". ".join(sentences) + "."))


def reading_age(score: float) -> int:
    """The age at which children are in the grade of that score, in whole years."""
    return round(score) + _AGE_BEFORE_SCHOOL
