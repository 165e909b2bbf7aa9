"""A figure, date, telephone number or address that facts.yml has and that a page has typed.

Numbers are compared by what they mean (991800 is 991,800), all else as the page's language writes
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Fact, Outcome, Place, Rule, Sources, Variant
from alongside.publication.fact_kinds import FACT_KINDS, fact_text
from alongside.publication.fact_uses import StrandFacts, blank_fact_uses, strand_facts
from alongside.publication.facts import FILE
from alongside.rules.outcomes import failed, inapplicable, place_in, readable_variants
from alongside.text.numbers import numbers_in, read_numbers

_NOT_TEXT = re.compile(r"\]\([^()\s]*(?:\s[^()]*)?\)|\{[^{}]*\}|<[^<>]*>|https?://\S+|\S+@\S+")
"""Addresses of links and marks of headings: the figures in them say nothing to readers."""
_ALWAYS_DISTINCTIVE = ("email", "link", "address")
"""Kinds that are not the same by chance."""
_COMPARED_AS_NUMBERS = ("number", "phone")
_NEVER_DISTINCTIVE = ("text",)
"""Words such as a name may stand in a sentence that says something else."""


@dataclass(frozen=True)
class _Spelling:
    """One way to write a fact. pattern: finds it in a text. use: what to write instead."""

    pattern: re.Pattern[str]
    fact: Fact
    use: str


@dataclass(frozen=True)
class _FactMatcher:
    """What a strand's pages should not type.

    numbers: facts by value, as read_numbers spells it. spellings: of all other facts, the longest
    first, as the name of a site is part of its address.
    """

    numbers: Mapping[str, Fact]
    spellings: tuple[_Spelling, ...]


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page.

    Limits: "digits" from which a number, date or time counts. A shorter one may be the same by
    chance.
    """
    publication = subject.publication
    if not publication.facts:
        yield inapplicable(Place(FILE))
        return
    digits = int(rule.limits["digits"])
    matchers = {
        strand.key: _build_matcher(strand_facts(publication, strand), digits)
        for strand in publication.strands
    }
    for variant in readable_variants(subject, rule):
        faults = _page_faults(variant, matchers[variant.strand.key])
        yield from outcomes_of_target(place_in(variant), faults)


def _page_faults(variant: Variant, matcher: _FactMatcher) -> Iterator[Outcome]:
    for line, text in _typed_lines(variant):
        for fact, typed, use in _find_typed_facts(text, matcher, variant.strand.language):
            # There the authors have said that the figure stands for something else.
            if variant.path.as_posix() not in fact.by_chance_on:
                yield failed(place_in(variant, line), seen=typed, expected=use, name=fact.name)


def _build_matcher(facts_of_strand: StrandFacts, digits: int) -> _FactMatcher:
    # Of two facts with the same value the first of the file counts: a later one is overwritten.
    facts = [
        fact
        for fact in reversed(list(facts_of_strand.facts.values()))
        if _is_distinctive(fact, facts_of_strand, digits)
    ]
    language = facts_of_strand.language.tag
    numbers = {
        _normalise_value(fact, language): fact
        for fact in facts
        if fact.kind in _COMPARED_AS_NUMBERS
    }
    others = (fact for fact in facts if fact.kind not in _COMPARED_AS_NUMBERS)
    return _FactMatcher(numbers=numbers, spellings=_spellings(others, facts_of_strand))


def _spellings(facts: Iterable[Fact], facts_of_strand: StrandFacts) -> tuple[_Spelling, ...]:
    """Every form of the facts, the longest first."""
    uses: dict[str, tuple[Fact, str]] = {}
    for fact in facts:
        for form in ("", *FACT_KINDS[fact.kind].forms):
            words = fact_text(fact, facts_of_strand.language, facts_of_strand.keys, form)
            if words:
                uses[words] = (fact, _format_use(fact, form))
    spellings = []
    for words in sorted(uses, key=lambda words: (-len(words), words)):
        fact, use = uses[words]
        spellings.append(_Spelling(pattern=_compile_words(words), fact=fact, use=use))
    return tuple(spellings)


def _is_distinctive(fact: Fact, facts_of_strand: StrandFacts, digits: int) -> bool:
    """Whether its value is unlikely to be the same by chance."""
    words = fact_text(fact, facts_of_strand.language, facts_of_strand.keys)
    if words is None or fact.kind in _NEVER_DISTINCTIVE:
        return False
    return fact.kind in _ALWAYS_DISTINCTIVE or sum(sign.isdigit() for sign in words) >= digits


def _typed_lines(variant: Variant) -> Iterator[tuple[int, str]]:
    """(line in the file, what its author typed on it) without the uses of facts."""
    for name in ("title", "description"):
        yield variant.meta_lines.get(name, 1), blank_fact_uses(variant.raw[name])
    yield from enumerate(blank_fact_uses(variant.raw["body"]).split("\n"), variant.body_line)


def _find_typed_facts(
    text: str, matcher: _FactMatcher, language: str
) -> Iterator[tuple[Fact, str, str]]:
    """(the fact, as it is typed, what to write instead), each once a line."""
    for spelling in matcher.spellings:
        match = spelling.pattern.search(text)
        if match:
            yield spelling.fact, match[0], spelling.use
            # So that no shorter one is found inside it.
            text = spelling.pattern.sub(" ", text)
    if not matcher.numbers:
        return
    reported = set()
    # Numbers last: digits of an address or a date are no longer there to be taken for one.
    for number in read_numbers(_NOT_TEXT.sub(" ", text), language):
        numeric_fact = matcher.numbers.get(number.value)
        if numeric_fact and numeric_fact.name not in reported:
            reported.add(numeric_fact.name)
            yield numeric_fact, number.typed.strip(), _format_use(numeric_fact, "")


def _normalise_value(fact: Fact, language: str) -> str:
    """The value as read_numbers spells it: 8.90 is 8.9."""
    if isinstance(fact.value, Decimal):
        return f"{fact.value.normalize():f}"
    return next(iter(numbers_in(str(fact.value), language)), "")


def _compile_words(words: str) -> re.Pattern[str]:
    """Finds the words in any case and with any spaces, but not as part of a longer word."""
    spaced = r"\s".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?<![\w./@-]){spaced}(?![\w@-]|[.,/]\w)", re.IGNORECASE)


def _format_use(fact: Fact, form: str) -> str:
    """ "{{ fact.name }}" or "{{ fact.name.form }}"."""
    name = f"{fact.name}.{form}" if form else fact.name
    return f"{{{{ fact.{name} }}}}"
