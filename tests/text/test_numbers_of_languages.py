"""Days, money and measures in the languages of the program and some others: the same as in English."""

import pytest

from alongside.text.numbers import numbers_in, read_numbers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "25 December 2026"),
        ("en", "2026-12-25"),
        ("pl", "25.12.2026"),
        ("pl", "25 grudnia 2026 r."),
        ("ur", "۲۵ دسمبر ۲۰۲۶"),
        ("bn", "২৫ ডিসেম্বর ২০২৬"),
        ("cy", "25 Rhagfyr 2026"),
        ("ro", "25 decembrie 2026"),
        ("pa", "25 ਦਸੰਬਰ 2026"),
        ("gu", "25 ડિસેમ્બર 2026"),
        ("ar", "٢٥ ديسمبر ٢٠٢٦"),
        ("so", "25 Diseembar 2026"),
        ("uk", "25 грудня 2026"),
        ("pt", "25 de dezembro de 2026"),
        ("pt-BR", "25/12/2026"),
        ("zh-Hans", "2026年12月25日"),
        ("zh-Hans", "2026 年 12 月 25 日"),
        ("yue", "2026年12月25號"),
        ("ja", "2026年12月25日"),
        ("ko", "2026년 12월 25일"),
        ("sr-Latn", "25. decembra 2026."),
        ("ckb", "25 کانونی یەکەم 2026"),
    ],
)
def test_a_day_is_the_same_in_each_language(language, text):
    found = list(read_numbers(text, language))
    assert [number.value for number in found if number.value == "25"] == ["25"]
    assert sorted(number.value for number in found) == ["2026", "25"]
    assert next(number.month for number in found if number.value == "25") == 12


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("zh-Hans", "12月25日", ["25"]),
        ("zh-Hans", "2026年12月", ["2026"]),
        ("zh-Hans", "我们在12月收垃圾", []),
        ("zh-Hans", "2026年", ["2026"]),
        # Harmless neighbours: what is counted stays a number, and what can be no day.
        ("zh-Hans", "12个月", ["12"]),
        ("zh-Hans", "3年间", ["3"]),
        ("zh-Hans", "25岁", ["25"]),
        ("zh-Hans", "13月", ["13"]),
        ("zh-Hans", "12小时", ["12"]),
    ],
)
def test_a_month_in_figures_is_no_number(language, text, numbers):
    assert list(numbers_in(text, language).elements()) == numbers


@pytest.mark.parametrize(
    ("language", "text", "meaning"),
    [
        ("zh-Hans", "5英镑", "GBP"),
        ("zh-Hans", "5英镑的费用", "GBP"),
        ("zh-Hans", "3公斤", "mass-kilogram"),
        ("zh-Hans", "5个月内", "duration-month"),
        ("zh-Hans", "12周", "duration-week"),
        ("zh-Hans", "百分之5", "percent"),
        ("zh-Hans", "约占百分之5", "percent"),
        ("ro", "5 lire", "GBP"),
        ("ro", "5 luni", "duration-month"),
        ("ro", "12 săptămâni", "duration-week"),
        ("pa", "12 ਹਫ਼ਤੇ", "duration-week"),
        ("pa", "5 ਮਹੀਨਿਆਂ", "duration-month"),
        ("uk", "5 фунтів", "GBP"),
    ],
)
def test_what_a_number_counts_is_read_in_each_language(language, text, meaning):
    assert any(meaning in number.unit.meanings for number in read_numbers(text, language))
