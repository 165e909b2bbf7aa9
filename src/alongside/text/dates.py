"""Days as readers of a language write them."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from alongside.model import Language

_NO_LOCALE = "root"
"""CLDR's locale for languages that it has nothing of."""


def format_day(day: date, language: Language) -> str:
    """CLDR's long form, e.g. "22 November 2026".

    The digits are 0 to 9 in every language, as pages write them in running text.
    """
    return _format(day, "long", language)


def format_weekday(day: date, language: Language) -> str:
    """CLDR's full form, e.g. "Sunday, 22 November 2026"."""
    return _format(day, "full", language)


def _format(day: date, form: str, language: Language) -> str:
    # Of a language that CLDR does not know, nobody knows the names of the months.
    if language.locale == _NO_LOCALE:
        return day.isoformat()
    return format_date(day, form, locale=language.locale)
