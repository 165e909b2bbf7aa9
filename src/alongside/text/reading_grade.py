"""Reading grade of English sentences: textstat's Flesch-Kincaid, behind our own cleaning."""

from __future__ import annotations

import re
from collections.abc import Iterable

from alongside.text.clean import ADDRESS, PHONE, replace_names
from alongside.text.sentences import abbreviations, count_words

ONE_SYLLABLE = " one "
"""Stands for a number, a proper name or an abbreviation: the reader meets a word, but not a hard one."""

_NUMBER = re.compile(r"[£$€]?\d[\d.,:]*%?")
_MIN_WORDS = 3
"""textstat leaves sentences of two words or fewer out of its count of sentences but counts their words.
We leave them out of both."""


_AGE_BEFORE_SCHOOL = 5
"""The first grade of a school in the United States is for children of six."""


def prepare_sentence(sentence: str, names: Iterable[str]) -> str:
    """One sentence as textstat must meet it: words only, no mark inside it that could end it early."""
    text = PHONE.sub(" ", ADDRESS.sub(" ", sentence.replace("’", "'")))
    text = _NUMBER.sub(ONE_SYLLABLE, replace_names(text, names, ONE_SYLLABLE))
    text = " ".join(ONE_SYLLABLE if word in abbreviations("en") else word for word in text.split())
    text = re.sub(r"\b(?:[A-Za-z]\.){2,}", ONE_SYLLABLE, text)
    text = re.sub(r"[^\w\s']|_|(?<!\w)'|'(?!\w)", " ", text)
    return " ".join(text.split())


def scorable_sentences(sentences: Iterable[str], names: Iterable[str]) -> list[str]:
    """The prepared sentences that have enough words to count."""
    prepared = (prepare_sentence(sentence, tuple(names)) for sentence in sentences)
    return [sentence for sentence in prepared if count_words(sentence) >= _MIN_WORDS]


def flesch_kincaid_grade(sentences: Iterable[str]) -> float:
    """Flesch-Kincaid grade (years of school in the United States) of prepared sentences.

    Call syllables.use_dictionary first, or textstat would try to download one.
    """
    import textstat

    return textstat.textstat.flesch_kincaid_grade(". ".join(sentences) + ".")


def reading_age(score: float) -> int:
    """In whole years: the age at which children are in that grade."""
    return round(score) + _AGE_BEFORE_SCHOOL
