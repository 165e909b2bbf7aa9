"""One spelling for numbers, times and digits, whatever the language of the text."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import get_time_format
from babel.numbers import get_decimal_symbol

_SPACES = "\u00a0\u202f\u2009"


def join_decimal(whole: str, part: str) -> str:
    """One spelling for 8.9 and 8.90."""
    part = part.rstrip("0")
    return f"{whole}.{part}" if part else whole


def add_fraction(whole: str, sign: str) -> str:
    """2 and ½ to 2.5; thirds, which do not end, to 7/3."""
    return spell_fraction(
        Fraction(whole) + Fraction(unicodedata.numeric(sign)).limit_denominator(10)
    )


def spell_fraction(total: Fraction) -> str:
    """5/2 to 2.5; thirds stay 7/3."""
    if (1000 * total).denominator != 1:
        return str(total)
    whole, part = f"{total.numerator / total.denominator:.3f}".split(".")
    return join_decimal(whole, part)


def normalise_time(hour: str, minute: str) -> str:
    """On a clock of 12 hours, the minutes only where there are some: 17:00 is 5."""
    short_hour = str((int(hour) - 1) % 12 + 1)
    return short_hour if minute == "00" else f"{short_hour}:{minute}"


def half_of_day(hour: int, language: str) -> str:
    """ "am" or "pm" where it is certain, otherwise "".

    Certain are hours that only a clock of 24 hours has, and languages that use no other clock.
    """
    if hour in (0, 24):
        return "am"
    if hour > 12:
        return "pm"
    # CLDR writes H for hours from 0 to 23. English has both clocks, whatever CLDR says.
    pattern = str(get_time_format("short", locale=locale_of(language) or "en").pattern)
    if "H" not in pattern or language == "en":
        return ""
    return "pm" if hour == 12 else "am"


@cache
def decimal_symbol(language: str) -> str:
    """The sign before decimals in a language; language: BCP 47 tag."""
    return get_decimal_symbol(locale_of(language) or "en")


@cache
def locale_of(language: str) -> Locale | None:
    """CLDR's locale of a BCP 47 tag, or of its language alone; None when CLDR knows neither."""
    for tag in (language, language.split("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def to_western_digits(text: str) -> str:
    """Western digits, plain spaces and signs, each in the place of one character."""
    return text.translate(_WESTERN_SIGNS)


class _WesternSigns(dict[int, str]):
    """What stands in the place of a character, by its code, for str.translate; filled as asked."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        if unicodedata.category(sign) == "Nd":  # Unicode's decimal digits, of any script
            self[code] = str(unicodedata.digit(sign))
        else:
            self[code] = " " if sign in _SPACES else sign
        return self[code]


# The Arabic signs before decimals and between thousands.
_WESTERN_SIGNS = _WesternSigns({0x066B: ".", 0x066C: ","})
