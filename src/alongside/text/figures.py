"""Figures as readers of a language write them: CLDR's rules by Babel, in the spelling that our pages have.

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
    return convert_digits(
        format_decimal(value, _number_pattern(value, language), language.locale), language
    )


def format_percentage(value: Decimal, language: Language) -> str:
    """15 is 15%."""
    pattern = _fill_pattern(
        Locale.parse(language.locale).percent_formats[None].pattern, value, language
    )
    return convert_digits(format_percent(value / 100, pattern, language.locale), language)


def format_money(amount: Decimal, currency: str, language: Language) -> str:
    """currency: ISO 4217. A whole amount has no decimals, any other has at least two."""
    pattern = Locale.parse(language.locale).currency_formats["standard"].pattern.split(";")[0]
    if amount == amount.to_integral_value():
        amount = amount.to_integral_value()
    elif _count_decimals(amount) < 2:
        amount = amount.quantize(_HUNDREDTH)
    said = format_currency(
        amount,
        currency,
        _fill_pattern(pattern, amount, language),
        language.locale,
        currency_digits=False,
    )
    return convert_digits(said, language)


def format_time_of_day(start: time, end: time | None, language: Language) -> str:
    """A time, or from when until when."""
    said = [
        convert_digits(
            format_time(
                at, language.time_formats["minute" if at.minute else "hour"], locale=language.locale
            ),
            language,
        )
        for at in (start, end)
        if at
    ]
    return (
        said[0]
        if end is None
        else language.strings["fact_time_range"].format(start=said[0], end=said[1])
    )


PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")
"""All that CLDR knows."""


def plural_form(value: Decimal, language: Language) -> str:
    """CLDR's name of the form that a counted word takes behind the number."""
    return str(Locale.parse(language.locale).plural_form(value))


def plural_forms(language: Language) -> tuple[str, ...]:
    """The forms that whole numbers ask for."""
    rule = Locale.parse(language.locale).plural_form
    found = {str(rule(count)) for count in (*range(201), 1000, 1_000_000)}
    return tuple(form for form in PLURAL_FORMS if form in found)


def _fill_pattern(pattern: str, value: Decimal, language: Language) -> str:
    return _FIGURE.sub(lambda _: _number_pattern(value, language), pattern, count=1)


def _number_pattern(value: Decimal, language: Language) -> str:
    """With as many decimals as the value has, so that none is rounded away."""
    decimals = _count_decimals(value)
    return f"{language.number_format}.{'0' * decimals}" if decimals else language.number_format


def _count_decimals(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))
