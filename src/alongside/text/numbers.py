"""The numbers of a text, written one way whatever the script, separators or clock of its language.

Where a spelling can mean two things, we choose the one under which fewer right
translations are refused: see Number.other and the comments at each pattern.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from babel.dates import get_time_format
from babel.numbers import get_decimal_symbol

_SPACES = "\u00a0\u202f\u2009"
_START = re.compile(r"\+?\d|[¼½¾⅐-⅞]|(?<![\w.,])[.,]\d")
_INTERNATIONAL_PHONE = re.compile(r"\+\d(?:[ ()-]{0,2}\d)+")
_NATIONAL_PHONE = re.compile(r"0\d{2,}\)?(?:[ -]\d{2,})*")
_CLOCK = re.compile(r"(\d{1,2})([:.])(\d\d)(?!\d)(?![:.,]\d)")
_AM_PM = re.compile(r"\s?([ap])\.?\s?m\b", re.IGNORECASE)
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:([.,])(\d+))?(?!\d)(?![.,:]\d)")
_RUN = re.compile(r"\d+(?:[.,:'’]\d+)*")
_GROUPED = re.compile(r"\d{1,3}([.,'’])\d{3}(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}")
_FRACTION = re.compile(r" ?([¼½¾⅐-⅞])")
_MINUS = re.compile(r"(?:^|[\s(\[„“\"'«])[-−][£$€]?$")
_MONEY_BEFORE = re.compile(r"[£$€]$")
_UNIT_AFTER = re.compile(r"\s?(?:[£$€%]|zł|GBP|PLN|EUR|euro|funt)")
_SERVICES = {"999", "111", "101", "112"}
"""Three digits that people ring: side by side in a list they are not thousands."""


@dataclass(frozen=True)
class Number:
    """value: in one spelling. typed: as the text has it. half: "am" or "pm" when the text leaves no doubt.
    other: the value under its second possible reading, or ""."""

    value: str
    typed: str
    half_of_day: str = ""
    alternative: str = ""


def numbers_in(text: str, language: str) -> Counter[str]:
    """Each number of the text and how often it stands there, in one spelling.

    ١٢ is 12; 991,800, 991 800 and 9,91,800 are 991800; 8,9 and 8.90 are 8.9;
    2½ is 2.5; 17:00 is 5, because one language says "5 in the afternoon" where
    another says 17:00 (the half of the day is kept apart, in Number.half); a
    telephone number is one number however it is spaced.
    """
    return Counter(number.value for number in read_numbers(text, language))


def spelling_in_text(text: str, language: str, number: str) -> str:
    """How the text itself writes a number that numbers_in found there; "" when it is not there."""
    return next(
        (found.typed for found in read_numbers(text, language) if found.value == number), ""
    )


def read_numbers(text: str, language: str) -> Iterator[Number]:
    """Every number of the text, in order."""
    western = _to_western_digits(text)
    position = 0
    while start := _START.search(western, position):
        position, numbers = _read_at(western, start.start(), language)
        typed = text[start.start() : position]
        if len(numbers) == 1:
            numbers = [replace(numbers[0], typed="-" * numbers[0].value.startswith("-") + typed)]
        yield from numbers


def _read_at(text: str, at: int, language: str) -> tuple[int, list[Number]]:
    """(where it ends, the numbers) of what begins at a position."""
    return (
        _read_phone(text, at) or _read_time(text, at, language) or _read_amount(text, at, language)
    )


def _read_phone(text: str, at: int) -> tuple[int, list[Number]] | None:
    """A number in Britain has at most 11 digits and with +44 at most 12: what follows is another number."""
    match = _INTERNATIONAL_PHONE.match(text, at) or _NATIONAL_PHONE.match(text, at)
    if not match:
        return None
    most = 11 if text[at] != "+" else 12 if text.startswith("+44", at) else 15
    end, digits = at, ""
    for group in re.finditer(r"\+?\d+", match.group().replace("(0)", "   ")):
        if end > at and len(digits) + len(group.group().strip("+")) > most:
            break
        digits, end = digits + group.group().strip("+"), at + group.end()
    # Shorter ones are dates, ages or short codes: their groups stay apart.
    return (
        (end, [Number(text[at:end][:1].strip("0123456789") + digits, "")])
        if len(digits) >= 9
        else None
    )


def _read_time(text: str, at: int, language: str) -> tuple[int, list[Number]] | None:
    clock = _CLOCK.match(text, at)
    if not clock or int(clock[1]) > 24 or int(clock[3]) > 59:
        return None
    half = _AM_PM.match(text, clock.end()) if language.startswith("en") else None
    dotted = clock[2] == "."
    amount = Number(_join_decimal(clock[1], clock[3]), "")
    money = _MONEY_BEFORE.search(text[:at][-1:]) or _UNIT_AFTER.match(text, clock.end())
    if dotted and (money or _is_negative(text, at)):
        return None
    value = _normalise_hour(clock[1]) + ("" if clock[3] == "00" else f":{clock[3]}")
    if dotted and not half and get_decimal_symbol(language.replace("-", "_")) == ".":
        return clock.end(), [Number(amount.value, "", alternative=value)]
    sure = half[1].lower() + "m" if half else _half_of_day(int(clock[1]), language)
    return (half or clock).end(), [Number(value, "", sure, amount.value if dotted else "")]


def _read_amount(text: str, at: int, language: str) -> tuple[int, list[Number]]:
    sign = "-" if _is_negative(text, at) else ""
    decimal = get_decimal_symbol(language.replace("-", "_"))
    spaced = _SPACED.match(text, at)
    if spaced and _is_one_number(spaced, decimal):
        whole = re.split(r"[.,]", spaced.group())[0].replace(" ", "")
        return spaced.end(), [Number(sign + _join_decimal(whole, spaced[2] or ""), "")]
    run = _RUN.match(text, at)
    if not run:
        return _read_fraction_or_decimal(text, at, sign, decimal)
    if run.group().isdigit():
        fraction = _FRACTION.match(text, run.end())
        if fraction and len(run.group()) < 10:
            return fraction.end(), [Number(sign + _add_fraction(run.group(), fraction[1]), "")]
        half = _AM_PM.match(text, run.end()) if language.startswith("en") else None
        if half and len(run.group()) < 3 and 1 <= int(run.group()) <= 12:
            return half.end(), [Number(run.group(), "", half[1].lower() + "m")]
    values = _split_run(run.group(), decimal)
    return run.end(), [
        Number((sign if len(values) == 1 else "") + value, value) for value in values
    ]


def _read_fraction_or_decimal(
    text: str, at: int, sign: str, decimal: str
) -> tuple[int, list[Number]]:
    if text[at] == "+" or (text[at] == "," and decimal != ","):
        return at + 1, []  # the number behind it is read next
    if text[at] in ".,":
        digits = re.compile(r"\d+").match(text, at + 1)
        return digits.end(), [Number(sign + _join_decimal("0", digits.group()), "")]
    return at + 1, [Number(sign + _add_fraction("0", text[at]), "")]


def _split_run(run: str, decimal: str) -> list[str]:
    """Digits with signs but without spaces between them, to numbers."""
    whole, sign, part = re.fullmatch(r"(?:(.*)([.,:'’]))?(\d+)", run).groups(default="")
    if not sign:
        return [run]
    if sign == decimal and (whole.isdigit() or _GROUPED.fullmatch(whole)):
        return [_join_decimal(re.sub(r"\D", "", whole), part)]
    if _GROUPED.fullmatch(run):
        return [re.sub(r"\D", "", run)]
    if whole.isdigit() and sign in ".,":
        return [_join_decimal(whole, part)]
    return re.findall(r"\d+", run)


def _is_one_number(spaced: re.Match, decimal: str) -> bool:
    """Not two short numbers to ring, nor "2 100,800" where the comma stands before thousands."""
    groups = re.findall(r"\d+", spaced.group().split(spaced[1])[0] if spaced[1] else spaced.group())
    return not set(groups) <= _SERVICES and not (
        spaced[1] and spaced[1] != decimal and len(spaced[2]) == 3
    )


def _is_negative(text: str, at: int) -> bool:
    """A hyphen between two numbers is a range, one after a word is no sign either."""
    before = text[max(0, at - 4) : at]
    return bool(_MINUS.search(before)) and not re.search(r"\d\s*[-−][£$€]?$", before)


def _join_decimal(whole: str, part: str) -> str:
    part = part.rstrip("0")
    return f"{whole}.{part}" if part else whole


def _add_fraction(whole: str, sign: str) -> str:
    """2 and ½ to 2.5; thirds, which do not end, to 7/3."""
    total = Fraction(whole) + Fraction(unicodedata.numeric(sign)).limit_denominator(10)
    ends = (1000 * total).denominator == 1
    return (
        _join_decimal(*f"{total.numerator / total.denominator:.3f}".split("."))
        if ends
        else str(total)
    )


def _normalise_hour(hour: str) -> str:
    return str((int(hour) - 1) % 12 + 1)


def _half_of_day(hour: int, language: str) -> str:
    """Certain for hours that only a clock of 24 hours has, and in languages that use no other clock."""
    if hour in (0, 24) or hour > 12:
        return "am" if hour in (0, 24) else "pm"
    if (
        "H" not in str(get_time_format("short", locale=language.replace("-", "_")).pattern)
        or language == "en"
    ):
        return ""
    return "pm" if hour == 12 else "am"


def _to_western_digits(text: str) -> str:
    """Western digits, plain spaces and signs, each in the place of one character."""
    out = []
    for character in text:
        digit = (
            unicodedata.digit(character, None) if unicodedata.category(character) == "Nd" else None
        )
        out.append(str(digit) if digit is not None else " " if character in _SPACES else character)
    return "".join(out).replace("\u066b", ".").replace("\u066c", ",")
