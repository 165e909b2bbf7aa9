"""Guesses the language of a text: py3langid's model, which comes with the package and needs no network."""

from __future__ import annotations

import copy
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier


def is_known_language(tag: str) -> bool:
    return _primary_subtag(tag) in _labels()


def guess_language(text: str, tag: str, others: tuple[str, ...]) -> tuple[str, float]:
    """(most likely language, its probability from 0 to 1) among the declared language and the others."""
    labels = frozenset({_primary_subtag(tag), *others} & set(_labels()))
    language, probability = _identifier(labels).classify(text)
    return (tag if language == _primary_subtag(tag) else language), probability


@cache
def _model() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _labels() -> tuple[str, ...]:
    return tuple(_model().labels)


@cache
def _identifier(labels: frozenset[str]) -> LanguageIdentifier:
    """Choosing among languages is slow and changes the model: each choice gets a copy of its own."""
    identifier = copy.copy(_model())
    identifier.set_languages(set(labels))
    return identifier


def _primary_subtag(tag: str) -> str:
    """py3langid knows primary language subtags only: "en" for "en-GB"."""
    return tag.split("-")[0]
