"""The lists of hard words are sound: plainer words that are plainer, examples that show the change, in order."""

from dataclasses import replace

import pytest

from alongside.text.hard_words import LISTS, hard_words
from alongside.text.inflection import NOUN, VERB
from alongside.text.word_finder import WordFinder

GENERAL, EASY = LISTS
EVERY = [(name, hard) for name in LISTS for hard in hard_words(name)]


FINDERS = {
    GENERAL: WordFinder(hard_words(GENERAL)),
    EASY: WordFinder(hard_words(GENERAL) + hard_words(EASY)),
}


def find_hard_words(name, text):
    """Which hard words of a list are in a text; for easy read, those of both lists."""
    return [word.hard_word.word for word in FINDERS[name].find(text)]


def test_there_are_enough_words():
    assert len(hard_words(GENERAL)) >= 400
    assert len(hard_words(EASY)) >= 150


@pytest.mark.parametrize("name", LISTS)
def test_words_are_in_the_order_of_the_alphabet(name):
    words = [hard.word for hard in hard_words(name)]
    assert words == sorted(words, key=lambda word: (word.replace("-", " "), word))


def test_no_word_is_on_both_lists_or_is_a_form_of_another():
    owner = {}
    for _, hard in EVERY:
        for form in hard.forms:
            assert owner.setdefault(form, hard.word) == hard.word, (
                f"“{form}” stands under two words"
            )


def test_a_word_has_up_to_four_plainer_ones():
    for name, hard in EVERY:
        assert hard.kind in (VERB, NOUN, "")
        assert 1 <= len(hard.plainer) <= 4 and len(set(hard.plainer)) == len(hard.plainer), (
            hard.word
        )
        for plainer in hard.plainer:
            assert plainer == plainer.strip() and plainer, hard.word
            assert not find_hard_words(name, plainer), (
                f"“{plainer}”, for “{hard.word}”, is hard itself"
            )


def test_a_phrase_that_stays_holds_the_word():
    for name, hard in EVERY:
        for phrase in hard.allowed_phrases:
            assert [
                word.hard_word.word
                for word in WordFinder((replace(hard, allowed_phrases=()),)).find(phrase)
            ] == [hard.word], phrase
            assert hard.word not in find_hard_words(name, phrase)


def test_the_example_shows_the_word_and_then_none():
    for name, hard in EVERY:
        assert hard.word in [
            word.hard_word.word for word in WordFinder((hard,)).find(hard.before)
        ], hard.before
        assert find_hard_words(name, hard.after) == [], hard.after
        for sentence in (hard.before, hard.after):
            assert sentence[0].isupper() and sentence.endswith((".", "?")), sentence
            assert len(sentence.split()) <= 20, sentence
