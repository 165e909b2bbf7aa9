"""{{ fact.name }} on a page: told for its language, and nothing else is ever run."""

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from alongside.languages import read_language
from alongside.model import Strand
from alongside.publication.catalogue import find_documents, parse_variant
from alongside.publication.fact_uses import (
    StrandFacts,
    blank_fact_uses,
    fill_facts,
    fill_facts_in_plain_text,
)
from alongside.publication.facts import read_facts
from alongside.publication.settings import read_publication
from alongside.text.numbers import numbers_in

FACTS = """\
people: {kind: number, value: 991800}
years: {kind: number, value: 8.9}
one: {kind: number, value: 1}
three: {kind: number, value: 3}
twelve: {kind: number, value: 12}
share: {kind: percent, value: 15%}
part: {kind: percent, value: 2.5}
start: {kind: date, value: 2027-03-01}
opening: {kind: time, value: "9:00"}
open: {kind: time, value: 9:00-17:30}
price: {kind: money, value: £12.5}
fee: {kind: money, value: £1250}
helpline: {kind: phone, value: +44 (0)1632 960 001}
email: {kind: email, value: hello_there@exampleton.example}
website: {kind: link, value: https://www.exampleton.example/}
office: {kind: address, value: {en: "1 High Street", ur: 1 ہائی اسٹریٹ, easy-read: Our office}}
items: {kind: text, value: The Example Centre}
""".replace("}\n", ", source: Us, reviewed: 2026-11-22}\n")

LANGUAGES = {tag: read_language(tag) for tag in ("en", "ur", "pl", "bn")}
LANGUAGES |= {
    tag: replace(
        LANGUAGES["ur"],
        tag=tag,
        locale=tag,
        strings={"fact_time_range": "{start} – {end}"},
        time_formats={"hour": "h:mm a", "minute": "h:mm a"},
    )
    for tag in ("ar", "pa")
}
TABLE = {
    "en": "991,800 8.9 15% 2.5% 9am 9am to 5:30pm £12.50 £1,250|1 March 2027|Monday, 1 March 2027",
    "ur": "991,800 8.9 15% 2.5% صبح 9 بجے صبح 9 بجے سے سہ پہر 5:30 بجے تک £12.50 £1,250|1 مارچ، 2027|پیر، 1 مارچ، 2027",
    "pl": "991\u00a0800 8,9 15% 2,5% 09:00 od 09:00 do 17:30 12,50\u00a0GBP 1\u00a0250\u00a0GBP|1 marca 2027|poniedziałek, 1 marca 2027",
    "bn": "991,800 8.9 15% 2.5% সকাল 9টা সকাল 9টা থেকে বিকাল 5:30 পর্যন্ত 12.50£ 1,250£|1 মার্চ, 2027|সোমবার, 1 মার্চ, 2027",
    "ar": "991,800 8.9 15% 2.5% 9:00 ص 9:00 ص – 5:30 م \u200f12.50\u00a0UK£ \u200f1,250\u00a0UK£"
    "|1 مارس 2027|الاثنين، 1 مارس 2027",
    "pa": "991,800 8.9 15% 2.5% 9:00 ਪੂ.ਦੁ. 9:00 ਪੂ.ਦੁ. – 5:30 ਬਾ.ਦੁ. £12.50 £1,250|1 ਮਾਰਚ 2027|ਸੋਮਵਾਰ, 1 ਮਾਰਚ 2027",
}
NAMES = ["people", "years", "share", "part", "opening", "open", "price", "fee"]


@pytest.fixture
def facts(tiny):
    (tiny / "facts.yml").write_text(FACTS, encoding="utf-8")
    return read_facts(read_publication(tiny))


@pytest.fixture
def told(facts):
    return StrandFacts(facts, LANGUAGES["en"], ("full", "en"))


