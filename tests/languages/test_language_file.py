"""A language file is used only when every value in it can be: all else is refused with its line."""

import re
import unicodedata
from pathlib import Path

import pytest

from alongside.errors import BadInput
from alongside.languages import known_languages, read_language, regional_tag, yes_answers
from alongside.languages.language_file import read_language_file
from alongside.text.numerals import COUNTER_STYLES, convert_digits
from tiny_site import REPOSITORY

FOLDER = REPOSITORY / "src" / "alongside" / "languages"


def read_changed(tmp_path: Path, tag: str, before: str, after: str):
    """The language file of a tag, as it would be read after a change of one of its texts."""
    text = (FOLDER / f"{tag}.yml").read_text(encoding="utf-8")
    assert text.count(before) >= 1, before
    path = tmp_path / f"{tag}.yml"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return read_language_file(path, read_language("en").strings)


def line_of(tag: str, before: str) -> int:
    text = (FOLDER / f"{tag}.yml").read_text(encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1


@pytest.mark.parametrize("tag", known_languages())
def test_our_own_files_can_be_used(tag):
    assert read_language(tag).tag == tag


@pytest.mark.parametrize(
    ("tag", "before", "after", "says"),
    [
        # BCP 47, ISO 15924 and the names
        ("pl", "tag: pl", "tag: pol", "the file is called pl.yml"),
        ("pl", "name: Polish", "name: ", "“name” is missing or is not a text"),
        ("pl", "autonym: Polski", "autonym: پولش", "not written in its script, Latn"),
        ("pl", "script: Latn", "script: Latin", "not the code of a script"),
        ("pl", "script: Latn", "script: Jpan", "letters of its own"),
        ("pl", "script: Latn", "script: Cyrl", "not written in its script, Cyrl"),
        # closed sets
        ("pl", "direction: ltr", "direction: lrt", "direction: ltr"),
        ("pl", "direction: ltr", "direction: rtl", "Polish is written ltr"),
        ("ur", "direction: rtl", "direction: ltr", "Urdu is written rtl"),
        ("pl", "numerals: latn", "numerals: roman", "Use one of CLDR’s names of digits: latn"),
        ("pl", "numerals: latn", "numerals: [latn]", "Use one of CLDR’s names of digits"),
        # CLDR
        ("pl", "locale: pl", "locale: xx_YY", "not a locale of CLDR"),
        ("pl", "locale: pl", "locale: pl-PL", "not a locale of CLDR"),
        ("pl", "locale: pl", "locale: 5", "“locale” is missing or is not a text"),
        ("pl", "locale: pl", "locale: de_DE", "another language than “pl”"),
        ("pl", 'number_format: "#,##0"', "number_format: 5", "pattern of a whole number"),
        ("pl", 'number_format: "#,##0"', 'number_format: "#,##0.00"', '"#,##0"'),
        ("pl", 'number_format: "#,##0"', 'number_format: "a lot"', "pattern of a whole number"),
        ("pl", "time_formats: {", "time_formats: HH:mm # {", "no patterns of times"),
        ("pl", 'hour: "HH:mm"', 'hour: "HHH:mm"', "pattern of a time"),
        ("pl", 'hour: "HH:mm", ', "", "pattern of a time"),
        ("pl", 'hour: "HH:mm"', "hour: 9", "“9” is not CLDR’s pattern of a time"),
        ("pl", 'hour: "HH:mm"', 'hour: "mm"', "has no hours"),
        ("pl", 'hour: "HH:mm"', 'hour: "h"', "which half of the day"),
        ("pl", 'hour: "HH:mm"', 'hour: "HH Uhr"', "between single quotation marks"),
        ("pl", 'hour: "HH:mm"', 'hour: "HH \'Uhr"', "has no partner"),
        ("pl", 'hour: "HH:mm"', 'hour: "yyyy HH"', "does not stand for a part of a time"),
        ("pl", 'minute: "HH:mm"', 'minute: "HH"', "has no minutes"),
        ("pl", 'minute: "HH:mm"', 'minutes: "HH:mm"', "Did you mean “minute”?"),
        # words and letters
        ("pl", 'sentence_ends: ".?!"', 'sentence_ends: ""', "“sentence_ends” is missing"),
        ("pl", 'sentence_ends: ".?!"', 'sentence_ends: ". !"', "not a sign that ends a sentence"),
        ("pl", "alphabet: aą", 'alphabet: ""  # ', "“alphabet” is missing or is not a text"),
        ("pl", "alphabet: aą", "alphabet: a ą", "“ ” in the alphabet is not a letter"),
        ("pl", "alphabet: aą", "alphabet: aaą", "stands in the alphabet twice"),
        ("pl", "alphabet: aą", "alphabet: aж", "letters that are not of its script"),
        ("pl", "words_per_minute: 166", "words_per_minute: fast", "a whole number from 50 to 600"),
        ("pl", "words_per_minute: 166", "words_per_minute: 5", "a whole number from 50 to 600"),
        ("pl", "clinging: [a,", "clinging: [a b,", "more than one word"),
        ("pl", "clinging: [a, i, o, u, w, z]", "clinging: a", "must be a list"),
        ("pl", "yes_answers: [tak, gotowe]", "yes_answers: []", "no answer that means “yes”"),
        ("pl", "yes_answers: [tak", "yes_answers: [yes", "is not a text"),
        ("pl", "yes_answers: [tak", "yes_answers: [Tak", "not in small letters"),
        ("ur", "search_letters: {ھ: ہ", "search_letters: {ھ: ہہ", "not one letter for another"),
        ("ur", "search_letters: {ھ: ہ", "search_letters: {ھ: ", "stands for no letter"),
        ("pl", "name: Polish", "nmae: Polish", "“name” is missing"),
        ("pl", "name: Polish", "name: Polish\ncolour: red", "“colour” is not a name"),
        ("pl", "easy_read:\n", "easy_reed:\n", "“easy_reed” is not a name"),
        ("pl", "easy_read:\n", "easy_read:\n  menue: x\n", "“menue” is not a name"),
        ("pl", "easy_read:\n", 'easy_read:\n  menu: ""\n', "“menu” has no words"),
        ("pl", "easy_read:\n", "easy_read:\n  menu: no\n", "above all yes, no and numbers"),
        ("pl", "easy_read:\n", "easy_read:\n  page_of: Strona\n", "“page_of” lacks {page}"),
        ("pl", "easy_read:\n", 'easy_read:\n  menu: "{x}"\n', "“menu” has {x}"),
        # the interface’s words
        ("pl", "  menu: ", "  menu: 5 # ", "“menu” has no words"),
        ("pl", "  menu: ", "  menu: no # ", "above all yes, no and numbers"),
        ("pl", "  menu: ", '  menu: " " # ', "“menu” has no words"),
        ("pl", "  menu: ", "  menue: ", "These words are missing: menu."),
        ("pl", "  menu: ", "  menue: x\n  menu: ", "Did you mean “menu”?"),
        ("pl", "  file_pages_few: ", "  file_pages_two: ", "missing: file_pages_few"),
        ("pl", "{pages}", "{page}", "“page_of” lacks {pages}"),
        ("pl", "  menu: ", '  menu: "{menu}" # ', "“menu” has {menu}, which en.yml does not have"),
        ("pl", "{pages}", "{pages:d}", "“page_of” are not as they must be"),
        ("pl", "{pages}", "{pages!r}", "“page_of” are not as they must be"),
        ("pl", "{pages}", "{pages", "“page_of” are not as they must be"),
        ("pl", "{pages}", "{}", "“page_of” are not as they must be"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused(tmp_path, tag, before, after, says):
    with pytest.raises(BadInput) as caught:
        read_changed(tmp_path, tag, before, after)
    refusal = caught.value
    assert refusal.path == f"src/alongside/languages/{tag}.yml"
    assert says in f"{refusal.what}\n{refusal.mend}"
    assert refusal.mend and refusal.line


@pytest.mark.parametrize(
    ("tag", "before", "after"),
    [
        ("pl", "numerals: latn", "numerals: dev"),
        ("pl", "direction: ltr", "direction: lrt"),
        ("ur", "locale: ur", "locale: xx_YY"),
        ("bn", 'number_format: "#,##0"', "number_format: 5"),
        ("pl", "  menu: ", "  menu: 5 # "),
    ],
)
def test_the_line_of_the_value_is_named(tmp_path, tag, before, after):
    with pytest.raises(BadInput) as caught:
        read_changed(tmp_path, tag, before, after)
    assert caught.value.line == line_of(tag, before)


@pytest.mark.parametrize("numerals", COUNTER_STYLES)
def test_digits_that_we_can_write_may_be_chosen(tmp_path, numerals):
    language = read_changed(tmp_path, "bn", "numerals: latn", f"numerals: {numerals}")
    digits = convert_digits("0123456789", language)
    assert [unicodedata.digit(digit) for digit in digits] == list(range(10))


def test_a_language_with_more_plural_forms_needs_words_for_each(tmp_path):
    """Welsh has six forms; English has words for four of them."""
    text = (FOLDER / "en.yml").read_text(encoding="utf-8")
    text = text.replace("tag: en", "tag: cy").replace("locale: en_GB", "locale: cy")
    path = tmp_path / "cy.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match="file_pages_two, file_pages_zero, reading_time_two"):
        read_language_file(path, read_language("en").strings)
    more = "".join(
        f'  {key}_{form}: "{{count}} …"\n'
        for key in ("file_pages", "reading_time")
        for form in ("zero", "two")
    )
    path.write_text(text.replace("strings:\n", f"strings:\n{more}"), encoding="utf-8")
    strings = read_language_file(path, read_language("en").strings).strings
    assert strings["file_pages_two"] == "{count} …"


@pytest.mark.parametrize("text", ["", "- a\n", "just words", "a: [", "strings: {}"])
def test_nonsense_is_refused(tmp_path, text):
    (tmp_path / "pl.yml").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput):
        read_language_file(tmp_path / "pl.yml", None)


def test_word_is_told_the_country_of_a_language():
    wanted = {"bn": "bn-BD", "en": "en-GB", "pl": "pl-PL", "ur": "ur-PK"}
    assert {tag: regional_tag(read_language(tag)) for tag in wanted} == wanted


def test_yes_may_be_said_in_every_language():
    assert {"yes", "tak", "ہاں", "হ্যাঁ"} <= yes_answers()


def test_easy_read_has_its_own_words_and_otherwise_those_of_every_level():
    english = read_language("en")
    easy = english.at_level("easy-read").strings
    assert easy["draft_short"] == "This page is not finished" != english.strings["draft_short"]
    assert easy["menu"] == english.strings["menu"]
    assert set(easy) == set(english.strings)
    assert english.at_level("full") is english.at_level("plain-english") is english


@pytest.mark.parametrize("tag", ["bn", "en", "pl", "ur"])
def test_what_easy_read_says_is_short_and_one_idea_a_sentence(tag):
    language = read_language(tag)
    assert len(language.easy_read) >= 15
    for key, text in language.easy_read.items():
        for sentence in re.split(f"[{re.escape(language.sentence_ends)}]+ ", text):
            assert len(sentence.split()) <= 13, (key, sentence)


@pytest.mark.parametrize("missing", ["{}", "", None])
def test_a_language_needs_no_words_for_easy_read(tmp_path, missing):
    text = (FOLDER / "pl.yml").read_text(encoding="utf-8")
    before = text[: text.index("# What easy read says")]
    path = tmp_path / "pl.yml"
    path.write_text(before + ("" if missing is None else f"easy_read: {missing}\n"), "utf-8")
    language = read_language_file(path, read_language("en").strings)
    assert language.at_level("easy-read").strings == language.strings
