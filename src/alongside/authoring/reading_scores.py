"""How hard a page and its sections are to read, by the measure and limits of the rules on that."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.reading_grade import Part, measure_part, parts_of
from alongside.model import ReadingScore, Rule, Sources, Strand, Variant
from alongside.rules import rulebook
from alongside.rules.limits import limit_for
from alongside.text.reading_grade import flesch_kincaid_grade


def rules_for(strand: Strand) -> list[Rule]:
    """The rules on reading age that apply; none for a language without a measure."""
    return [
        rule
        for rule in rulebook.load().values()
        if rule.check == "reading_grade" and rule.applies_to(strand)
    ]


def scores(sources: Sources, variant: Variant) -> Iterator[tuple[Part, ReadingScore]]:
    """The page first, then its main sections. Nothing for a language without a measure.

    Call syllables.use_dictionary first. A part of too few words has no grade.
    """
    rules = rules_for(variant.strand)
    if not rules:
        return
    fewest_words = min(rule.limits["words-from"] for rule in rules)
    limits = (limit_for(rule, sources, variant.strand, variant) for rule in rules)
    limit = next((limit for limit in limits if limit is not None), None)
    language = sources.publication.language_of(variant.strand)
    for part in parts_of(variant, language):
        prepared, words = measure_part(part, sources.publication.names)
        grade = flesch_kincaid_grade(prepared) if words >= fewest_words else None
        yield part, ReadingScore(grade=grade, words=words, limit=limit)
