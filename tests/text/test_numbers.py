"""The same number is found equal in every way that our languages write it, and different ones are not."""

import pytest

from alongside.text.numbers import numbers_in, read_numbers, spelling_in_text


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
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
        ("en", "2½ hours, ½ a day, 1 ¾ miles, ⅓", ["0.5", "1.75", "1/3", "2.5"]),
        ("pl", "2,5 godziny i 0,5 dnia", ["0.5", "2.5"]),
        ("en", "-5 degrees, −7, (-£3)", ["-3", "-5", "-7"]),
        ("en", "aged 10-14, 10 -14", ["10", "10", "14", "14"]),
        ("en", ".5 of it", ["0.5"]),
        ("en", "The end.5 more", ["5"]),
        ("pl", "17.00, do 17:00", ["5", "5"]),
        ("en", "5pm, 5 p.m. and 5.30pm", ["5", "5", "5:30"]),
        ("pl", "£17.00 i 17.50 zł", ["17", "17.5"]),
        ("en", "+44 7700 900123 or +447700900123", ["+447700900123", "+447700900123"]),
        ("en", "+44 (0)7700 900123, 24 hours", ["+447700900123", "24"]),
        ("en", "07700 900123 24 hours", ["07700900123", "24"]),
        ("en", "(01632) 960001", ["01632960001"]),
        ("en", "8.90 years", ["8.9"]),
        ("pl", "8,90 albo 8.90 roku", ["8.9", "8.9"]),
        ("en", "Census 2021 991,800 people", ["2021", "991800"]),
        ("pl", "W 2021 991 800 osób", ["2021", "991800"]),
        ("pl", "Numery 999 111", ["111", "999"]),
        ("en", "from 14 991,800", ["14", "991800"]),
        ("en", "a ,5 and 2012am", ["2012", "5"]),
        ("en", "2 million, £5m, 5 m, 5 thousand", ["2000000", "5", "5000", "5000000"]),
        (
            "en",
            "£5 m, £5\u00a0m, £2.5 bn, $3 k and €1 tn.",
            ["5000000", "5000000", "2500000000", "3000", "1000000000000"],
        ),
        ("en", "£5 more, £5 million, £5 a m, 5 m of rope for £5", ["5", "5000000", "5", "5", "5"]),
        ("pl", "1,5 mln, 2 miliardy i 5 tys. osób", ["1500000", "2000000000", "5000"]),
        ("ur", "20 لاکھ، ۲ کروڑ اور 2 ارب", ["2000000", "20000000", "2000000000"]),
        ("bn", "১৫ লাখ, ২ কোটি", ["1500000", "20000000"]),
        ("en", "the 1970s, 1980's and 1970", ["1970", "1970s", "1980s"]),
        ("pl", "lata 70. i 70 lat", ["70", "70s"]),
        ("ur", "۷۰ کی دہائی اور 1980 کی دہائی", ["1980s", "70s"]),
        ("bn", "১৯৯০-এর দশকে, ৭০ দশক", ["1990s", "70s"]),
        (
            "pl",
            "20.05.2027, 2027-05-06, 32.13.2027",
            ["13", "20", "2027", "2027", "2027", "32", "6"],
        ),
        ("en", "1.2.3 and 12.05.2026", ["1", "12", "2", "2026", "3"]),
    ],
)
def test_numbers_in_one_spelling(language, text, expected):
    assert sorted(numbers_in(text, language).elements()) == sorted(expected)


def test_a_number_is_shown_as_its_author_typed_it():
    assert spelling_in_text("نمبر ۰۱۶۳۲ ۹۶۰۰۰۱", "ur", "01632960001") == "۰۱۶۳۲ ۹۶۰۰۰۱"
    assert spelling_in_text("991,800 people", "en", "991800") == "991,800"
    assert spelling_in_text("991,800 people", "en", "8") == ""


@pytest.mark.parametrize(
    ("language", "text", "half"),
    [
        ("en", "9am", "am"),
        ("en", "9 p.m.", "pm"),
        ("en", "9", ""),
        ("en", "9:00", ""),
        ("en", "21:00", "pm"),
        ("pl", "21:00", "pm"),
        ("pl", "9:00", "am"),
        ("pl", "0:30", "am"),
        ("pl", "12:00", "pm"),
        ("ur", "5:00", ""),
    ],
)
def test_the_half_of_the_day_is_known_only_where_the_text_says_it(language, text, half):
    assert [number.half_of_day for number in read_numbers(text, language)] == [half]
