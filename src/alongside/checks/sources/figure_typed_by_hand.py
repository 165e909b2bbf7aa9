"""A figure, date, telephone number or address that facts.yml has and that a page has typed.

Numbers are compared by what they mean (991800 is 991,800), all else as the page's language writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from alongside.model import Fact, Outcome, Place, Rule, Sources, Variant
from alongside.publication.fact_kinds import KINDS, said
from alongside.publication.fact_uses import StrandFacts, strand_facts, without_uses
from alongside.publication.facts import FILE
from alongside.rules.outcomes import at, failed, inapplicable, passed, readable_variants
from alongside.text.numbers import numbers_in, read_numbers

_NO_TEXT = re.compile(r"\]\([^()\s]*(?:\s[^()]*)?\)|\{[^{}]*\}|<[^<>]*>|https?://\S+|\S+@\S+")
"""Addresses of links and marks of headings: the figures in them say nothing to readers."""
_ALWAYS = ("email", "link", "address")
"""Kinds that are not the same by chance."""
_COUNTED = ("number", "phone")
_NEVER = ("text",)
"""Words such as a name may stand in a sentence that says something else."""


@dataclass(frozen=True)
class _Sought:
    """What a strand's pages should not type. numbers: by value. patterns: (pattern, fact, what to write instead),
    the longest first, as the name of a site is part of its address."""

    numbers: Mapping[str, Fact]
    patterns: tuple[tuple[re.Pattern[str], Fact, str], ...]


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    publication = sources.publication
    if not publication.facts:
        yield inapplicable(Place(FILE))
        return
    sought = {strand.key: _sought(strand_facts(publication, strand), int(rule.limits["digits"]))
              for strand in publication.strands}
    for variant in readable_variants(sources, rule):
        for line, text in _lines(variant):
            for fact, typed, instead in _found(text, sought[variant.strand.key], variant.strand.language):
                if variant.path.as_posix() not in fact.by_chance_on:
                    yield failed(at(variant, line), seen=typed, expected=instead, name=fact.name)
        yield passed(at(variant))


def _sought(told: StrandFacts, digits: int) -> _Sought:
    facts = [fact for fact in reversed(told.facts.values()) if _is_telling(fact, told, digits)]
    numbers = {_value(fact, told.language.tag): fact for fact in facts if fact.kind in _COUNTED}
    forms = {words: (fact, form) for fact in facts if fact.kind not in _COUNTED for form in ("", *KINDS[fact.kind].forms)
             if (words := said(fact, told.language, told.keys, form))}
    return _Sought(numbers, tuple((_pattern(words), *forms[words][:1], _use(*forms[words]))
                                  for words in sorted(forms, key=lambda words: (-len(words), words))))


def _is_telling(fact: Fact, told: StrandFacts, digits: int) -> bool:
    """Whether its value is unlikely to be the same by chance."""
    words = said(fact, told.language, told.keys)
    return words is not None and fact.kind not in _NEVER and (
        fact.kind in _ALWAYS or sum(sign.isdigit() for sign in words) >= digits)


def _lines(variant: Variant) -> Iterator[tuple[int, str]]:
    for name in ("title", "description"):
        yield variant.meta_lines.get(name, 1), without_uses(variant.typed[name])
    yield from enumerate(without_uses(variant.typed["body"]).split("\n"), variant.body_line)


def _found(text: str, sought: _Sought, language: str) -> Iterator[tuple[Fact, str, str]]:
    """(the fact, as it is typed, what to write instead), each once a line."""
    for pattern, fact, instead in sought.patterns:
        if found := pattern.search(text):
            yield fact, found[0], instead
            text = pattern.sub(" ", text)
    if not sought.numbers:
        return
    told = set()
    for number in read_numbers(_NO_TEXT.sub(" ", text), language):
        fact = sought.numbers.get(number.value)
        if fact and fact.name not in told:
            told.add(fact.name)
            yield fact, number.typed.strip(), _use(fact, "")


def _value(fact: Fact, language: str) -> str:
    """As read_numbers spells it: 8.90 is 8.9."""
    if isinstance(fact.value, Decimal):
        return f"{fact.value.normalize():f}"
    return next(iter(numbers_in(str(fact.value), language)), "")


def _pattern(words: str) -> re.Pattern[str]:
    spaced = r"\s".join(map(re.escape, words.split()))
    return re.compile(rf"(?<![\w./@-]){spaced}(?![\w@-]|[.,/]\w)", re.IGNORECASE)


def _use(fact: Fact, form: str) -> str:
    return f"{{{{ fact.{fact.name}{'.' if form else ''}{form} }}}}"