@pytest.mark.parametrize("tag", TABLE)
def test_every_kind_is_told_as_the_language_writes_it(facts, tag):
    told = StrandFacts(facts, LANGUAGES[tag], (tag,))
    text = (
        " ".join(f"{{{{ fact.{name} }}}}" for name in NAMES)
        + "|{{ fact.start }}|{{ fact.start.weekday }}"
    )
    filled = fill_facts(text, told)
    assert (filled.rendered, filled.faults) == (TABLE[tag], ())


@pytest.mark.parametrize("tag", ["ur", "pl", "bn"])
def test_the_numbers_of_every_language_are_the_same(facts, tag):
    text = " ".join(f"{{{{ fact.{name} }}}}" for name in (*NAMES, "start", "helpline"))
    own, theirs = (
        numbers_in(fill_facts(text, StrandFacts(facts, LANGUAGES[one], (one,))).rendered, one)
        for one in (tag, "en")
    )
    assert own == theirs


def test_a_language_with_digits_of_its_own_gets_them(facts):
    told = StrandFacts(facts, replace(LANGUAGES["bn"], numerals="beng"), ("bn",))
    assert (
        fill_facts("{{ fact.people }} {{ fact.open }}", told).rendered
        == "৯৯১,৮০০ সকাল ৯টা থেকে বিকাল ৫:৩০ পর্যন্ত"
    )


@pytest.mark.parametrize(
    ("use", "said"),
    [
        ("fact.helpline", "+44 (0)1632 960 001"),
        ("fact.helpline.digits", "+441632960001"),
        ("fact.email", "hello_there@exampleton.example"),
        ("fact.website", "https://www.exampleton.example/"),
        ("fact.website.short", "www.exampleton.example"),
        ("fact.office", "1 High Street"),
        ("fact.items", "The Example Centre"),
    ],
)
def test_words_and_addresses_are_told_as_they_are(told, use, said):
    assert fill_facts(f"See {{{{ {use} }}}}.", told).rendered == f"See {said}."


def test_words_are_those_of_the_strand_and_then_of_its_language(facts):
    def office(*keys):
        return fill_facts("{{ fact.office }}", StrandFacts(facts, LANGUAGES["en"], keys))

    assert (
        office("easy-read", "en").rendered,
        office("full", "en").rendered,
        office("ur", "ur").rendered,
    ) == ("Our office", "1 High Street", "1 ہائی اسٹریٹ")
    assert [fault.fault for fault in office("pl", "pl").faults] == ["no-words"]


POLISH = '.plural(one="rok", few="lata", many="lat", other="roku") }}'


@pytest.mark.parametrize(
    ("name", "word"), [("one", "rok"), ("three", "lata"), ("twelve", "lat"), ("years", "roku")]
)
def test_the_word_behind_a_number_takes_its_form(facts, name, word):
    filled = fill_facts(
        f"{{{{ fact.{name} }}}} {{{{ fact.{name}{POLISH}",
        StrandFacts(facts, LANGUAGES["pl"], ("pl",)),
    )
    assert filled.rendered.split(" ")[1] == word


@pytest.mark.parametrize(
    ("tag", "words", "missing"),
    [
        ("en", 'one="year"', "other"),
        ("en", "", "one, other"),
        ("en", 'one="year", other=" "', "other"),
        ("pl", 'one="rok", other="lat"', "few, many"),
        ("ar", 'one="a", other="b"', "zero, two, few, many"),
    ],
)
def test_a_form_that_is_missing_is_named(facts, tag, words, missing):
    fault = fill_facts(
        f"{{{{ fact.three.plural({words}) }}}}", StrandFacts(facts, LANGUAGES[tag], (tag,))
    ).faults[0]
    assert (fault.fault, fault.values["missing"]) == ("plural", missing)


def test_a_fraction_may_need_a_form_of_its_own(facts):
    words = "(one='rok', few='lata', many='lat') }}"
    filled = [
        fill_facts(f"{{{{ fact.{name}.plural{words}", StrandFacts(facts, LANGUAGES["pl"], ("pl",)))
        for name in ("three", "years")
    ]
    assert [filled[0].rendered, *(fault.values["missing"] for fault in filled[1].faults)] == [
        "lata",
        "other",
    ]


