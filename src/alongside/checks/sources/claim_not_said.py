"""Sentences of claims.yml that their page no longer says."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.claim_sentences import (
    description_sentence,
    heading_sentences,
    normalise_sentence,
    sentences_with_lists,
)
from alongside.model import Claim, Outcome, Place, Rule, Sources
from alongside.publication.claims import FILE
from alongside.rules.outcomes import failed, inapplicable, passed


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a sentence of a claim."""
    # Of the others page-unknown tells.
    claims = [
        claim
        for claim in subject.publication.claims or ()
        if claim.document in subject.publication.documents
    ]
    if not claims:
        yield inapplicable(Place(FILE))
    said: dict[str, set[str]] = {}
    for claim in claims:
        if claim.document not in said:
            said[claim.document] = _sentences_of(subject, claim.document)
        yield from _claim_outcomes(claim, said[claim.document])


def _claim_outcomes(claim: Claim, said: set[str]) -> Iterator[Outcome]:
    for sentence, line in zip(claim.says, claim.lines, strict=True):
        place = Place(FILE, line)
        if normalise_sentence(sentence) in said:
            yield passed(place)
        else:
            yield failed(place, seen=sentence, document=claim.document)


def _sentences_of(sources: Sources, document: str) -> set[str]:
    """What any version of the document says."""
    said: set[str] = set()
    for variant in sources.variants.values():
        if variant.document == document and not variant.problem:
            language = sources.publication.language_of(variant.strand)
            for sentence in (
                description_sentence(variant),
                *heading_sentences(variant),
                *sentences_with_lists(variant, language),
            ):
                said.add(normalise_sentence(sentence.text))
    return said
