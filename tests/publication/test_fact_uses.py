"""{{ fact.name }} on a page: told for its language, and nothing else is ever run."""

from dataclasses import replace

import pytest

from alongside.publication.fact_uses import (
    StrandFacts,
    fill_facts,
)
from alongside.text.numbers import numbers_in
from publication.fact_files import LANGUAGES

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
