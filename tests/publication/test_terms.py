"""Hard words are found whole, in any case and spelling, in every script; and sorted as in a dictionary."""

from dataclasses import replace
from datetime import date

import pytest
import regex

from alongside.languages import known_languages, read_language
from alongside.model import Term, TermWording
from alongside.publication.catalogue import find_documents
from alongside.publication.terms import BOUNDARY, TermFinder, longest_of, term_ids_on_page
from alongside.text.dates import format_day
from alongside.text.glossary_order import dictionary_key
from tiny_site import TODAY


def finder(tiny, **forms):
    """TermFinder of terms named after their first form."""
    publication = find_documents(tiny, TODAY).publication
    terms = tuple(
        Term(name, {"full": TermWording(words[0], tuple(words), "…")}, (), {})
        for name, words in forms.items()
    )
    return TermFinder(replace(publication, terms=terms), publication.strand("full"))


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("place", "Each PLACE is different.", True),
        ("place", "in the workplace, places, placed", False),
        ("NHS England", "NHS\n   England", True),
        ("co-production", "(co-production)", True),
        ("cafe\u0301", "the café.", True),
        ("café", "the cafe\u0301.", True),
        ("radny", "radnych", False),
        ("ہیلتھ واچ", "یہ ہیلتھ واچ، ہے", True),
        ("কাউন্সিল", "কাউন্সিলর", False),
        ("দল", "দলটি", False),
        ("দল", "দলে", False),
        ("দল", "একটি দল।", True),
        ("voluntary, community groups", "voluntary, community groups", True),
        ("lived experience", f"lived {BOUNDARY} experience", False),
    ],
)
def test_a_form_is_found_as_a_whole_word_only(tiny, form, text, found):
    assert finder(tiny, term=[form]).find(text) == (["term"] if found else [])


def test_the_longest_form_wins_and_the_order_is_that_of_the_text(tiny):
    search = finder(tiny, nhs=["NHS"], england=["NHS England"], gp=["GP", "GPs"])
    assert search.find("GPs and NHS England, GP") == ["gp", "england"]
    assert search.find("the NHS and NHS England") == ["nhs", "england"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("organizacji NHS England", ["org", "england"]),
        ("w organizacji NHS, NHS England i NHS", ["body", "england", "nhs"]),
        ("organizacji NHS England Board of Health", ["body", "board"]),
        ("dla organizacji NHS", ["body"]),
        ("NHS NHS England", ["nhs", "england"]),
        ("organizacji England Board of Health", ["org", "board"]),
    ],
)
def test_of_forms_that_share_words_the_longest_wins(tiny, text, found):
    search = finder(
        tiny,
        nhs=["NHS"],
        org=["organizacji"],
        body=["organizacji NHS"],
        england=["NHS England"],
        board=["England Board of Health"],
    )
    assert search.find(text) == found


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("কাউন্সিল", "কাউন্সিলের সভা", True),
        ("কাউন্সিল", "কাউন্সিলে", True),
        ("কাউন্সিল", "কাউন্সিলকে", True),
        ("কাউন্সিল", "কাউন্সিলও", True),
        ("কাউন্সিল", "কাউন্সিলর", False),
        ("কাউন্সিল", "কাউন্সিলররা", False),
        ("জিপি", "জিপির কাছে", True),
        ("জিপি", "জিপিরা", True),
        ("জিপি", "জিপিএস", False),
        ("দল", "দলটি", True),
        ("দল", "দলগুলোর", True),
        ("দল", "দলিল", False),
        ("দল", "দলে", True),
        ("দল", "বাদল", False),
        ("যত্নকারী", "যত্নকারীদের", True),
        ("কো-প্রোডাকশন", "কো-প্রোডাকশনের", True),
    ],
)
def test_a_bengali_word_may_have_an_ending(tiny, form, text, found):
    publication = find_documents(tiny, TODAY).publication
    strand = replace(publication.strand("ur"), key="bn", language="bn")
    term = Term("term", {"bn": TermWording(form, (form,), "…")}, (), {})
    search = TermFinder(replace(publication, terms=(term,)), strand)
    assert search.find(text) == (["term"] if found else [])


def test_without_terms_nothing_is_found(tiny):
    assert finder(tiny).find("anything") == []


def test_a_page_is_searched_with_its_headings_and_lists(tiny):
    sources = find_documents(tiny, TODAY)
    search = finder(tiny, days=["collection days"], glass=["glass"], split=["large items we take"])
    assert term_ids_on_page(search, sources.variants["bins", "full"]) == ["glass", "days"]


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        (
            "pl",
            ["rada", "radny", "rąb", "robot", "spis", "śnieg", "uboga okolica", "współtworzenie"],
        ),
        ("ur", ["آسان", "اصول", "بورڈ", "پولیس", "ٹیم", "جی پی", "صحت", "گروپ", "ہیلتھ واچ"]),
        ("bn", ["অংশ", "আমাদের", "কম", "কাজ", "জিপি", "দরিদ্র এলাকা", "হেলথওয়াচ"]),
        (
            "en",
            [
                "4 places",
                "census",
                "consultation",
                "co-production",
                "GP",
                "health and care",
                "Healthwatch",
            ],
        ),
    ],
)
def test_words_stand_as_in_a_dictionary(tag, words):
    language = read_language(tag)
    mixed = sorted(words, key=lambda word: word[::-1])
    if tag == "en":
        words = [*words[1:], words[0]]  # digits are in no alphabet
    assert sorted(mixed, key=lambda word: dictionary_key(word, language)) == words


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("en", "1 November 2026"),
        ("pl", "1 listopada 2026"),
        ("ur", "1 نومبر، 2026"),
        ("bn", "1 নভেম্বর, 2026"),
    ],
)
def test_a_day_is_written_as_its_language_does(tag, told):
    assert format_day(date(2026, 11, 1), read_language(tag)) == told


@pytest.mark.parametrize("tag", known_languages())
def test_an_alphabet_has_each_letter_once(tag):
    alphabet = read_language(tag).alphabet
    # Chinese has none: thousands of signs, in no order that every dictionary has.
    assert len(set(alphabet)) == len(alphabet) > 20 or read_language(tag).script == "Hans"


@pytest.mark.parametrize(
    "forms",
    [
        ["a"],
        ["care", "care plan", "car", "careful"],
        ["nhs", "nhs england", "n.h.s."],
        ["রোগী", "রোগীর", "রোগী ও পরিবার"],
        ["c++", "c", "c+"],
    ],
)
def test_of_forms_that_begin_alike_the_longest_is_found(forms):
    one_by_one = "|".join(map(regex.escape, sorted(forms, key=len, reverse=True)))
    text = " - ".join([*forms, *(f"{form}x" for form in forms), *(form[:-1] for form in forms)])
    assert regex.findall(longest_of(forms), text) == regex.findall(one_by_one, text)
