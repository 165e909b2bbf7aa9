"""How a page reads, by the measures of the rules: reading grade, sentences, hard words."""

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
LONG_SENTENCE = "long"
HARDEST_SENTENCE = "hardest"
HARD_WORD = "word"
MISSING_PICTURE = "picture"
"""The kinds of highlights. A sentence that is too long is a LONG_SENTENCE, however hard it is."""


@dataclass(frozen=True)
class Score:
    """How hard a page or a main section is to read.

    grade: years of school; None where there are too few words to tell. limit: the highest grade;
    None where the rules set none. line: where it begins in the file.
    """

    name: str
    line: int
    grade: float | None
    limit: int | None
    words: int

    @property
    def age(self) -> int | None:
        """In years, of a reader who has had that many years of school."""
        return None if self.grade is None else reading_age(self.grade)

    @property
    def is_within_limit(self) -> bool:
        """True as well where nothing can be told."""
        return self.grade is None or self.limit is None or self.grade <= self.limit


@dataclass(frozen=True)
class SentenceLengths:
    """Of the sentences of the prose, in words. limit: the most; None where the rules set none."""

    average: float
    longest: int
    limit: int | None


@dataclass(frozen=True)
class Highlight:
    """A stretch of the page's text that a writer should look at.

    kind: one of the four above. text: as a reader meets it. sentence: the one that it stands in.
    line: of the file. problem: what is the matter with it. mend: what to do, if that is not plain.
    """

    kind: str
    text: str
    sentence: str
    line: int
    problem: str
    mend: str = ""


def scores(sources: Sources, variant: Variant) -> list[Score]:
    """The page, then its main sections. Raises ToolMissing.

    Empty for a language without a measure.
    """
    if not reading_scores.rules_for(variant.strand):
        return []
    use_dictionary(sources.root)
    return [
        Score(
            name=part.name,
            line=part.line,
            grade=score.grade,
            limit=score.limit,
            words=score.words,
        )
        for part, score in reading_scores.scores(sources, variant)
    ]


def lengths(sources: Sources, variant: Variant) -> SentenceLengths | None:
    """None for a page without sentences."""
    numbers = [sentence.words for sentence in _sentences(sources, variant)]
    if not numbers:
        return None
    limits = [
        limit_for(rule, sources, variant.strand, variant)
        for rule in _rules("sentence_length", variant)
    ]
    return SentenceLengths(
        average=sum(numbers) / len(numbers),
        longest=max(numbers),
        limit=min((limit for limit in limits if limit is not None), default=None),
    )


def find_highlights(sources: Sources, variant: Variant) -> list[Highlight]:
    """Long sentences, the hardest other ones, hard words, and pictures that are missing."""
    long_sentences = list(_find_long_sentences(sources, variant))
    texts = {highlight.text for highlight in long_sentences}
    other_sentences = [
        highlight
        for highlight in _find_hardest_sentences(sources, variant)
        if highlight.text not in texts
    ]
    return [
        *long_sentences,
        *other_sentences,
        *_find_hard_words(sources, variant),
        *_find_missing_pictures(sources, variant),
    ]


def _find_long_sentences(sources: Sources, variant: Variant) -> Iterator[Highlight]:
    seen = set()
    for outcome in _failed_outcomes("sentence_length", sources, variant):
        sentence, line = outcome.seen, outcome.place.line
        if (line, sentence) not in seen:  # two rules may find the same sentence
            seen.add((line, sentence))
            values = outcome.values
            yield Highlight(
                kind=LONG_SENTENCE,
                text=sentence,
                sentence=sentence,
                line=line,
                problem=f"{values['count']} words, the most is {values['limit']}",
            )


def _find_hardest_sentences(sources: Sources, variant: Variant) -> Iterator[Highlight]:
    rules = reading_scores.rules_for(variant.strand)
    if not rules:
        return
    use_dictionary(sources.root)
    names = sources.publication.names
    sentences = tuple(_sentences(sources, variant))
    number = int(rules[0].limits["worst"])
    for sentence in reading_grade.hardest_sentences(sentences, names, number):
        grade = flesch_kincaid_grade(scorable_sentences([sentence.text], names))
        yield Highlight(
            kind=HARDEST_SENTENCE,
            text=sentence.text,
            sentence=sentence.text,
            line=sentence.line,
            problem=f"{max(grade, 0):.0f} years of school",
        )


def _find_hard_words(sources: Sources, variant: Variant) -> Iterator[Highlight]:
    for outcome in _failed_outcomes("hard_word", sources, variant):
        yield Highlight(
            kind=HARD_WORD,
            text=str(outcome.values["word"]),
            sentence=outcome.seen,
            line=outcome.place.line,
            problem="hard word",
            mend=f"Write {outcome.values['instead']}",
        )


def _find_missing_pictures(sources: Sources, variant: Variant) -> Iterator[Highlight]:
    """Ideas of easy read that have no picture, and pictures that are not there."""
    for name in ("idea_without_picture", "picture_missing"):
        for outcome in _failed_outcomes(name, sources, variant):
            yield Highlight(
                kind=MISSING_PICTURE,
                text=outcome.seen,
                sentence=outcome.seen,
                line=outcome.place.line,
                problem=str(outcome.values["problem"]),
                mend=str(outcome.values["fix"]),
            )


def _failed_outcomes(check: str, sources: Sources, variant: Variant) -> list[Outcome]:
    """What the rules with this check find on this page alone, in the order of the file."""
    alone = replace(sources, variants={(variant.document, variant.strand.key): variant})
    path = variant.path.as_posix()
    failed = []
    for rule in _rules(check, variant):
        try:
            outcomes = list(_CHECKS[check].check(alone, rule))
        except (AlongsideError, OSError):
            continue  # the gate says so; a file may go away while it is read
        for outcome in outcomes:
            if outcome.status is Status.FAILED and outcome.place.path == path:
                failed.append(outcome)
    return sorted(failed, key=lambda outcome: outcome.place.line)


def _rules(check: str, variant: Variant) -> list[Rule]:
    return [
        rule
        for rule in rulebook.load().values()
        if rule.check == check and rule.applies_to(variant.strand)
    ]


def _sentences(sources: Sources, variant: Variant) -> list[Sentence]:
    language = sources.publication.language_of(variant.strand)
    sentences: list[Sentence] = []
    for section in variant.sections:
        sentences += prose_sentences(section, language)
    return sentences
