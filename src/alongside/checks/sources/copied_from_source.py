"""Text of a page that is still the text of a version in another language.

Of a translation this is mostly its source. But a line of a translation, too, can get into the
source or into another translation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from alongside.checks.sources.reader_texts import ReaderText, lower_case_words, page_texts
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.rules.limits import is_translation
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.word_evidence import (
    has_word_list,
    looks_like_name,
    spell_for_lookup,
    weigh_words,
    word_frequencies,
    words_of,
    words_to_weigh,
)

_HEADINGS = ("title", "description", "heading")


class _Original(NamedTuple):
    """Where words stand in another language."""

    path: str
    line: int
    language: str
    is_source: bool


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a text of a page in a language that is not the only one.

    Compares with every reading level of the other languages: any of them may have been pasted.

    Limits: "words" of its own from which a text counts that is its source's, "heading-words" for
    headings, title and description. Shorter ones, and those of other versions, count if their
    words are no names: by "powers" of ten more frequent in the other language, and written small
    by its pages or met there "a-million" times in a million words.
    """
    for variant in readable_variants(subject, rule):
        outcomes = _page_outcomes(subject, rule, variant)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)


def _page_outcomes(sources: Sources, rule: Rule, variant: Variant) -> Iterator[Outcome]:
    originals = _originals(sources, variant)
    small = lower_case_words(sources)
    for text in page_texts(sources, variant) if originals else ():
        original = originals.get(_normalise(text.text))
        if original and _is_to_translate(sources, rule, text, original, small):
            yield failed(
                text.place,
                seen=text.text,
                source=original.path,
                source_line=original.line,
                language=text.language.name,
            )
        else:
            yield passed(text.place)


def _originals(sources: Sources, variant: Variant) -> dict[str, _Original]:
    """Every text of the same document in other languages, by its words; the source's win."""
    originals: dict[str, _Original] = {}
    pages = [
        page
        for page in sources.variants.values()
        if page.document == variant.document
        and not page.problem
        and page.strand.language != variant.strand.language
    ]
    for page in sorted(pages, key=lambda page: not is_translation(sources, page.strand)):
        is_source = not is_translation(sources, page.strand)
        for text in page_texts(sources, page):
            # Of several levels with the same words the last read is named: any may have been
            # pasted.
            originals[_normalise(text.text)] = _Original(
                text.place.path, text.place.line or 1, page.strand.language, is_source
            )
    return originals


def _is_to_translate(
    sources: Sources,
    rule: Rule,
    text: ReaderText,
    original: _Original,
    small: Mapping[str, frozenset[str]],
) -> bool:
    """A text of names and numbers is the same in every language, and so no copy."""
    words = text.own_words(sources.publication.names)
    least = rule.limits["heading-words" if text.kind in _HEADINGS else "words"]
    # Of two versions with the same words, a source is hardly the one that was copied.
    if original.is_source and sum(1 for word in words.split() if _has_letter(word)) >= least:
        return True
    tag, other = text.language.tag, original.language
    if not (has_word_list(tag) and has_word_list(other)):
        return False
    telling = words_to_weigh(words)
    frequencies = word_frequencies(other)
    common = rule.limits["a-million"] / 1_000_000
    may_be_name = original.is_source or looks_like_name(words)
    # A name, too, may be a word of the lists, but then hardly one of the commonest.
    for word in map(spell_for_lookup, telling if may_be_name else ()):
        if word not in small.get(other, ()) and frequencies.get(word, 0) < common:
            return False
    return bool(telling) and weigh_words(telling, tag, other) >= rule.limits["powers"]


def _has_letter(word: str) -> bool:
    return any(character.isalpha() for character in word)


def _normalise(text: str) -> str:
    """The words alone: what stands around them may differ."""
    return " ".join(words_of(text.casefold())) or text
