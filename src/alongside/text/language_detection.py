"""Guesses the language of a text by py3langid's model, which comes with the package.

It needs no network and gives the same answer every time.
"""

from __future__ import annotations

import copy
from functools import cache, lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier


def is_known_language(tag: str) -> bool:
    """Whether the model can tell the language of this BCP 47 tag from others."""
    return _primary_subtag(tag) in _labels()


# A preview asks about every text again after each save.
@lru_cache(maxsize=8192)
def guess_language(text: str, tag: str, others: tuple[str, ...]) -> tuple[str, float]:
    """The most likely language of a text, among the one that it should have and some others.

    tag: of the language that it should have. others: primary language subtags. Returns (tag or
    one of others, its probability from 0 to 1).
    """
    declared = _primary_subtag(tag)
    labels = frozenset({declared, *others} & set(_labels()))
    language, probability = _identifier(labels).classify(text)
    return (tag if language == declared else language), probability


@cache
def _model() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _labels() -> tuple[str, ...]:
    return tuple(_model().labels)


@cache
def _identifier(labels: frozenset[str]) -> LanguageIdentifier:
    """The model with a choice of languages.

    Choosing is slow and changes the model, so each choice gets a copy of its own.
    """
    identifier = copy.copy(_model())
    identifier.set_languages(set(labels))
    return identifier


def _primary_subtag(tag: str) -> str:
    """py3langid knows primary language subtags only: "en" for "en-GB"."""
    return tag.split("-")[0]
