"""Sentences short enough to hold in the mind."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.rules.limits import TRANSLATIONS, is_translation, limit_for
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.sentences import all_sentences


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Limits by level, or "translations". "up-to": the length at which a stricter rule takes over."""
    for variant in readable_variants(sources, rule):
        limit = limit_for(rule, sources, variant.strand)
        if limit is None:
            continue
        language = sources.publication.language_of(variant.strand)
        translated = is_translation(sources, variant.strand)
        group = TRANSLATIONS if translated else variant.strand.level
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
        yield passed(place_in(variant))
