"""Millions, decades, dates in figures and hours of the night are read as what they mean, in each language."""

import pytest

from checks.sources.test_same_number import differences

TRANSLATED = [
    ("in the 1970s", "pl", "w latach 70. XX wieku"),
    ("in the 1970s", "ur", "۷۰ کی دہائی میں"),
    ("in the 1990s", "bn", "১৯৯০-এর দশকে"),
    ("in the 70s", "pl", "w latach 70."),
    ("on 20 May 2027", "pl", "20.05.2027 r."),
    ("on 6 May 2027", "pl", "06.05.2027 r."),
    ("on 6 May 2027", "bn", "০৬/০৫/২০২৭"),
    ("£2 million", "ur", "20 لاکھ پاؤنڈ"),
    ("£1.5 million", "pl", "1,5 mln funtów"),
    ("£5m", "pl", "5 mln funtów"),
    ("£5 million", "de", "5 Millionen Pfund"),
    ("10 to 15 million people", "pl", "od 10 milionów do 15 milionów osób"),
    ("10 to 15 million people", "pl", "10–15 mln osób"),
    ("10 million to 15 million people", "bn", "১ থেকে ১.৫ কোটি মানুষ"),
    ("the 1970s and 1980s", "pl", "lata 70. i 80."),
    ("the 1970s and 1980s", "bn", "৭০ ও ৮০-র দশকে"),
    ("the 1970s and 80s", "ur", "۷۰ اور ۸۰ کی دہائی"),
    ("0 to 2 million people", "pl", "od 0 do 2 milionów osób"),
    ("£5 million", "fr", "5 millions de livres"),
    ("£5 million", "cy", "£5 miliwn"),
    ("5 million people", "so", "5 milyan"),
    ("5,000 people", "pl", "5 tys. osób"),
    ("2,000,000 people", "bn", "২০ লাখ মানুষ"),
    ("at 9pm", "ur", "رات 9 بجے"),
    ("at 2am", "pl", "o 2 w nocy"),
]
MISTRANSLATED = [
    ("in the 1970s", "pl", "w latach 80. XX wieku"),
    ("in the 1970s", "pl", "w 1970 roku"),
    ("in the 1990s", "bn", "১৯৮০-এর দশকে"),
    ("on 20 May 2027", "pl", "20.06.2027 r."),
    ("on 20 May 2027", "pl", "25.05.2027 r."),
    ("£2 million", "ur", "2 ارب پاؤنڈ"),
    ("£1.5 million", "pl", "1,5 miliarda funtów"),
    ("£1.5 million", "bn", "১৫ কোটি পাউন্ড"),
    ("£5m", "pl", "5 funtów"),
    ("at 9am", "ur", "رات 9 بجے"),
    ("the 1970s and 1980s", "pl", "lata 70. i 90."),
    ("10 to 15 million people", "pl", "od 12 do 15 milionów osób"),
]


@pytest.mark.parametrize(("source", "language", "page"), TRANSLATED)
def test_a_right_translation_has_no_finding(source, language, page):
    assert differences(source, "en", page, language) == []


@pytest.mark.parametrize(("source", "language", "page"), MISTRANSLATED)
def test_a_wrong_translation_has_a_finding(source, language, page):
    assert differences(source, "en", page, language)
