"""Reads the numbers of a text one by one, whatever the script, separators or clock of its language.

Where a spelling can mean two things, we choose the one under which fewer right
translations are refused: see Number.alternative and the comments at each step.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from alongside.text.number_dates import read_day, read_decade, read_year
from alongside.text.number_spelling import (
    add_fraction,
    decimal_symbol,
    half_of_day,
    join_decimal,
    normalise_time,
    spell_fraction,
    to_western_digits,
)
from alongside.text.number_units import NO_UNIT, Unit, read_unit
from alongside.text.phones import read_phone

# Where a number can begin: at a digit, a fraction, or the point of .5.
_START = re.compile(r"\+?\d|[¼½¾⅐-⅞]|(?<![\w.,])[.,]\d")
# Two digits behind the sign and no third, nor another sign: 1.205 and 1:20:30 are no times.
_CLOCK = re.compile(r"(\d{1,2})([:.])(\d\d)(?!\d)(?![:.,]\d)")
# The last point of “a.m.” is no end of a sentence before a small letter.
_AM_PM = re.compile(r"\s?([ap])(?:\.\s?m\.(?=\s+(?-i:[a-z\d(–-]))|\.?\s?m\b)", re.IGNORECASE)
# Groups of three digits, then decimals. Spaces of all widths are plain ones by now.
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:([.,])(\d+))?(?!\d)(?![.,:]\d)")
_RUN = re.compile(r"\d+(?:[.,:'’]\d+)*")
_DIGITS = re.compile(r"\d+")
_LAST_SIGN = re.compile(r"(.*)([.,:'’])(\d+)")
# Thousands: 991,800 and 9.918.000, or as in South Asia 9,91,800.
_GROUPED = re.compile(r"\d{1,3}([.,'’])\d{3}(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}")
_FRACTION = re.compile(r" ?([¼½¾⅐-⅞])")
# Neither sign of a date or a path may stand around it.
_SLASH_FRACTION = re.compile(r"(?<![\d/.,-])(?:(\d{1,3}) )?([1-9])/([1-9]\d?)(?![\d/])")
_VULGAR_FRACTIONS = {
    Fraction(unicodedata.numeric(sign)).limit_denominator(10) for sign in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
}
"""Those that Unicode has a sign for: 1/2 is ½, and 9/11 is a day."""
_EXPONENT = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
# A minus stands at the start of a word; between words it is a dash.
_MINUS = re.compile(r"(?:^|[\s(\[„“\"'«])[-−][£$€]?$")
_SERVICES = {"999", "111", "101", "112"}
"""Three digits that people ring: side by side in a list they are not thousands."""


@dataclass(frozen=True)
class Number:
    """A number of a text.

    value: in one spelling, as numbers_in describes it. typed: as the text has it. half_of_day:
    "am" or "pm" when the text leaves no doubt, otherwise "". alternative: the value under its
    second possible reading, or "". unit: what it counts. month: 1 to 12 when the name of a month
    stands beside it, otherwise 0. start and end: where it stands, with am or pm; -1 for several
    that cannot be told apart. is_phone: whether it is rung. is_decade: whether it
    stands for ten years, as 1970s does.
    words: the number with the words around it, as typed. is_restated: whether it only says again
    what stands right before it, as in “25 pounds (£25)”.
    """

    value: str
    typed: str
    half_of_day: str = ""
    alternative: str = ""
    unit: Unit = NO_UNIT
    month: int = 0
    start: int = -1
    end: int = -1
    is_phone: bool = False
    is_decade: bool = False
    words: str = ""
    is_restated: bool = False


def read_plain_numbers(text: str, language: str) -> Iterator[Number]:
    """Every number of the text, in order, but not yet what it counts. language: BCP 47 tag."""
    western = to_western_digits(text)
    position = 0
    while start := _START.search(western, position):
        position, numbers = _read_at(western, start.start(), language)
        exponent = _EXPONENT.match(western, position)
        if exponent and len(numbers) == 1:  # 10² is not 10
            power = unicodedata.normalize("NFKC", exponent[0])
            position, numbers = exponent.end(), [Number(f"{numbers[0].value}^{power}", typed="")]
        typed = text[start.start() : position]
        if len(numbers) == 1:
            # The minus sign stands before the place where the number was found.
            minus = "-" if numbers[0].value.startswith("-") else ""
            found = replace(numbers[0], typed=minus + typed)
            # Of a day in figures, all that is beside it has been read.
            is_day = bool(found.month)
            numbers = [found if is_day else replace(found, start=start.start(), end=position)]
        yield from numbers


_Reading = tuple[int, list[Number]]
"""(where it ends in the text, the numbers) of what begins at a position. A single number gets the
words that are typed from read_numbers; of several, each says its own."""


def _read_at(text: str, at: int, language: str) -> _Reading:
    return (
        _read_phone(text, at)
        or _read_day(text, at)
        or _read_year(text, at)
        or _read_decade(text, at, language)
        or _read_time(text, at, language)
        or _read_spaced_number(text, at, language)
        or _read_number(text, at, language)
    )


def _read_phone(text: str, at: int) -> _Reading | None:
    phone = read_phone(text, at)
    return phone and (phone[1], [Number(value=phone[0], typed="", is_phone=True)])


def _read_day(text: str, at: int) -> _Reading | None:
    """20.05.2027 is the 20 of a month of 2027, as where the month has its name."""
    found = read_day(text, at)
    if not found:
        return None
    typed = text[at : found.end]
    # A month has no figure of its own elsewhere, so “12月” alone is no number.
    figures = [str(found.day) if found.day else "", found.year]
    return found.end, [
        Number(value=figure, typed=typed, month=found.month) for figure in figures if figure
    ]


def _read_year(text: str, at: int) -> _Reading | None:
    year = read_year(text, at)
    return year and (year[1], [Number(value=year[0], typed="")])


def _read_decade(text: str, at: int, language: str) -> _Reading | None:
    found = read_decade(text, at, language)
    if not found:
        return None
    return found[2], [Number(value=found[0], typed="", alternative=found[1], is_decade=True)]


def _read_time(text: str, at: int, language: str) -> _Reading | None:
    """A time with minutes, such as 17:00, 5.30pm or 7.30."""
    clock = _CLOCK.match(text, at)
    if not clock or not _is_time_of_day(clock):
        return None
    is_dotted = clock[2] == "."
    if is_dotted and (_is_measured(text, at, clock.end(), language) or _is_negative(text, at)):
        return None
    time = normalise_time(hour=clock[1], minute=clock[3])
    amount = join_decimal(clock[1], clock[3])
    am_pm = _match_am_pm(text, clock.end(), language)
    if is_dotted and not am_pm and decimal_symbol(language) == ".":
        # "7.30" can be an amount or a time: an amount at first, as more such numbers are.
        return clock.end(), [Number(value=amount, typed="", alternative=time)]
    number = Number(
        value=time,
        typed="",
        half_of_day=_half_of_clock(clock, am_pm, language),
        alternative=amount if is_dotted else "",
    )
    return (am_pm or clock).end(), [number]


def _is_time_of_day(clock: re.Match[str]) -> bool:
    return int(clock[1]) <= 24 and int(clock[3]) <= 59


def _is_measured(text: str, start: int, end: int, language: str) -> bool:
    """Whether a sign such as £ or %, or the name of a currency, stands beside it: it is no time."""
    unit = read_unit(text, start, end, language)
    return unit.is_sign or unit.is_guess


def _match_am_pm(text: str, at: int, language: str) -> re.Match[str] | None:
    return _AM_PM.match(text, at) if language.startswith("en") else None


def _half_of_clock(clock: re.Match[str], am_pm: re.Match[str] | None, language: str) -> str:
    """ "am" or "pm" when the text says it or the clock leaves no doubt, otherwise ""."""
    return _said_half(am_pm) or half_of_day(int(clock[1]), language)


def _said_half(am_pm: re.Match[str] | None) -> str:
    return am_pm[1].lower() + "m" if am_pm else ""


def _read_spaced_number(text: str, at: int, language: str) -> _Reading | None:
    """Thousands with spaces between, such as 991 800,5."""
    spaced = _SPACED.match(text, at)
    if not spaced or not _is_one_number(spaced, decimal_symbol(language)):
        return None
    whole = re.split(r"[.,]", spaced.group())[0].replace(" ", "")
    value = _sign(text, at) + join_decimal(whole, spaced[2] or "")
    return spaced.end(), [Number(value=value, typed="")]


def _read_number(text: str, at: int, language: str) -> _Reading:
    """What is left when it is no telephone number, no time and no thousands with spaces."""
    sign = _sign(text, at)
    run = _RUN.match(text, at)
    if not run:
        return _read_fraction_or_decimal(text, at, sign, decimal_symbol(language))
    fraction = _read_slash_fraction(text, at, sign)
    if fraction:
        return fraction
    if run.group().isdigit():
        reading = _read_mixed_fraction(text, run, sign) or _read_full_hour(text, run, language)
        if reading:
            return reading
    values = _split_run(run.group(), decimal_symbol(language))
    if len(values) == 1:
        return run.end(), [Number(value=sign + values[0], typed=values[0])]
    return run.end(), [Number(value=value, typed=value) for value in values]


def _read_slash_fraction(text: str, at: int, sign: str) -> _Reading | None:
    """1/2 and 2 1/2, but not the years 2018/19 or the page 3/12."""
    found = _SLASH_FRACTION.match(text, at)
    if not found or Fraction(int(found[2]), int(found[3])) not in _VULGAR_FRACTIONS:
        return None
    total = int(found[1] or 0) + Fraction(int(found[2]), int(found[3]))
    return found.end(), [Number(value=sign + spell_fraction(total), typed="")]


def _read_mixed_fraction(text: str, run: re.Match[str], sign: str) -> _Reading | None:
    """2½, but no half behind a number that is too long to be counted in halves."""
    fraction = _FRACTION.match(text, run.end())
    if not fraction or len(run.group()) >= 10:
        return None
    value = sign + add_fraction(run.group(), fraction[1])
    return fraction.end(), [Number(value=value, typed="")]


def _read_full_hour(text: str, run: re.Match[str], language: str) -> _Reading | None:
    """5pm."""
    am_pm = _match_am_pm(text, run.end(), language)
    if not am_pm or len(run.group()) > 2 or not 1 <= int(run.group()) <= 12:
        return None
    number = Number(value=run.group(), typed="", half_of_day=_said_half(am_pm))
    return am_pm.end(), [number]


def _read_fraction_or_decimal(text: str, at: int, sign: str, decimal: str) -> _Reading:
    """½ or .5; of any other sign nothing."""
    if text[at] == "+" or (text[at] == "," and decimal != ","):
        return at + 1, []  # the number behind it is read next
    digits = _DIGITS.match(text, at + 1)
    if digits and text[at] in ".,":
        value = sign + join_decimal("0", digits.group())
        return digits.end(), [Number(value=value, typed="")]
    return at + 1, [Number(value=sign + add_fraction("0", text[at]), typed="")]


def _split_run(run: str, decimal: str) -> list[str]:
    """Digits with signs but without spaces between them, to numbers."""
    split = _LAST_SIGN.fullmatch(run)
    if not split:
        return [run]
    whole, sign, part = split.groups()
    if sign == decimal and (whole.isdigit() or _GROUPED.fullmatch(whole)):
        return [join_decimal(re.sub(r"\D", "", whole), part)]
    if _GROUPED.fullmatch(run):
        return [re.sub(r"\D", "", run)]
    if whole.isdigit() and sign in ".,":
        return [join_decimal(whole, part)]
    return re.findall(r"\d+", run)


def _is_one_number(spaced: re.Match[str], decimal: str) -> bool:
    """Not two short numbers to ring, nor "2 100,800" where the comma stands before thousands."""
    separator: str | None = spaced[1]
    if not separator:
        return not _are_services(spaced.group())
    if separator != decimal and len(spaced[2]) == 3:
        return False
    return not _are_services(spaced.group().split(separator)[0])


def _are_services(spaced: str) -> bool:
    return set(spaced.split(" ")) <= _SERVICES


def _sign(text: str, at: int) -> str:
    return "-" if _is_negative(text, at) else ""


def _is_negative(text: str, at: int) -> bool:
    """A hyphen between two numbers is a range, one after a word is no sign either."""
    before = text[max(0, at - 4) : at]
    return bool(_MINUS.search(before)) and not re.search(r"\d\s*[-−][£$€]?$", before)