HOSTILE = [
    '"a" * 10**9',
    "fact",
    "fact.people.__class__.__mro__",
    "fact.__class__",
    "fact['people']",
    "fact.people|upper",
    "1/0",
    "fact.people * 10**9",
    "fact.people.plural('a')",
    "fact.people.plural(**fact)",
    "fact.people.plural(one=fact.people)",
    "fact.people.plural(one='a', one='b')",
    "fact.people.plural(ones='a')",
    "fact.people.plural(one='a').upper()",
    "fact.people()",
    "range(10**9)",
    "self",
    "lipsum()",
    "cycler.__init__.__globals__",
    "fact.people if 1 else 2",
    "fact.people ~ fact.people",
    "",
    "fact.",
    "fact..people",
    "fact.people people",
    "((" * 60 + "))" * 60,
    "'\\x7d",
    "fact.people.format(1)",
    "fact.people._fact",
    "fact.people.plural.__func__",
    'fact.people.plural(one="a\\nb", other="c")',
    'fact.people.plural(one="*a*", other="c")',
    "fact.people\n",
    "[x for x in fact]",
    "(" * 5000,
    "9" * 5000,
    "fact.people and 1",
    "not fact.people",
]


@pytest.mark.parametrize("expression", HOSTILE)
def test_nothing_but_a_fact_is_ever_run(told, expression):
    text = f"Before {{{{ {expression} }}}} after."
    filled = fill_facts(text, told)
    assert filled.rendered == text and filled.uses == ()
    assert filled.faults[0].fault in ("not-understood", "no-form", "unknown")


@pytest.mark.parametrize(
    "text",
    [
        "{% for x in range(10**9) %}{% endfor %}",
        "{{ fact.people",
        "{ fact.people }",
        "{fact.people}",
        "{{{ fact.people }}}",
    ],
)
def test_what_looks_like_a_fact_is_said_to_be_none(told, text):
    filled = fill_facts(text, told)
    assert filled.rendered == text and filled.faults[0].fault == "not-understood"


@pytest.mark.parametrize(
    "text",
    [
        '{{ "' * 30000,
        "{{" * 60000,
        "{{ fact.people " * 9000,
        "{{ '" * 9000 + "x" * 50000,
        "\\" * 90000,
        "<!--" * 30000,
        "{{ fact.people }} " * 3000,
        "{{ fact.peopel }} " * 2000,
    ],
)
def test_no_text_takes_long(told, text):
    start = time.process_time()
    fill_facts(text, told), blank_fact_uses(text)
    assert time.process_time() - start < 5


def test_an_unknown_fact_names_those_like_it_and_stops_nothing(told):
    filled = fill_facts("{{ fact.poeple }} {{ fact.people }}\n{{ fact.colour }}", told, 7)
    assert filled.rendered == "{{ fact.poeple }} 991,800\n{{ fact.colour }}"
    assert [(fault.fault, fault.line) for fault in filled.faults] == [
        ("unknown", 7),
        ("unknown", 8),
    ]
    assert filled.faults[0].values["near"].startswith("Did you mean {{ fact.people }}")


@pytest.mark.parametrize(
    "text",
    [
        "## Places {#places}",
        "## Places {: #places .wide}",
        "A { B } {c}",
        "{#- no comment -#}",
        "<!-- {{ ask }}\n{{ fact.poeple }} --> here",
    ],
)
def test_other_brackets_are_left_alone(told, text):
    assert fill_facts(text, told).rendered == text and fill_facts(text, told).faults == ()


def test_brackets_behind_a_backslash_are_only_brackets(told):
    text = r"Write \{{ fact.people }} or \{% if %}, \\{{ fact.one }}."
    assert fill_facts(text, told).rendered == r"Write \{{ fact.people }} or \{% if %}, \\1."
    assert (
        fill_facts_in_plain_text(r"Write \{{ fact.people }}", told).rendered
        == "Write {{ fact.people }}"
    )


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
