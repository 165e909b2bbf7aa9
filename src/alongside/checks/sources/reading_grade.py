"""How many years of school a text asks for: Flesch-Kincaid, per page and main section.

For English only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alongside.model import Language, Outcome, Rule, Section, Sources, Variant
from alongside.rules.limits import limit_for, no_level_with_limit
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants
from alongside.text.reading_grade import flesch_kincaid_grade, scorable_sentences
from alongside.text.sentences import Sentence, count_words, prose_sentences
from alongside.text.syllables import use_dictionary


@dataclass(frozen=True)
class Part:
    """A page, or a second-level section with everything below it."""

    name: str
    line: int
    sentences: tuple[Sentence, ...]


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page or a main section of "words-from" to "words-to" words.

    Limits: the highest grade by level; "worst", how many sentences a finding shows. Raises
    ToolMissing without the dictionary of syllables.
    """
    use_dictionary(subject.root)
    yield from no_level_with_limit(rule, subject)
    for variant in readable_variants(subject, rule):
        limit = limit_for(rule, subject, variant.strand, variant)
        if limit is None:
            yield inapplicable(place_in(variant))
            continue
        language = subject.publication.language_of(variant.strand)
        for part in parts_of(variant, language):
            yield _part_outcome(subject, rule, variant, part, limit)


def _part_outcome(
    sources: Sources, rule: Rule, variant: Variant, part: Part, limit: int
) -> Outcome:
    place = place_in(variant, part.line)
    names = sources.publication.names
    sentences, words = measure_part(part, names)
    # The formula says little about a few words.
    if not rule.limits["words-from"] <= words <= rule.limits.get("words-to", float("inf")):
        return inapplicable(place)
    score = flesch_kincaid_grade(sentences)
    if score <= limit:
        return passed(place)
    hardest = hardest_sentences(part.sentences, names, int(rule.limits["worst"]))
    return failed(
        place,
        seen="\n".join(f"line {sentence.line}: {sentence.text}" for sentence in hardest),
        part=part.name,
        score=f"{score:.1f}",
        limit=limit,
        words=words,
    )


def measure_part(part: Part, names: Iterable[str]) -> tuple[list[str], int]:
    """The sentences that are scored, as textstat must meet them, and how many words they have."""
    prepared = scorable_sentences((sentence.text for sentence in part.sentences), names)
    return prepared, sum(count_words(sentence) for sentence in prepared)


def parts_of(variant: Variant, language: Language) -> Iterator[Part]:
    """The page as a whole, then each main section if there are several."""
    main_sections = [
        Part(
            name=f"The section “{group[0].heading}”",
            line=group[0].line,
            sentences=_sentences(group, language),
        )
        for group in _group_by_main_section(variant)
    ]
    all_sentences: list[Sentence] = []
    for part in main_sections:
        all_sentences += part.sentences
    yield Part(name="The page", line=1, sentences=tuple(all_sentences))
    # A single one would only say again what the page says.
    if len(main_sections) > 1:
        yield from main_sections


def hardest_sentences(
    sentences: tuple[Sentence, ...], names: tuple[str, ...], count: int
) -> list[Sentence]:
    """Those with the highest grade, the hardest first. The same sentence counts once."""
    # From the last to the first, so that the first of the same sentences is the one told of.
    different = {sentence.text: sentence for sentence in reversed(sentences)}.values()
    graded = []
    for sentence in different:
        prepared = scorable_sentences([sentence.text], names)
        if prepared:
            graded.append((flesch_kincaid_grade(prepared), sentence))
    graded.sort(key=lambda pair: (-pair[0], pair[1].line))
    return [sentence for _, sentence in graded[:count]]


def _group_by_main_section(variant: Variant) -> list[list[Section]]:
    """Each section of the first or second level with those below it."""
    groups: list[list[Section]] = []
    for section in variant.sections:
        if section.depth <= 2 or not groups:
            groups.append([])
        groups[-1].append(section)
    return groups


def _sentences(sections: list[Section], language: Language) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for section in sections:
        sentences += prose_sentences(section, language)
    return tuple(sentences)
