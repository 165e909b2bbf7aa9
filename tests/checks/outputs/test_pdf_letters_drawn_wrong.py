"""Letters that must join, stack or change places are looked for as they were drawn, not as tagged."""

from dataclasses import replace

import pytest

from alongside.checks.outputs.pdf_letters_drawn_wrong import (
    Page,
    UnknownFontError,
    first_wrong_word,
    printing_fonts,
)
from alongside.readback.pdf_owners import read_drawn_tags
from formats.pages import printed
from websites import REPOSITORY

LEFT, RIGHT = Page("bn", goes_left=False), Page("ur", goes_left=True)
RIGHTLY_DRAWN = {
    "ur": [
        "یہاں کے لوگ صحت مند ہیں۔",
        "یہ NHS England ہے، 2022 میں",
        "سال ۲۰۲۱ میں ۱۲٪ لوگ",
        "سال ۲۰۱۸–۲۰۲۰ میں",
        "حصہ ۱۲/۵ اور ۱۲،۵ تھا",
        "لوگ (صحت) کے",
        "لوگ (NHS صحت) کے",
        "لوگ (NHS) کے",
        "لوگ [صحت] کے",
        "مُحَمَّد اور عربی لغتِ",
        "می\u200cخواہم",
        "لـــوگ",
        "لو\u00adگ",
        "<b>لوگ</b> اور <em>صحت</em>",
        "لوگ؟ ہاں! «صحت»، ”صحت“",
        "<bdi dir='ltr'>NHS England</bdi> لوگ",
        "<bdo dir='ltr'>صحت</bdo>",
        "<bdi dir='ltr'>NHS (صحت)</bdi> لوگ",
        "<bdi dir='ltr'>صحت لوگ NHS</bdi>",
        "اردو – Urdu",
        "بڑھ کر 15% ہو گیا",
        "لوگ C++ اور -5 °C",
        "اﷲ اور ﷺ",
        "<span lang='bn' dir='ltr'>বাংলা মানুষ</span> لوگ",
        "ہم چاہتے ہیں کہ لوگ صحت کی خدمات کی تشکیل میں حصہ لیں " * 9,
        "لوگ" * 90,
    ],
    "bn": [
        "আমরা চাই মানুষ স্বাস্থ্য ও পরিচর্যা গড়ে তুলতে অংশ নিন।",
        "কি কী কে কো কৌ",
        "ক্ষ জ্ঞ র্ক ক্র ন্ত্র স্ক্রু",
        "২০২১ সালে ৯,৯১,৮০০ জন",
        "২০১৮–২০২০ (বাংলা)",
        "NHS England (2022) ও মানুষ",
        "<b>মানুষ</b> ও <em>স্বাস্থ্য</em>",
        "সময় বড় গাঢ়",
        "<span lang='ur' dir='rtl'>اردو</span> মানুষ",
        "মানুষ" * 60,
        "<bdo dir='rtl'>মানুষ</bdo>",
        "<bdi dir='ltr'>NHS (মানুষ)</bdi>",
        "উৎসব ক্‌ষ চাঁদ",
    ],
}
WRONGLY_DRAWN = {
    "ur": [
        ("گول", "لوگ", "turned"),
        ("یہ گول ہے", "یہ لوگ ہے", "turned"),
        ("تحص", "صحت", "turned"),
        ("ل\u200cو\u200cگ", "لوگ", "apart"),
        ("ص\u200cح\u200cت", "صحت", "apart"),
        ("ص\u200cحت", "صحت", "apart at one place"),
        ("یہ ص\u200cح\u200cت NHS ہے", "یہ صحت NHS ہے", "apart"),
        ("صحت لوگ", "لوگ صحت", "words exchanged"),
        ("کے لوگ یہاں", "یہاں لوگ کے", "words from the left"),
        ("سال ۱۲۰۲ میں", "سال ۲۰۲۱ میں", "figures turned"),
        ("لوگ ۱۲/۵", "لوگ ۵/۱۲", "numbers exchanged"),
        ("لوگ )صحت( کے", "لوگ (صحت) کے", "brackets turned"),
        ("صحت", "صِحت", "mark lost"),
        ("لوگ اور", "لوگ اور صحت", "word lost"),
        ("صحث", "صحت", "another letter"),
    ],
    "bn": [
        ("স\u09cd\u200cব", "স্ব", "conjunct apart"),
        ("ক\u09cd\u200cষ", "ক্ষ", "conjunct apart"),
        ("র\u09cd\u200cক", "র্ক", "reph lost"),
        ("কি", "কী", "another vowel"),
        ("ষনামু", "মানুষ", "turned"),
        ("এক", "কে", "vowel at the wrong side"),
        ("ক\u200cা", "কো", "vowel lost"),
        ("১২০২ সালে", "২০২১ সালে", "figures turned"),
        ("বড", "বড়", "dot lost"),
        ("স্বাস্থ্য মানুষ", "মানুষ স্বাস্থ্য", "words exchanged"),
        ("যক", "ক্য", "form after a letter lost"),
    ],
}


@pytest.fixture(scope="module")
def fonts():
    return printing_fonts(REPOSITORY)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """Language to a list of tags for each of its paragraphs, the right ones first."""
    made = {}
    for language in ("ur", "bn"):
        bodies = [*RIGHTLY_DRAWN[language], *(body for body, _, _ in WRONGLY_DRAWN[language])]
        page = f"<h1>{bodies[0]}</h1>" + "".join(f"<p>0</p><p>{body}</p>" for body in bodies)
        file = printed(tmp_path_factory.mktemp("letters"), language, page)
        tags = [[]]
        for tag in read_drawn_tags(file):
            if tag.text.strip() == "0":
                tags.append([])
            tags[-1].append(tag)
        made[language] = tags[1:]
    return made


def _cases(table):
    return [(tag, number) for tag in table for number in range(len(table[tag]))]


@pytest.mark.parametrize(("language", "number"), _cases(RIGHTLY_DRAWN))
def test_what_is_drawn_as_it_should_be_is_no_fault(drawn, fonts, language, number):
    page = RIGHT if language == "ur" else LEFT
    tags = drawn[language][number]
    assert len(tags) > 1
    assert [first_wrong_word(tag, page, fonts) for tag in tags] == [None] * len(tags)


@pytest.mark.parametrize(("language", "number"), _cases(WRONGLY_DRAWN))
def test_what_the_tags_say_rightly_is_found_as_it_is_drawn(drawn, fonts, language, number):
    page = RIGHT if language == "ur" else LEFT
    _, said, _ = WRONGLY_DRAWN[language][number]
    tag = drawn[language][len(RIGHTLY_DRAWN[language]) + number][1]
    assert first_wrong_word(replace(tag, text=said), page, fonts) is not None


def test_a_word_in_a_font_of_the_machine_cannot_be_told(drawn, fonts):
    tag = drawn["ur"][0][1]
    pieces = tuple(tuple(p._replace(font="DejaVu-Sans") for p in group) for group in tag.pieces)
    with pytest.raises(UnknownFontError):
        first_wrong_word(replace(tag, pieces=pieces), RIGHT, fonts)
