"""The same number is found equal in every way that our languages write it, and different ones are not."""

import pytest

from alongside.words.numbers import as_typed, numbers_in


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "In all, 991,800 people", ["991800"]),
    ("pl", "łącznie 991 800 osób", ["991800"]),
    ("pl", "łącznie 991\u00a0800 osób", ["991800"]),
    ("pl", "991.800 osób", ["991800"]),
    ("bn", "৯,৯১,৮০০ জন", ["991800"]),
    ("ur", "۹۹۱٬۸۰۰ افراد", ["991800"]),
    ("en", "8.9 years", ["8.9"]),
    ("pl", "8,9 roku", ["8.9"]),
    ("pl", "8.9 roku", ["8.9"]),
    ("ur", "۸٫۹ سال", ["8.9"]),
    ("bn", "৮.৯ বছর", ["8.9"]),
    ("en", "1,234.5 metres", ["1234.5"]),
    ("pl", "1 234,5 metra", ["1234.5"]),
    ("en", "1.234 litres", ["1.234"]),
    ("en", "call 01632 960001", ["01632960001"]),
    ("en", "call 01632960001", ["01632960001"]),
    ("en", "111 or 999", ["111", "999"]),
    ("en", "13% of 5 people, 13%", ["13", "13", "5"]),
    ("en", "from 9am to 5:30pm", ["5:30", "9"]),
    ("pl", "od 9:00 do 17:30", ["5:30", "9"]),
    ("pl", "o 12:00 i o 0:30", ["12", "12:30"]),
    ("en", "aged 0–14, in 2018/19", ["0", "14", "19", "2018"]),
    ("en", "on 6 August 2026.", ["2026", "6"]),
    ("en", "aged 55 to 90, 3 of 4", ["3", "4", "55", "90"]),
    ("en", "no number", []),
])
def test_numbers_in_one_spelling(language, text, expected):
    assert sorted(numbers_in(text, language).elements()) == expected


def test_a_number_is_shown_as_its_author_typed_it():
    assert as_typed("نمبر ۰۱۶۳۲ ۹۶۰۰۰۱", "ur", "01632960001") == "۰۱۶۳۲ ۹۶۰۰۰۱"
    assert as_typed("991,800 people", "en", "991800") == "991,800"
    assert as_typed("991,800 people", "en", "8") == ""
