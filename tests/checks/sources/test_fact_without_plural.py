"""A word behind a fact: when it must be written in every form that its number can ask for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from alongside.checks.sources import fact_without_plural
from alongside.languages import read_language
from alongside.model import Fact, Status
from alongside.publication.catalogue import find_documents, parse_variant
from alongside.publication.fact_uses import strand_facts
from alongside.rules.rulebook import load
from tiny_site import TINY, TODAY

RULE = load()["fact-without-plural"]
SOURCES = find_documents(TINY, TODAY)


def seen(text, language, value, kind="number"):
    fact = Fact("n", kind, Decimal(value), "Us", date(2026, 11, 2), 1)
    publication = replace(
        SOURCES.publication,
        facts={"n": fact},
        languages={**SOURCES.publication.languages, language: read_language(language)},
    )
    old = SOURCES.variants["bins", "full"]
    strand = replace(old.strand, language=language)
    page = parse_variant(
        f"---\ntitle: T\n---\n{text}\n", "bins", strand, old.path, strand_facts(publication, strand)
    )
    sources = replace(SOURCES, publication=publication, variants={("bins", "full"): page})
    outcomes = fact_without_plural.check(sources, RULE)
    return [outcome.seen for outcome in outcomes if outcome.status is Status.FAILED]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Trwa to {{ fact.n }} miesiące.", "pl", "5"),
        ("Trwa to {{ fact.n }} miesiące.", "pl", "4"),
        ("W ciągu {{ fact.n }} miesięcy.", "pl", "4"),
        ("Są tu {{fact.n}} języki.", "pl", "152"),
        ("Są tu {{ fact.n }}\u00a0osoby.", "pl", "22"),
        ("- **{{ fact.n }} grup** i inne", "pl", "100"),
        ("Wait {{ fact.n }} weeks.", "en", "1"),
        ("After {{ fact.n }} days.", "en", "1"),
    ],
)
def test_a_word_that_the_number_changes(text, language, value):
    assert len(seen(text, language, value)) == 1


@pytest.mark.parametrize(
    ("text", "language", "value", "kind"),
    [
        ("Trwa to {{ fact.n }}.", "pl", "5", "number"),
        ('{{ fact.n }} {{ fact.n.plural(one="a", few="b", many="c") }}', "pl", "5", "number"),
        ("Od {{ fact.n }} do 20.", "pl", "5", "number"),
        ("| {{ fact.n }} | lat |", "pl", "5", "number"),
        ("Różnica to {{ fact.n }} roku.", "pl", "8.9", "number"),
        ("{{ fact.n }} osób", "pl", "13", "percent"),
        ("{{ fact.n }} lub więcej", "pl", "5", "number"),
        ("Mamy {{ fact.n }}. Potem", "pl", "5", "number"),
        ("Mamy {{ fact.n }}, potem", "pl", "5", "number"),
        ("Wait {{ fact.n }} weeks.", "en", "12", "number"),
        ("A {{ fact.n }} week wait.", "en", "12", "number"),
        ("Wait {{ fact.n }} week.", "en", "1", "number"),
        ("We speak {{ fact.n }} languages.", "en", "1", "number"),
        ("{{ fact.n }} ہفتے", "ur", "1", "number"),
        ("{{ fact.n }} সপ্তাহ", "bn", "1", "number"),
        ("{{ fact.other }} osób", "pl", "5", "number"),
    ],
)
def test_what_is_right_as_it_is(text, language, value, kind):
    assert seen(text, language, value, kind) == []
