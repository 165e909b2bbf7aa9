"""Days as readers of a language write them."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from alongside.model import Language


def format_day(day: date, language: Language) -> str:
    """CLDR's long form, e.g. "22 November 2026", with the digits that our pages use in every language: 0 to 9."""
    return format_date(day, "long", locale=language.locale)
