"""A figure, date, telephone number or address that facts.yml has and that a page has typed.

Numbers are compared by what they mean (991800 is 991,800), all else as the page's language writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from alongside.model import Fact, Outcome, Place, Rule, Sources, Variant
from alongside.publication.fact_kinds import FACT_KINDS, fact_text
from alongside.publication.fact_uses import StrandFacts, blank_fact_uses, strand_facts
from alongside.publication.facts import FILE
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants
from alongside.text.numbers import numbers_in, read_numbers

_NOT_TEXT = re.compile(r"\]\([^()\s]*(?:\s[^()]*)?\)|\{[^{}]*\}|<[^<>]*>|https?://\S+|\S+@\S+")
"""Addresses of links and marks of headings: the figures in them say nothing to readers."""
_ALWAYS_DISTINCTIVE = ("email", "link", "address")
"""Kinds that are not the same by chance."""
_COMPARED_AS_NUMBERS = ("number", "phone")
_NEVER_DISTINCTIVE = ("text",)
"""Words such as a name may stand in a sentence that says something else."""


@dataclass(frozen=True)
class _FactMatcher:
    """What a strand's pages should not type. numbers: by value. patterns: (pattern, fact, what to write instead),
    the longest first, as the name of a site is part of its address."""

    numbers: Mapping[str, Fact]
    patterns: tuple[tuple[re.Pattern[str], Fact, str], ...]


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    publication = sources.publication
    if not publication.facts:
        yield inapplicable(Place(FILE))
        return
    sought = {
        strand.key: _build_matcher(strand_facts(publication, strand), int(rule.limits["digits"]))
        for strand in publication.strands
    }
    for variant in readable_variants(sources, rule):
        for line, text in _lines(variant):
            for fact, typed, instead in _find_typed_facts(
                text, sought[variant.strand.key], variant.strand.language
            ):
                if variant.path.as_posix() not in fact.by_chance_on:
                    yield failed(
                        place_in(variant, line), seen=typed, expected=instead, name=fact.name
                    )
        yield passed(place_in(variant))


def _build_matcher(facts_of_strand: StrandFacts, digits: int) -> _FactMatcher:
    facts = [
        fact
        for fact in reversed(facts_of_strand.facts.values())
        if _is_distinctive(fact, facts_of_strand, digits)
    ]
    numbers = {
        _number_of(fact, facts_of_strand.language.tag): fact
        for fact in facts
        if fact.kind in _COMPARED_AS_NUMBERS
    }
    forms = {
        words: (fact, form)
        for fact in facts
        if fact.kind not in _COMPARED_AS_NUMBERS
        for form in ("", *FACT_KINDS[fact.kind].forms)
        if (words := fact_text(fact, facts_of_strand.language, facts_of_strand.keys, form))
    }
    return _FactMatcher(
        numbers,
        tuple(
            (_pattern(words), *forms[words][:1], _format_use(*forms[words]))
            for words in sorted(forms, key=lambda words: (-len(words), words))
        ),
    )


def _is_distinctive(fact: Fact, facts_of_strand: StrandFacts, digits: int) -> bool:
    """Whether its value is unlikely to be the same by chance."""
    words = fact_text(fact, facts_of_strand.language, facts_of_strand.keys)
    return (
        words is not None
        and fact.kind not in _NEVER_DISTINCTIVE
        and (fact.kind in _ALWAYS_DISTINCTIVE or sum(sign.isdigit() for sign in words) >= digits)
    )


def _lines(variant: Variant) -> Iterator[tuple[int, str]]:
    for name in ("title", "description"):
        yield variant.meta_lines.get(name, 1), blank_fact_uses(variant.raw[name])
    yield from enumerate(blank_fact_uses(variant.raw["body"]).split("\n"), variant.body_line)


def _find_typed_facts(
    text: str, matcher: _FactMatcher, language: str
) -> Iterator[tuple[Fact, str, str]]:
    """(the fact, as it is typed, what to write instead), each once a line."""
    for pattern, fact, instead in matcher.patterns:
        if found := pattern.search(text):
            yield fact, found[0], instead
            text = pattern.sub(" ", text)
    if not matcher.numbers:
        return
    reported = set()
    for number in read_numbers(_NOT_TEXT.sub(" ", text), language):
        fact = matcher.numbers.get(number.value)
        if fact and fact.name not in reported:
            reported.add(fact.name)
            yield fact, number.typed.strip(), _format_use(fact, "")


def _number_of(fact: Fact, language: str) -> str:
    """As read_numbers spells it: 8.90 is 8.9."""
    if isinstance(fact.value, Decimal):
        return f"{fact.value.normalize():f}"
    return next(iter(numbers_in(str(fact.value), language)), "")


def _pattern(words: str) -> re.Pattern[str]:
    spaced = r"\s".join(map(re.escape, words.split()))
    return re.compile(rf"(?<![\w./@-]){spaced}(?![\w@-]|[.,/]\w)", re.IGNORECASE)


def _format_use(fact: Fact, form: str) -> str:
    return f"{{{{ fact.{fact.name}{'.' if form else ''}{form} }}}}"
