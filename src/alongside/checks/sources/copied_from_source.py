"""Text of a translation that is still the text of its source."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.reader_texts import ReaderText, lower_case_words, page_texts
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.rules.limits import is_translation
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants
from alongside.text.word_evidence import (
    has_word_list,
    spell_for_lookup,
    weigh_words,
    word_frequencies,
    words_of,
    words_to_weigh,
)

_HEADINGS = ("title", "description", "heading")
_Originals = dict[str, tuple[str, int]]
"""Words of the source to where they stand there: (path, line)."""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a text of a translation that readers get in one piece.

    Compares with every reading level of the source language: any of them may have been pasted.

    Limits: "words" of its own from which a text counts, "heading-words" for headings, title and
    description. Shorter ones count if their words are no names: by "powers" of ten more frequent in
    the source's language, and written small by its pages or met there "a-million" times in a
    million words.
    """
    small = lower_case_words(subject).get(subject.publication.source.language, frozenset())
    for variant in readable_variants(subject, rule):
        if is_translation(subject, variant.strand):
            outcomes = _page_outcomes(subject, rule, variant, small)
            yield from outcomes_or_inapplicable(place_in(variant), outcomes)
        else:
            yield inapplicable(place_in(variant))


def _page_outcomes(
    sources: Sources, rule: Rule, variant: Variant, small: frozenset[str]
) -> Iterator[Outcome]:
    originals = _originals(sources, variant)
    for text in page_texts(sources, variant):
        original = originals.get(_normalise(text.text))
        if original and _is_to_translate(sources, rule, text, small):
            source_path, source_line = original
            yield failed(
                text.place,
                seen=text.text,
                source=source_path,
                source_line=source_line,
                language=text.language.name,
            )
        else:
            yield passed(text.place)


def _originals(sources: Sources, variant: Variant) -> _Originals:
    """Every text of the same document in the source language."""
    originals = {}
    for page in sources.variants.values():
        if page.document != variant.document or page.problem:
            continue
        if is_translation(sources, page.strand):
            continue
        for text in page_texts(sources, page):
            # Of several levels with the same words the last read is named: any may have been
            # pasted.
            originals[_normalise(text.text)] = (text.place.path, text.place.line or 1)
    return originals


def _is_to_translate(sources: Sources, rule: Rule, text: ReaderText, small: frozenset[str]) -> bool:
    """A text of names and numbers is the same in every language, and so no copy."""
    words = text.own_words(sources.publication.names)
    least = rule.limits["heading-words" if text.kind in _HEADINGS else "words"]
    if sum(1 for word in words.split() if _has_letter(word)) >= least:
        return True
    tag, source_tag = text.language.tag, sources.publication.source.language
    if not (has_word_list(tag) and has_word_list(source_tag)):
        return False
    telling = words_to_weigh(words)
    frequencies = word_frequencies(source_tag)
    common = rule.limits["a-million"] / 1_000_000
    # A name, too, may be a word of the lists, but then hardly one of the commonest.
    for word in map(spell_for_lookup, telling):
        if word not in small and frequencies.get(word, 0) < common:
            return False
    return bool(telling) and weigh_words(telling, tag, source_tag) >= rule.limits["powers"]


def _has_letter(word: str) -> bool:
    return any(character.isalpha() for character in word)


def _normalise(text: str) -> str:
    """The words alone: what stands around them may differ."""
    return " ".join(words_of(text.casefold())) or text
