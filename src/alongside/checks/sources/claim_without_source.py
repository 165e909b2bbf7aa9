"""Promises, duties and offers of which claims.yml does not say where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from alongside.checks.sources.claim_sentences import (
    description_sentence,
    heading_sentences,
    normalise_sentence,
    sentences_with_lists,
)
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Place, Rule, Sources, Variant
from alongside.publication.claims import FILE, KINDS, PROMISE
from alongside.rules.options import lists_option
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants
from alongside.system.once import once_for_each
from alongside.text.sentences import Sentence


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a sentence that is a promise, a duty or an offer.

    Options: "promise", "duty" and "offer", each with patterns by language, and "announces", of
    headings that make no promise. A translation says what its source says, so its sentences are no
    targets.
    """
    if subject.publication.claims is None:
        yield inapplicable(Place(FILE))
        return
    source_language = subject.publication.source.language
    for variant in readable_variants(subject, rule):
        if variant.strand.language == source_language:
            yield from outcomes_or_inapplicable(
                place_in(variant), _page_outcomes(subject, rule, variant)
            )


def _page_outcomes(sources: Sources, rule: Rule, variant: Variant) -> Iterator[Outcome]:
    language = sources.publication.language_of(variant.strand)
    known = _known_sentences(sources, variant.document)
    for sentence, kind in (
        *_promises_of_names(rule, variant, language.tag),
        *_claims(rule, sentences_with_lists(variant, language), language.tag),
    ):
        place = place_in(variant, sentence.line)
        if normalise_sentence(sentence.text) in known:
            yield passed(place)
        else:
            values = {"kind": kind, "document": variant.document, "file": FILE}
            yield failed(place, seen=sentence.text, **values)


def _claims(
    rule: Rule, sentences: Iterable[Sentence], language: str
) -> Iterator[tuple[Sentence, str]]:
    """Those that are a claim, each with its kind."""
    for sentence in sentences:
        if kind := _find_kind(rule, sentence.text, language):
            yield sentence, kind


def _promises_of_names(
    rule: Rule, variant: Variant, language: str
) -> Iterator[tuple[Sentence, str]]:
    """A heading such as “What we will do” announces a promise and makes none."""
    announcing = _patterns(rule, "announces", language)
    headings = (
        heading
        for heading in heading_sentences(variant)
        if not any(pattern.search(heading.text) for pattern in announcing)
    )
    for sentence, kind in _claims(rule, (description_sentence(variant), *headings), language):
        if kind == PROMISE:
            yield sentence, kind


def _known_sentences(sources: Sources, document: str) -> set[str]:
    known: set[str] = set()
    for claim in sources.publication.claims or ():
        if claim.document == document:
            known.update(map(normalise_sentence, claim.says))
    return known


def _find_kind(rule: Rule, text: str, language: str) -> str:
    """The first of KINDS whose patterns find it in the text; "" for none."""
    for kind in KINDS:
        if any(pattern.search(text) for pattern in _patterns(rule, kind, language)):
            return kind
    return ""


@once_for_each
def _patterns(rule: Rule, kind: str, language: str) -> tuple[regex.Pattern[str], ...]:
    patterns = lists_option(rule, kind).get(language, ())
    return tuple(regex.compile(pattern, regex.IGNORECASE) for pattern in patterns)
