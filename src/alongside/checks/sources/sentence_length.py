"""Sentences short enough to hold in the mind."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.rules.limits import TRANSLATIONS, is_translation, limit_for, no_level_with_limit
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.sentences import all_sentences


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a sentence.

    Limits: words by level, or "translations"; "up-to/<level>", the length at which a stricter rule
    takes over.
    """
    yield from no_level_with_limit(rule, subject)
    for variant in readable_variants(subject, rule):
        limit = limit_for(rule, subject, variant.strand, variant)
        # A level without a limit is no subject of the rule: nothing is said of it.
        if limit is not None:
            outcomes = _page_outcomes(subject, rule, variant, limit)
            yield from outcomes_or_inapplicable(place_in(variant), outcomes)


def _page_outcomes(sources: Sources, rule: Rule, variant: Variant, limit: int) -> Iterator[Outcome]:
    language = sources.publication.language_of(variant.strand)
    is_translated = is_translation(sources, variant.strand)
    group = TRANSLATIONS if is_translated else variant.strand.level
    most = rule.limits.get(f"up-to/{group}", float("inf"))
    for section in variant.sections:
        for sentence in all_sentences(section, language):
            place = place_in(variant, sentence.line)
            if limit < sentence.words <= most:
                yield failed(
                    place,
                    seen=sentence.text,
                    count=sentence.words,
                    limit=limit,
                    over=sentence.words - limit,
                )
            else:
                yield passed(place)
