"""Figures as readers of a language write them: CLDR's rules by Babel, in our pages' spelling.

Digits and grouping come from the language's file, as pages in one language have one kind of each.
"""

from __future__ import annotations

import re
from datetime import time
from decimal import Decimal

from babel import Locale
from babel.dates import format_time
from babel.numbers import format_currency, format_decimal, format_percent

from alongside.model import Language
from alongside.text.numerals import convert_digits

_HUNDREDTH = Decimal("0.01")
_FIGURE = re.compile(r"[#0][#0,.]*")
"""The part of a CLDR pattern such as "#,##0.00 ¤" that stands for the number."""


def format_number(value: Decimal, language: Language) -> str:
    """A number with all its decimals: 1234.5 is 1,234.5 in English."""
    number = format_decimal(value, _number_pattern(value, language), language.locale)
    return convert_digits(number, language)


def format_percentage(value: Decimal, language: Language) -> str:
    """A number of per cent: 15 is 15%."""
    standard = Locale.parse(language.locale).percent_formats[None].pattern
    pattern = _fill_pattern(standard, value, language)
    # CLDR's percent pattern multiplies by 100.
    return convert_digits(format_percent(value / 100, pattern, language.locale), language)


def format_money(amount: Decimal, currency: str, language: Language) -> str:
    """An amount with the sign of its currency. currency: ISO 4217 code.

    A whole amount has no decimals, any other has at least two.
    """
    standard = Locale.parse(language.locale).currency_formats["standard"].pattern
    # Behind the semicolon stands the pattern of negative amounts, which facts never are.
    pattern = standard.split(";")[0]
    if amount == amount.to_integral_value():
        amount = amount.to_integral_value()
    elif _count_decimals(amount) < 2:
        amount = amount.quantize(_HUNDREDTH)
    money = format_currency(
        amount,
        currency,
        _fill_pattern(pattern, amount, language),
        language.locale,
        # Otherwise the currency's own number of decimals would be forced on whole amounts.
        currency_digits=False,
    )
    return convert_digits(money, language)


def format_time_of_day(start: time, end: time | None, language: Language) -> str:
    """A time of day; with an end, from when until when."""
    start_words = _format_one_time(start, language)
    if end is None:
        return start_words
    end_words = _format_one_time(end, language)
    return language.strings["fact_time_range"].format(start=start_words, end=end_words)


def _format_one_time(at: time, language: Language) -> str:
    pattern = language.time_formats["minute" if at.minute else "hour"]
    return convert_digits(format_time(at, pattern, locale=language.locale), language)


PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")
"""Every plural form that CLDR knows, in its order."""


def plural_form(value: Decimal, language: Language) -> str:
    """CLDR's name of the form that a counted word takes behind the number, such as "few"."""
    return str(Locale.parse(language.locale).plural_form(value))


def plural_forms(language: Language) -> tuple[str, ...]:
    """The forms that whole numbers ask for, in the order of PLURAL_FORMS.

    The rules of CLDR repeat after 100; 1,000 and 1,000,000 have forms of their own in some
    languages.
    """
    rule = Locale.parse(language.locale).plural_form
    used = {str(rule(count)) for count in (*range(201), 1000, 1_000_000)}
    return tuple(form for form in PLURAL_FORMS if form in used)


def _fill_pattern(pattern: str, value: Decimal, language: Language) -> str:
    """CLDR's pattern with our way to write the number in it."""
    return _FIGURE.sub(lambda _: _number_pattern(value, language), pattern, count=1)


def _number_pattern(value: Decimal, language: Language) -> str:
    """The language's pattern with as many decimals as the value has: none is rounded off."""
    decimals = _count_decimals(value)
    if not decimals:
        return language.number_format
    return f"{language.number_format}.{'0' * decimals}"


def _count_decimals(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))
