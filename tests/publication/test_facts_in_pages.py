"""Pages with facts: what readers get, and which new value puts a version out of date."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from alongside.model import Strand
from alongside.publication.catalogue import find_documents, parse_variant
from alongside.publication.fact_uses import StrandFacts
from publication.fact_files import FACTS, LANGUAGES

PAGE = """\
---
title: "{{ fact.three }} places"
description: Facts of {{ fact.people }} people.
---
We are {{ fact.people }}. Write to [{{ fact.email }}](mailto:{{ fact.email }}).

## Where {#where}

{{ fact.office }}

| {{ fact.items }} | {{ fact.years }} |
| --- | --- |
| a | {{ fact.share }} |
"""


def parsed(told, text=PAGE):
    return parse_variant(
        text, "page", Strand("full", "full", "en", "", "", None), Path("docs/page.md"), told
    )


def test_a_page_is_what_readers_get_on_the_lines_that_were_typed(told):
    page = parsed(told)
    lead, where = page.sections
    assert (page.title, page.meta["description"]) == ("3 places", "Facts of 991,800 people.")
    assert lead.blocks[0].links[0].target == "mailto:hello_there@exampleton.example"
    assert [(block.kind, block.text, block.line) for block in where.blocks] == [
        ("paragraph", "1 High Street", 9),
        ("header-cell", "The Example Centre", 11),
        ("header-cell", "8.9", 11),
        ("cell", "a", 13),
        ("cell", "15%", 13),
    ]
    assert page.body.split("\n")[8 - page.body_line + 1] == "1 High Street"
    assert page.raw == {
        "title": "{{ fact.three }} places",
        "description": "Facts of {{ fact.people }} people.",
        "body": PAGE.split("---\n", 2)[2],
    }
    assert [(use.name, use.line) for use in page.fact_uses][-2:] == [("years", 11), ("share", 13)]


def test_a_new_figure_makes_nothing_stale_and_voids_no_sign_off(facts, told):
    new = StrandFacts({**facts, "people": facts["one"]}, told.language, told.keys)
    then, now = parsed(told), parsed(new)
    assert now.sections[0].blocks[0].text.startswith("We are 1.")
    assert [s.fingerprint for s in now.sections] == [s.fingerprint for s in then.sections]
    assert (
        now.fingerprint == then.fingerprint
        and now.fingerprint_of_values != then.fingerprint_of_values
    )


def test_new_words_make_nothing_stale_and_void_the_sign_off(facts, told):
    moved = replace(facts["office"], value={"": "2 High Street"})
    then, now = (
        parsed(told),
        parsed(StrandFacts({**facts, "office": moved}, told.language, told.keys)),
    )
    assert [s.fingerprint for s in now.sections] == [s.fingerprint for s in then.sections]
    assert not now.has_fingerprint(then.fingerprint)


def test_a_figure_that_becomes_a_fact_of_the_same_value_changes_nothing(facts, told):
    page = "---\ntitle: We\n---\n{{ fact.people }} people.\n\n## Rest {#rest}\n\nNothing.\n"
    typed, now = parsed(told, page.replace("{{ fact.people }}", "991,800")), parsed(told, page)
    assert all(
        section.has_fingerprint(then.fingerprint)
        for section, then in zip(now.sections, typed.sections, strict=True)
    )
    assert now.sections[0].fingerprint != typed.sections[0].fingerprint and now.has_fingerprint(
        typed.fingerprint
    )
    other = parsed(StrandFacts({**facts, "people": facts["one"]}, told.language, told.keys), page)
    assert not other.sections[0].has_fingerprint(typed.sections[0].fingerprint)


def test_another_fact_makes_stale_even_where_it_has_the_same_value(facts, told):
    same = StrandFacts(
        {**facts, "crowd": replace(facts["people"], name="crowd")}, told.language, told.keys
    )
    then, now = (
        parsed(same),
        parsed(same, PAGE.replace("We are {{ fact.people }}", "We are {{ fact.crowd }}")),
    )
    assert not now.sections[0].has_fingerprint(then.sections[0].fingerprint)


def test_a_value_that_makes_a_list_of_a_line_cannot_break_the_page(told):
    page = parsed(told, PAGE + "\n{{ fact.three }}. Heading\n---\n")
    assert page.problem == "" and len(page.sections) == 2


def test_equal_facts_are_known_again(facts, told):
    same = StrandFacts(dict(facts), LANGUAGES["en"], ("full", "en"))
    other = StrandFacts(
        {**facts, "one": replace(facts["one"], value=facts["three"].value)},
        LANGUAGES["en"],
        ("full", "en"),
    )
    assert (same, hash(same)) == (told, hash(told)) and other != told


def test_without_facts_a_page_stays_as_it_is_typed():
    page = parsed(None)
    assert (
        page.title == "{{ fact.three }} places" and page.fact_faults == () and page.fact_uses == ()
    )


def test_the_file_of_the_publication_reaches_its_pages(tiny):
    (tiny / "facts.yml").write_text(FACTS, encoding="utf-8")
    page = tiny / "docs" / "languages" / "ur" / "bins.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n{{ fact.open }}\n", encoding="utf-8")
    sources = find_documents(tiny, date(2026, 11, 22))
    assert (
        sources.variants["bins", "ur"].sections[-1].blocks[-1].text
        == "صبح 9 بجے سے سہ پہر 5:30 بجے تک"
    )
