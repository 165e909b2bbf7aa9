"""Guesses the language of a text: py3langid's model, which comes with the package and needs no network."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier


def knows(tag: str) -> bool:
    return _code(tag) in _labels()


def guess(text: str, tag: str, others: tuple[str, ...]) -> tuple[str, float]:
    """(most likely language, its probability from 0 to 1) among the declared language and the others."""
    identifier = _identifier()
    identifier.set_languages({_code(tag), *others} & set(_labels()))
    language, probability = identifier.classify(text)
    return (tag if language == _code(tag) else language), probability


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _labels() -> tuple[str, ...]:
    identifier = _identifier()
    identifier.set_languages(None)
    return tuple(identifier.labels)


def _code(tag: str) -> str:
    """py3langid knows primary language subtags only: "en" for "en-GB"."""
    return tag.split("-")[0]
