"""How hard a page and its main sections are to read, by the measure and limits of the rules on reading."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.reading_grade import Part, measure_part, parts_of
from alongside.model import ReadingScore, Rule, Sources, Strand, Variant
from alongside.rules import rulebook
from alongside.rules.limits import limit_for
from alongside.text.reading_grade import flesch_kincaid_grade


def rules_for(strand: Strand) -> list[Rule]:
    """None for a language without a measure."""
    return [
        rule
        for rule in rulebook.load().values()
        if rule.check == "reading_grade" and rule.applies_to(strand)
    ]


def scores(sources: Sources, variant: Variant) -> Iterator[tuple[Part, ReadingScore]]:
    """The page first, then its main sections. Nothing without a measure. Call syllables.use_dictionary first."""
    rules, names = rules_for(variant.strand), sources.publication.names
    if not rules:
        return
    fewest = min(rule.limits["words-from"] for rule in rules)
    limit = next(
        (
            found
            for rule in rules
            if (found := limit_for(rule, sources, variant.strand)) is not None
        ),
        None,
    )
    for part in parts_of(variant, sources.publication.language_of(variant.strand)):
        prepared, words = measure_part(part, names)
        yield (
            part,
            ReadingScore(flesch_kincaid_grade(prepared) if words >= fewest else None, words, limit),
        )
