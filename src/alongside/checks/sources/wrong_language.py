"""The words that readers get are in the language of their page, also where two share a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from babel import Locale

from alongside.checks.sources.language_judge import LanguageJudge, is_recognised
from alongside.checks.sources.reader_texts import ReaderText, listed_texts, page_texts
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Language, Outcome, Place, Rule, Sources, Variant
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_LONGEST_EXCERPT = 80
_HEADINGS = ("title", "description", "heading")


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a text that readers get in one piece; all blocks, or all headings, of a page.

    Limits: "characters" that make a text long enough for the model, and "sure", the least
    probability in per cent; "words", by how many powers of ten the words of a text must be more
    those of another language of the publication, and "words-of-any", of any other language.
    "known-words": per cent of the words, "least-words" of them at the least, that a language must
    know to be taken for that of a text whose own language nobody can recognise.
    Options: "look-alikes", languages by script.
    """
    judge = LanguageJudge(subject, rule)
    names = subject.publication.names
    for variant in readable_variants(subject, rule):
        outcomes = _page_outcomes(judge, subject, variant)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)
    for text in listed_texts(subject):
        yield _outcome(judge, text.place, text.own_words(names), text.language)


def _outcome(judge: LanguageJudge, place: Place, words: str, language: Language) -> Outcome:
    # Of Romany or Kurdish nobody can say that it is that. But what was left in English is seen.
    find = judge.other_language if is_recognised(language.tag) else judge.known_other
    found = find(words, language.tag, language.script)
    if not found:
        return passed(place)
    return failed(
        place,
        seen=_shorten(words),
        found=Locale.parse(found, sep="-").english_name,
        language=language.name,
        tag=found,
    )


def _page_outcomes(judge: LanguageJudge, sources: Sources, variant: Variant) -> Iterator[Outcome]:
    language = sources.publication.language_of(variant.strand)
    names = sources.publication.names
    texts = [(text, text.own_words(names)) for text in page_texts(sources, variant)]
    for text, words in texts:
        if words:
            yield _outcome(judge, text.place, words, language)
    # What is too short to tell one by one is not, all together.
    headings = [pair for pair in texts if pair[0].kind in _HEADINGS]
    blocks = [pair for pair in texts if pair[0].kind not in _HEADINGS]
    for line, pairs in ((headings[0][0].place.line if headings else 1, headings), (1, blocks)):
        joined = _join_words(pairs)
        if joined:
            yield _outcome(judge, place_in(variant, line), joined, language)


def _join_words(pairs: Iterable[tuple[ReaderText, str]]) -> str:
    return " ".join(words for _, words in pairs)


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_EXCERPT else text[: _LONGEST_EXCERPT - 1] + "…"
