"""How a page reads, by the measures of the rules: its reading grade, its sentences, its hard words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from alongside.authoring import reading_scores
from alongside.checks.sources import (
    hard_word,
    idea_without_picture,
    picture_missing,
    reading_grade,
    sentence_length,
)
from alongside.errors import AlongsideError
from alongside.model import Outcome, Rule, Sources, Status, Variant
from alongside.rules import rulebook
from alongside.rules.limits import limit_for
from alongside.text.reading_grade import flesch_kincaid_grade, reading_age, scorable_sentences
from alongside.text.sentences import Sentence, prose_sentences
from alongside.text.syllables import use_dictionary

_CHECKS = {
    "sentence_length": sentence_length,
    "hard_word": hard_word,
    "idea_without_picture": idea_without_picture,
    "picture_missing": picture_missing,
}
LONG_SENTENCE, HARDEST_SENTENCE, HARD_WORD, MISSING_PICTURE = "long", "hardest", "word", "picture"
"""What can be the matter with a stretch of text. A sentence that is too long is LONG, however hard."""


@dataclass(frozen=True)
class Score:
    """Of a page or a main section. grade: years of school; None where there are too few words to tell.

    limit: the most; None where the rules set none. line: where it begins in the file.
    """

    name: str
    line: int
    grade: float | None
    limit: int | None
    words: int

    @property
    def age(self) -> int | None:
        return None if self.grade is None else reading_age(self.grade)

    @property
    def is_within_limit(self) -> bool:
        return self.grade is None or self.limit is None or self.grade <= self.limit


@dataclass(frozen=True)
class SentenceLengths:
    """Of the sentences of the prose, in words. limit: the most; None where the rules set none."""

    average: float
    longest: int
    limit: int | None


@dataclass(frozen=True)
class Highlight:
    """A stretch of the page's text. text: as a reader meets it. sentence: the one that it stands in.

    kind: one of the four above. says: what is the matter with it. mend: what to do, where that is not plain.
    """

    kind: str
    text: str
    sentence: str
    line: int
    problem: str
    mend: str = ""


def scores(sources: Sources, variant: Variant) -> list[Score]:
    """The page, then its main sections. None for a language without a measure. Raises ToolMissing."""
    if not reading_scores.rules_for(variant.strand):
        return []
    use_dictionary(sources.root)
    return [
        Score(part.name, part.line, score.grade, score.limit, score.words)
        for part, score in reading_scores.scores(sources, variant)
    ]


def lengths(sources: Sources, variant: Variant) -> SentenceLengths | None:
    """None for a page without sentences."""
    found = [sentence.words for sentence in _sentences(sources, variant)]
    limits = [
        limit
        for rule in _rules("sentence_length", variant)
        if (limit := limit_for(rule, sources, variant.strand)) is not None
    ]
    return (
        SentenceLengths(sum(found) / len(found), max(found), min(limits, default=None))
        if found
        else None
    )


def find_highlights(sources: Sources, variant: Variant) -> list[Highlight]:
    """What to look at: sentences that are too long, the hardest other ones, hard words, pictures that are missing."""
    long = list(_find_long_sentences(sources, variant))
    others = (
        highlight
        for highlight in _find_hardest_sentences(sources, variant)
        if highlight.text not in {each.text for each in long}
    )
    return [
        *long,
        *others,
        *_find_hard_words(sources, variant),
        *_find_missing_pictures(sources, variant),
    ]


def _find_long_sentences(sources: Sources, variant: Variant) -> Iterator[Highlight]:
    seen = set()
    for _, outcome in _failed_outcomes("sentence_length", sources, variant):
        if (outcome.place.line, outcome.seen) not in seen:
            seen.add((outcome.place.line, outcome.seen))
            yield Highlight(
                LONG_SENTENCE,
                outcome.seen,
                outcome.seen,
                outcome.place.line,
                f"{outcome.values['count']} words, the most is {outcome.values['limit']}",
            )


def _find_hardest_sentences(sources: Sources, variant: Variant) -> Iterator[Highlight]:
    rules = reading_scores.rules_for(variant.strand)
    if not rules:
        return
    use_dictionary(sources.root)
    sentences, names = tuple(_sentences(sources, variant)), sources.publication.names
    for sentence in reading_grade.hardest_sentences(
        sentences, names, int(rules[0].limits["worst"])
    ):
        score = flesch_kincaid_grade(scorable_sentences([sentence.text], names))
        yield Highlight(
            HARDEST_SENTENCE,
            sentence.text,
            sentence.text,
            sentence.line,
            f"{max(score, 0):.0f} years of school",
        )


def _find_hard_words(sources: Sources, variant: Variant) -> Iterator[Highlight]:
    for _, outcome in _failed_outcomes("hard_word", sources, variant):
        yield Highlight(
            HARD_WORD,
            str(outcome.values["word"]),
            outcome.seen,
            outcome.place.line,
            "hard word",
            f"Write {outcome.values['instead']}",
        )


def _find_missing_pictures(sources: Sources, variant: Variant) -> Iterator[Highlight]:
    """Ideas of easy read that have no picture, and pictures that are not there."""
    for name in ("idea_without_picture", "picture_missing"):
        for _, outcome in _failed_outcomes(name, sources, variant):
            yield Highlight(
                MISSING_PICTURE,
                outcome.seen,
                outcome.seen,
                outcome.place.line,
                str(outcome.values["problem"]),
                str(outcome.values["fix"]),
            )


def _failed_outcomes(
    check: str, sources: Sources, variant: Variant
) -> Iterator[tuple[Rule, Outcome]]:
    """What the rules with this check find on this page alone, in the order of the file."""
    alone = replace(sources, variants={(variant.document, variant.strand.key): variant})
    found = []
    for rule in _rules(check, variant):
        try:
            outcomes = list(_CHECKS[check].check(alone, rule))
        except (AlongsideError, OSError):
            continue  # the gate says so; a file may go away while it is read
        found += [
            (rule, outcome)
            for outcome in outcomes
            if outcome.status is Status.FAILED and outcome.place.path == variant.path.as_posix()
        ]
    return iter(sorted(found, key=lambda pair: pair[1].place.line))


def _rules(check: str, variant: Variant) -> list[Rule]:
    return [
        rule
        for rule in rulebook.load().values()
        if rule.check == check and rule.applies_to(variant.strand)
    ]


def _sentences(sources: Sources, variant: Variant) -> list[Sentence]:
    language = sources.publication.language_of(variant.strand)
    return [
        sentence for section in variant.sections for sentence in prose_sentences(section, language)
    ]
