"""Every measure of words reads a text as its readers do, however its letters were typed."""

import pytest

from alongside.checks import load_check
from alongside.model import Block, Status
from alongside.pages.markdown import read_sections
from alongside.publication.catalogue import find_documents
from alongside.publication.glossary import normalise_word
from alongside.rules.rulebook import load
from alongside.text.as_read import text_as_read, with_latin_letters
from alongside.text.hard_words import hard_words
from alongside.text.own_prose import own_prose
from alongside.text.reading_grade import prepare_sentence
from alongside.text.sentences import count_words
from alongside.text.word_finder import WordFinder
from small_site import copy_of_small
from tiny_site import TODAY

DISGUISES = {
    "soft hyphen": "com\u00admence",
    "soft hyphen as an entity": "com&shy;mence",
    "zero-width space": "com\u200bmence",
    "zero-width space as an entity": "com&#8203;mence",
    "zero-width joiner": "com\u200dmence",
    "zero-width non-joiner": "com&zwnj;mence",
    "word joiner": "com\u2060mence",
    "byte order mark": "com\ufeffmence",
    "combining grapheme joiner": "com\u034fmence",
    "mark of direction": "com\u200emence",
    "variation selector": "com\ufe0fmence",
    "invisible plus": "com\u2064mence",
    "tag letter": "com\U000e0061mence",
    "Cyrillic o": "c\u043emmence",
    "Greek omicron": "c&omicron;mmence",
    "letter as an entity": "c&#111;mmence",
    "wide letters": "\uff43\uff4f\uff4dmence",
    "bold letters of mathematics": "\U0001d41c\U0001d428\U0001d426mence",
}


@pytest.mark.parametrize("typed", DISGUISES.values(), ids=DISGUISES)
def test_a_hard_word_is_found_in_every_disguise(typed):
    [section] = read_sections(f"We will {typed} work.", 1, "Title")
    prose = own_prose(section.blocks[0], ())
    found = [word.hard_word.word for word in WordFinder(hard_words("en")).find(prose.text)]
    assert found == ["commence"]
    assert prepare_sentence(section.blocks[0].text, ()) == "We will commence work"


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "হৃদ্\u200cরোগ",
        "র\u200d্যাব",
        "क्\u200dष",
        "क्\u200cष",
        "Łódź",
        "naïve",
        "\u0627\u0644\u0651",
        "Да",
        "μg",
        "don’t",
        "don't",
        "co-production",
    ],
)
def test_what_readers_meet_stays(text):
    assert text_as_read(text) == text
    assert with_latin_letters(text) in (text, "\u03bcg")


def test_spaces_count_alike():
    assert count_words(text_as_read("one\u00a0two\u202fthree\u2009four")) == 4
    assert text_as_read("Milton\u00a0Keynes") == "Milton Keynes"
    assert (
        prepare_sentence("We meet in Milton\u00a0Keynes now", ("Milton Keynes",))
        == "We meet in one now"
    )


def test_forms_of_the_glossary_are_found_with_either_apostrophe():
    assert normalise_word("carer’s") == normalise_word("carer's")
    assert normalise_word("co\u00adproduction") == "coproduction"


def test_words_of_data_files_are_read_as_well():
    prose = own_prose(Block("meaning", "We com\u00admence.", 1), ())
    assert "commence" in prose.text


def reading_faults(root):
    sources = find_documents(root, TODAY)
    rules = load()
    names = ("hard-word", "hard-to-read", "harder-than-it-should-be", "sentence-too-long")
    return {
        (rule, outcome.place.path)
        for rule in names
        for outcome in load_check(rules[rule]).check(sources, rules[rule])
        if outcome.status is Status.FAILED
    }


def test_soft_hyphens_do_not_lower_the_grade(tmp_path):
    hard = (
        "Organisational transformation necessitates multidisciplinary collaboration. "
        "Commissioning intermediaries facilitate interoperability considerations. "
    ) * 12
    page = "docs/plain-english/our-area.md"
    found = []
    for name, sign in (("plain", ""), ("soft", "\u00ad"), ("entity", "&shy;"), ("zwsp", "\u200b")):
        root = copy_of_small(tmp_path / name)
        text = sign.join(hard[place : place + 3] for place in range(0, len(hard), 3))
        with (root / page).open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")
        found.append(reading_faults(root))
    assert ("hard-to-read", page) in found[0]
    assert found[1] == found[2] == found[3] == found[0]
