"""How many years of school a text asks for: Flesch-Kincaid, for English only, per page and main section."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alongside.model import Language, Outcome, Rule, Section, Sources, Variant
from alongside.rules.limits import limit_for
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


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Scores texts of "words-from" to "words-to" words; the limit is by level. Raises ToolMissing."""
    use_dictionary(sources.root)
    names = sources.publication.names
    for variant in readable_variants(sources, rule):
        limit = limit_for(rule, sources, variant.strand)
        if limit is None:
            yield inapplicable(place_in(variant))
            continue
        language = sources.publication.language_of(variant.strand)
        for part in parts_of(variant, language):
            place = place_in(variant, part.line)
            prepared, words = measure_part(part, names)
            if not rule.limits["words-from"] <= words <= rule.limits.get("words-to", float("inf")):
                yield inapplicable(place)
                continue
            score = flesch_kincaid_grade(prepared)
            if score <= limit:
                yield passed(place)
            else:
                hard = hardest_sentences(part.sentences, names, int(rule.limits["worst"]))
                worst = "\n".join(f"line {sentence.line}: {sentence.text}" for sentence in hard)
                yield failed(
                    place,
                    seen=worst,
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
    groups: list[list[Section]] = []
    for section in variant.sections:
        if section.depth <= 2 or not groups:
            groups.append([])
        groups[-1].append(section)
    sentences = [
        [s for section in group for s in prose_sentences(section, language)] for group in groups
    ]
    yield Part("The page", 1, tuple(s for part in sentences for s in part))
    if len(groups) > 1:
        for group, found in zip(groups, sentences, strict=True):
            yield Part(f"The section “{group[0].heading}”", group[0].line, tuple(found))


def hardest_sentences(
    sentences: tuple[Sentence, ...], names: tuple[str, ...], count: int
) -> list[Sentence]:
    """Those with the highest grade, the hardest first. The same sentence counts once."""
    different = {sentence.text: sentence for sentence in reversed(sentences)}.values()
    graded = [
        (flesch_kincaid_grade(prepared), s)
        for s in different
        for prepared in [scorable_sentences([s.text], names)]
        if prepared
    ]
    graded.sort(key=lambda pair: (-pair[0], pair[1].line))
    return [sentence for _, sentence in graded[:count]]
