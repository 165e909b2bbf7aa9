"""Translations use the words agreed in glossary.yml; easy read explains each where a page first uses it."""

from dataclasses import replace

import pytest

from alongside.checks.sources import agreed_word_missing
from alongside.checks.sources.word_not_explained import explains
from alongside.languages import read_language
from alongside.model import Block, Status, TermWording
from alongside.publication.catalogue import find_documents
from alongside.publication.terms import TermFinder, term_lines_in_section
from alongside.rules.rulebook import load
from tiny_site import REPOSITORY, TODAY

RULE = load()["agreed-word-missing"]
GLOSSARY = """
large-item:
  en: {word: large item, forms: [large items], meaning: A big thing.}
  easy-read: {meaning: A big thing., picture: sofa}
  ur: {word: بڑی چیز, forms: [بڑی چیزیں], meaning: بڑی چیز۔}
"""
REAL = find_documents(REPOSITORY, TODAY)


def missing(sources):
    return [
        (outcome.place.path, outcome.place.line, outcome.values["problem"])
        for outcome in agreed_word_missing.check(sources, RULE)
        if outcome.status is Status.FAILED
    ]


def tiny_with(root, glossary=GLOSSARY, **pages):
    (root / "glossary.yml").write_text(glossary, encoding="utf-8")
    for name, (before, after) in pages.items():
        path = (
            root / {"ur": "docs/languages/ur/bins.md", "plain": "docs/plain-english/bins.md"}[name]
        )
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
    return find_documents(root, TODAY)


def test_every_listed_form_will_do_and_where_it_stands_does_not_matter(tiny):
    assert missing(tiny_with(tiny)) == []
    # In the heading "Large items" only, which is "بڑی چیزیں".
    assert missing(tiny_with(tiny, ur=("بڑی چیزیں، جیسے صوفہ", "چیزیں، جیسے صوفہ"))) == []


def test_a_word_without_its_agreed_form_is_found_with_the_line_in_the_source(tiny):
    [(path, line, problem)] = missing(tiny_with(tiny, ur=("بڑی چیزیں", "بڑا سامان")))
    assert (path, line) == ("docs/languages/ur/bins.md", 24)
    assert (
        "docs/plain-english/bins.md says “large item” here (line 18)" in problem
        and "in Urdu" in problem
    )


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("Your home has 3 bins.", "A large\nitem has 3 bins.", 11),
        ("- Put paper, glass", "- Put a large item, glass", 15),
        ("| Blue | Wednesday", "| Large item | Wednesday", 29),
        ("## Collection days", "## Large item days", 22),
    ],
)
def test_the_word_is_found_in_text_lists_tables_and_headings(tiny, before, after, line):
    [(path, _, problem)] = missing(tiny_with(tiny, plain=(before, after)))
    assert path == "docs/languages/ur/bins.md" and f"(line {line})" in problem


def test_a_section_may_say_it_otherwise_with_a_reason(tiny):
    allowed = GLOSSARY.replace(
        "meaning: بڑی چیز۔", "meaning: بڑی چیز۔, said_otherwise: {bins#large-items: A name.}"
    )
    assert missing(tiny_with(tiny, allowed, ur=("بڑی چیزیں", "بڑا سامان"))) == []
    *_, (path, line, problem) = missing(
        tiny_with(tiny, allowed.replace("#large-items", "#big-items"))
    )
    assert (path, line) == (
        "glossary.yml",
        5,
    ) and "“bins#big-items”. There is no such section" in problem


def test_other_levels_of_the_same_language_are_left_alone(tiny):
    sources = tiny_with(tiny)
    assert all(not path.startswith("docs/easy-read") for path, _, _ in missing(sources))


def _pairs():
    publication = REAL.publication
    finders = {strand.key: TermFinder(publication, strand) for strand in publication.strands}
    for (slug, key), variant in REAL.variants.items():
        source = REAL.source_of(variant)
        for section in (
            variant.sections if source and source.strand.language != variant.strand.language else ()
        ):
            for term_id in term_lines_in_section(
                finders[source.strand.key], source.section(section.id)
            ):
                wording = next(t for t in publication.terms if t.id == term_id).wordings[key]
                if f"{slug}#{section.id}" not in wording.said_otherwise:
                    yield slug, key, section.id, term_id


def test_each_hard_word_of_each_translated_section_is_missed_when_it_is_taken_out():
    """Over all translations of the publication in this repository."""
    pairs = list(_pairs())
    assert len(pairs) > 60
    terms = {term.id: term for term in REAL.publication.terms}
    for slug, key, section_id, term_id in pairs:
        variant = REAL.variants[slug, key]
        # With a glossary that has other words for it: as if the page did not have them.
        other = replace(terms[term_id].wordings[key], word="§", forms=("§",))
        changed = replace(terms[term_id], wordings={**terms[term_id].wordings, key: other})
        publication = replace(
            REAL.publication,
            terms=tuple(changed if term.id == term_id else term for term in REAL.publication.terms),
        )
        source = REAL.source_of(variant)
        sources = replace(
            REAL,
            publication=publication,
            variants={(slug, key): variant, (slug, source.strand.key): source},
        )
        assert (variant.path.as_posix(), variant.section(section_id).line) in [
            fault[:2] for fault in missing(sources)
        ]


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("We work with **carers**.\nCarers look after someone.", True),
        ("We work with **carers**.\nA carer looks after someone.", True),
        ("Ask the local **carer** group.\nWe can help.\nA carer looks after someone.", True),
        ("We work with unpaid **carers**.\nCarers look after someone.", True),
        ("We work with **unpaid carers here**.\nUnpaid carers here look after someone.", True),
        ("We work with carers.\nCarers look after someone.", False),
        ("We work with **carers**.\nThey are here.", False),
        ("We work with **others**.\nOthers and carers look after someone.", False),
    ],
)
def test_a_word_in_bold_is_explained_by_a_later_sentence_about_it(text, explained):
    block = Block("paragraph", " ".join(text.replace("**", "").split()), 1, text)
    wording = TermWording("unpaid carer", ("unpaid carer", "unpaid carers", "carer", "carers"), "…")
    assert explains(block, wording, read_language("en")) is explained
