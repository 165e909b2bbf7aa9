"""Days as readers of a language write them."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from alongside.model import Language


def format_day(day: date, language: Language) -> str:
    """CLDR's long form, e.g. "22 November 2026".

    The digits are 0 to 9 in every language, as pages write them in running text.
    """
    return format_date(day, "long", locale=language.locale)
