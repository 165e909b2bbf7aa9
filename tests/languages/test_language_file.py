"""A language file is used only when every value in it can be: all else is refused with its line."""

import re
import unicodedata
from pathlib import Path

import pytest
import yaml

from alongside.errors import BadInput
from alongside.languages import known_languages, read_language, regional_tag, yes_answers
from alongside.languages.known_values import known_language
from alongside.text.numerals import COUNTER_STYLES, convert_digits
from tiny_site import REPOSITORY

FOLDER = REPOSITORY / "src" / "alongside" / "languages"


def write_file(tmp_path: Path, tag: str, text: str) -> Path:
    """languages/<tag>.yml of a publication. The root of that."""
    folder = tmp_path / "languages"
    folder.mkdir(exist_ok=True)
    (folder / f"{tag}.yml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("tag", known_languages())
def test_our_own_files_can_be_used(tag):
    assert read_language(tag).tag == tag


@pytest.mark.parametrize(
    ("tag", "line", "says"),
    [
        # BCP 47, ISO 15924 and the names
        ("pl", "tag: pol", "the file is called pl.yml"),
        ("xx", "state: draft", "not the tag of a language"),
        ("cym", "state: draft", "Call the file cy.yml"),
        ("zh-hans", "state: draft", "Call the file zh-Hans.yml"),
        ("pl", "name: ", "“name” is missing or is not a text"),
        ("pl", "autonym: پولش", "not written in its script, Latn"),
        ("pl", "script: Latin", "not the code of a script"),
        ("pl", "script: Zxxx", "letters of its own"),
        ("pl", "{script: Cyrl, autonym: Polski}", "not written in its script, Cyrl"),
        # closed sets
        ("pl", "direction: lrt", "direction: ltr"),
        ("pl", "direction: rtl", "Polish is written ltr"),
        ("ur", "direction: ltr", "Urdu is written rtl"),
        ("pl", "numerals: roman", "Use one of CLDR’s names of digits: latn"),
        ("pl", "numerals: [latn]", "Use one of CLDR’s names of digits"),
        ("pl", "state: ready", "no state of the words"),
        # CLDR
        ("pl", "locale: xx_YY", "not a locale of CLDR"),
        ("pl", "locale: pl-PL", "not a locale of CLDR"),
        ("pl", "locale: 5", "“locale” is missing or is not a text"),
        ("pl", "locale: de_DE", "another language than “pl”"),
        ("pl", "number_format: 5", "pattern of a whole number"),
        ("pl", 'number_format: "#,##0.00"', '"#,##0"'),
        ("pl", 'number_format: "a lot"', "pattern of a whole number"),
        ("pl", "time_formats: HH:mm", "no patterns of times"),
        ("pl", 'time_formats: {hour: "HHH:mm", minute: "HH:mm"}', "pattern of a time"),
        ("pl", 'time_formats: {minute: "HH:mm"}', "pattern of a time"),
        ("pl", "time_formats: {hour: 9}", "“9” is not CLDR’s pattern of a time"),
        ("pl", 'time_formats: {hour: "mm"}', "has no hours"),
        ("pl", 'time_formats: {hour: "h"}', "which half of the day"),
        ("pl", 'time_formats: {hour: "HH Uhr"}', "between single quotation marks"),
        ("pl", 'time_formats: {hour: "HH \'Uhr"}', "has no partner"),
        ("pl", 'time_formats: {hour: "yyyy HH"}', "does not stand for a part of a time"),
        ("pl", 'time_formats: {hour: "HH", minute: "HH"}', "has no minutes"),
        ("pl", 'time_formats: {minutes: "HH:mm"}', "Did you mean “minute”?"),
        # words and letters
        ("pl", 'sentence_ends: ""', "“sentence_ends” is missing"),
        ("pl", 'sentence_ends: ". !"', "not a sign that ends a sentence"),
        ("pl", 'alphabet: ""', "“alphabet” is missing or is not a text"),
        ("pl", "alphabet: a ą", "“ ” in the alphabet is not a letter"),
        ("pl", "alphabet: aaą", "stands in the alphabet twice"),
        ("pl", "alphabet: aж", "letters that are not of its script"),
        ("pl", "words_per_minute: fast", "a whole number from 50 to 600"),
        ("pl", "words_per_minute: 5", "a whole number from 50 to 600"),
        ("pl", "clinging: [a b]", "more than one word"),
        ("pl", "clinging: a", "must be a list"),
        ("pl", "yes_answers: []", "no answer that means “yes”"),
        ("pl", "yes_answers: [yes]", "is not a text"),
        ("pl", "yes_answers: [Tak]", "not in small letters"),
        ("ur", "search_letters: {ھ: ہہ}", "not one letter for another"),
        ("ur", "search_letters: {ھ: }", "stands for no letter"),
        ("pl", "nmae: Polish", "“nmae” is not a name"),
        ("pl", "colour: red", "“colour” is not a name"),
        ("pl", "easy_reed: {}", "“easy_reed” is not a name"),
        ("pl", "easy_read: {menue: x}", "“menue” is not a name"),
        ("pl", 'easy_read: {menu: ""}', "“menu” has no words"),
        ("pl", "easy_read: {menu: no}", "above all yes, no and numbers"),
        ("pl", "easy_read: {page_of: Strona}", "“page_of” lacks {page}"),
        ("pl", 'easy_read: {menu: "{x}"}', "“menu” has {x}"),
        # the interface’s words
        ("pl", "strings: {menu: 5}", "“menu” has no words"),
        ("pl", "strings: {menu: no}", "above all yes, no and numbers"),
        ("pl", 'strings: {menu: " "}', "“menu” has no words"),
        ("pl", "strings: {menue: x}", "Did you mean “menu”?"),
        ("pl", "strings: [menu]", "no list of “key: words”"),
        ("pl", "strings: {page_of: Strona}", "“page_of” lacks {page}"),
        ("pl", 'strings: {menu: "{menu}"}', "“menu” has {menu}, which en.yml does not have"),
        ("pl", 'strings: {page_of: "{pages:d}"}', "“page_of” are not as they must be"),
        ("pl", 'strings: {page_of: "{pages!r}"}', "“page_of” are not as they must be"),
        ("pl", 'strings: {page_of: "{pages"}', "“page_of” are not as they must be"),
        ("pl", 'strings: {page_of: "{}"}', "“page_of” are not as they must be"),
        # what is still English
        (
            "pl",
            "strings: {skip_to_content: Skip to the main text}",
            "words of menus and links are still English",
        ),
        ("eu", "strings: {menu: Menua}", "still English or missing: skip_to_content, pages,"),
        ("eu", "state: draft", "new-language eu --export po"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused(tmp_path, tag, line, says):
    root = write_file(tmp_path, tag, line + "\n")
    with pytest.raises(BadInput) as caught:
        read_language(tag, root)
    refusal = caught.value
    assert refusal.path == f"languages/{tag}.yml"
    assert says in f"{refusal.what}\n{refusal.mend}"
    assert refusal.mend and refusal.line


def test_the_line_of_the_value_is_named(tmp_path):
    root = write_file(tmp_path, "bn", "# words\n\nstate: draft\nstrings:\n  menu: 5\n")
    with pytest.raises(BadInput) as caught:
        read_language("bn", root)
    assert caught.value.line == 5


@pytest.mark.parametrize("numerals", COUNTER_STYLES)
def test_digits_that_we_can_write_may_be_chosen(tmp_path, numerals):
    language = read_language("bn", write_file(tmp_path, "bn", f"numerals: {numerals}\n"))
    digits = convert_digits("0123456789", language)
    assert [unicodedata.digit(digit) for digit in digits] == list(range(10))


def test_a_file_of_the_publication_lies_over_that_of_the_package(tmp_path):
    root = write_file(tmp_path, "pl", "state: checked\nstrings: {menu: Spis}\n")
    own, shipped = read_language("pl", root), read_language("pl")
    assert (own.strings["menu"], own.words_are_draft) == ("Spis", False)
    assert {**own.strings, "menu": "Menu"} == shipped.strings
    assert own.easy_read == shipped.easy_read
    assert (own.alphabet, own.time_formats) == (shipped.alphabet, shipped.time_formats)
    assert shipped.words_are_draft
    # One that says nothing of the words leaves them as they were.
    assert read_language("en", write_file(tmp_path, "en", "locale: en_US\n")).locale == "en_US"
    assert not read_language("en", tmp_path).words_are_draft


def test_a_language_with_more_plural_forms_needs_words_for_each(tmp_path):
    """Slovenian has four forms, one of which English has not."""
    words = {
        key: re.sub(r"[^\W\d_](?![^{]*})", "č", text)
        for key, text in read_language("en").strings.items()
    }
    root = write_file(tmp_path, "sl", yaml.safe_dump({"strings": words}, allow_unicode=True))
    with pytest.raises(BadInput, match=r"missing: reading_time_two, file_pages_two\."):
        read_language("sl", root)
    words |= {"file_pages_two": "{count} …", "reading_time_two": "{count} …"}
    write_file(tmp_path, "sl", yaml.safe_dump({"strings": words}, allow_unicode=True))
    assert read_language("sl", root).strings["file_pages_two"] == "{count} …"


@pytest.mark.parametrize(
    ("tag", "values"),
    [
        ("ckb", ("Central Kurdish", "کوردیی ناوەندی", "Arab", "rtl", "ckb", "arab")),
        ("rom", ("Romany", "Řomani ćhib", "Latn", "ltr", "root", "latn")),
        ("yue", ("Cantonese", "粵語", "Hant", "ltr", "yue", "latn")),
        ("zh-Hans", ("Simplified Chinese", "简体中文", "Hans", "ltr", "zh_Hans", "latn")),
        ("zh-Hant", ("Traditional Chinese", "繁體中文", "Hant", "ltr", "zh_Hant", "latn")),
        ("pt-BR", ("Brazilian Portuguese", "Português (Brasil)", "Latn", "ltr", "pt_BR", "latn")),
        ("sr-Latn", ("Serbian (Latin)", "Srpski (latinica)", "Latn", "ltr", "sr_Latn", "latn")),
        ("sr", ("Serbian", "Српски", "Cyrl", "ltr", "sr", "latn")),
        ("ja", ("Japanese", "日本語", "Jpan", "ltr", "ja", "latn")),
        ("ko", ("Korean", "한국어", "Kore", "ltr", "ko", "latn")),
        ("fa", ("Persian", "فارسی", "Arab", "rtl", "fa", "arabext")),
        ("he", ("Hebrew", "עברית", "Hebr", "rtl", "he", "latn")),
        ("pa-Arab", ("Punjabi (Arabic)", "پنجابی (عربی)", "Arab", "rtl", "pa_Arab", "arabext")),
        ("cy", ("Welsh", "Cymraeg", "Latn", "ltr", "cy", "latn")),
        ("nod", ("nod", "Nod", "Lana", "ltr", "root", "latn")),
    ],
)
def test_what_is_known_of_a_language_is_not_typed(tag, values):
    known = known_language(tag)
    found = known.name, known.autonym, known.script, known.direction, known.locale, known.numerals
    assert found == values


def test_letters_and_ends_of_sentences_are_those_of_cldr_and_unicode():
    assert known_language("cy").alphabet.startswith("aáàâäbcdeéèêëfgh")
    assert known_language("uk").alphabet.startswith("абвгґдеєжзиії")
    assert known_language("gu").alphabet.endswith("ૃેૈોૌ્")
    assert known_language("zh-Hans").sentence_ends == ".?!。｡！？"
    assert {*".?!؟۔"} <= {*known_language("ckb").sentence_ends}
    assert known_language("pa").sentence_ends == ".?!।॥"
    assert known_language("gu").number_format == "#,##,##0"


@pytest.mark.parametrize("text", ["", "- a\n", "just words", "a: [", "strings: {}"])
def test_nonsense_is_refused(tmp_path, text):
    with pytest.raises(BadInput):
        read_language("eu", write_file(tmp_path, "eu", text))


def test_word_is_told_the_country_of_a_language():
    wanted = {"bn": "bn-BD", "zh-Hans": "zh-CN", "pl": "pl-PL", "ur": "ur-PK", "pt-BR": "pt-BR"}
    assert {tag: regional_tag(known_language(tag)) for tag in wanted} == wanted
    assert regional_tag(read_language("en")) == "en-GB"


def test_yes_may_be_said_in_every_language():
    assert {"yes", "tak", "ہاں", "হ্যাঁ"} <= yes_answers()


def test_easy_read_has_its_own_words_and_otherwise_those_of_every_level():
    english = read_language("en")
    easy = english.at_level("easy-read").strings
    assert easy["draft_short"] == "This page is not finished" != english.strings["draft_short"]
    assert easy["menu"] == english.strings["menu"]
    assert set(easy) == set(english.strings)
    assert english.at_level("full") is english.at_level("plain-english") is english


@pytest.mark.parametrize("tag", [tag for tag in known_languages() if read_language(tag).easy_read])
def test_what_easy_read_says_is_short_and_one_idea_a_sentence(tag):
    language = read_language(tag)
    assert len(language.easy_read) >= 15
    for key, text in language.easy_read.items():
        for sentence in re.split(f"[{re.escape(language.sentence_ends)}]+ ", text):
            assert len(sentence.split()) <= 13, (key, sentence)
