"""A text that another language's version has word for word, in every direction and at any length."""

from dataclasses import replace

import pytest

from alongside.gates.judge import judge
from alongside.publication.catalogue import find_documents, parse_variant
from alongside.publication.fact_uses import strand_facts
from alongside.rules.rulebook import load
from small_site import SMALL
from tiny_site import TODAY

RULE = load()["copied-from-source"]
SOURCES = find_documents(SMALL, TODAY)
ORIGINALS = {
    "pl": ["Dalej", "Data urodzenia", "Jak złożyć skargę", "Kontakt"],
    "full": ["Next", "Back", "Opening hours", "Get the plan", "How to complain"],
    "ur": ["آگے", "ہم سے رابطہ کریں", "شکایت کیسے کریں"],
}
NAMES = [
    "Luton",
    "Milton Keynes",
    "NHS",
    "Anna Kowalska",
    "COVID-19",
    "2026",
    "Mind",
    "Bedford Hospital",
]


def findings(strand, other, text):
    """What the rule says of a strand's page when it and another's page have the same last line."""
    changed = {}
    for key in (strand, other):
        before = SOURCES.variants["our-area", key]
        publication = SOURCES.publication
        changed["our-area", key] = parse_variant(
            f"{(SMALL / before.path).read_text(encoding='utf-8')}\n\n- {text}\n",
            "our-area",
            before.strand,
            before.path,
            strand_facts(publication, before.strand),
            site_url=publication.url,
        )
    found = judge("sources", replace(SOURCES, variants={**SOURCES.variants, **changed}), [RULE])
    path = SOURCES.variants["our-area", strand].path.as_posix()
    return [each.seen for each in found.findings if each.place.path == path]


@pytest.mark.parametrize("text", ORIGINALS["pl"][:-1])
@pytest.mark.parametrize("strand", ["full", "ur"])
def test_polish_words_of_the_polish_version_are_found_elsewhere(strand, text):
    assert findings(strand, "pl", text) == [text]
    assert findings("pl", strand, text) == []


@pytest.mark.parametrize("text", ORIGINALS["full"])
@pytest.mark.parametrize("strand", ["pl", "bn"])
def test_english_words_of_the_source_are_found_and_only_there(strand, text):
    assert findings(strand, "full", text) == [text]
    assert findings("full", strand, text) == []


@pytest.mark.parametrize("text", NAMES)
@pytest.mark.parametrize(("strand", "other"), [("full", "pl"), ("pl", "ur")])
def test_names_and_numbers_are_the_same_in_every_language(strand, other, text):
    assert findings(strand, other, text) == []
