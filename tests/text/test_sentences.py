"""Sentences as a person splits them: counted by hand, in every script we publish."""

import pytest

from alongside.languages import read_language
from alongside.pages.markdown import read_sections
from alongside.text.sentences import count_words, sentences_of, split_sentences


@pytest.mark.parametrize(
    ("tag", "text", "count"),
    [
        ("en", "One. Two! Three? Four", 4),
        ("en", "It costs £2.50 a week. That is all.", 2),
        ("en", "Ask Dr. Smith at St. John's, e.g. on Monday. Then wait.", 2),
        ("en", "Bins, bags, etc. are free. So are tins, bags, etc. We mean it.", 3),
        ("en", "Come at 7 a.m. on Monday.", 1),
        ("en", "See www.exampleton.example/bins.html for more. Or ask.", 2),
        ("en", "He said: “Stop.” Then he left.", 2),
        ("en", "Really?! Yes.", 2),
        ("en", "", 0),
        ("ur", "ہم آتے ہیں۔ کیا آپ آئیں گے؟ جی ہاں۔", 3),
        ("pl", "Np. kosz, szkło itd. są za darmo. To tyle.", 2),
        ("pl", "Zadzwoń, tel. 01632 960001. Dziękujemy!", 2),
        ("bn", "আমরা আসি। আপনি কি আসবেন? হ্যাঁ।", 3),
    ],
)
def test_sentences_are_split_where_a_reader_stops(tag, text, count):
    assert len(split_sentences(text, read_language(tag))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We come on Monday.", 4),
        ("We come – rain or shine – on Monday.", 7),
        ("It's £25 for well-known items & bags.", 6),
        ("آپ کے گھر میں 3 کوڑے دان ہیں۔", 8),
        ("…", 0),
    ],
)
def test_words_are_what_stands_between_spaces(text, count):
    assert count_words(text) == count


def test_each_sentence_knows_its_line():
    [section] = read_sections(
        "![A](picture:a)\nOne is here.\nTwo is\nhere. Three is here.", 10, "Title"
    )
    sentences = sentences_of(section.blocks[0], read_language("en"))
    assert [(sentence.line, sentence.text) for sentence in sentences] == [
        (11, "One is here."),
        (12, "Two is here."),
        (13, "Three is here."),
    ]
