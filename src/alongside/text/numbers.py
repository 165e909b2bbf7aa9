"""The numbers of a text: each in one spelling, and what it counts. Who compares them asks here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from alongside.text.number_reader import Number, read_plain_numbers
from alongside.text.number_restated import mark_restated
from alongside.text.number_spelling import to_western_digits
from alongside.text.number_units import (
    Unit,
    read_half_of_day,
    read_month,
    read_scale,
    read_unit,
)
from alongside.text.unit_tables import unit_table

__all__ = ["Number", "numbers_in", "read_numbers", "spelling_in_text"]

_LONGEST_RANGE = 12
_DECADE = re.compile(r"\d0|\d{3}0")
_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?")
# Words are bounded, so that the time grows with the length of the text and not its square.
_WORDS_BEFORE = re.compile(r"(?:\S+ ){0,1}\S*$")
_WORDS_AFTER = re.compile(r"\S{0,30}(?: \S{1,30}){0,2}")
_ENDS_SENTENCE = re.compile(r"[.;:?!()।۔]")


def numbers_in(text: str, language: str) -> Counter[str]:
    """Each number of the text and how often it stands there, in one spelling.

    ١٢ is 12; 991,800, 991 800 and 9,91,800 are 991800; 8,9 and 8.90 are 8.9;
    2½ is 2.5; 17:00 is 5, because one language says "5 in the afternoon" where
    another says 17:00 (the half of the day is kept apart, in Number.half_of_day); a
    telephone number is one number however it is spaced.
    """
    return Counter(number.value for number in read_numbers(text, language))


def spelling_in_text(text: str, language: str, number: str) -> str:
    """How the text itself writes a number that numbers_in found there; "" when it is not there."""
    for found in read_numbers(text, language):
        if found.value == number:
            return found.typed
    return ""


def read_numbers(text: str, language: str) -> Iterator[Number]:
    """Every number of the text, in order, with what it counts. language: BCP 47 tag."""
    yield from _read_cached(text, language)


# A section is compared as a whole, and then block by block.
@lru_cache(maxsize=32768)
def _read_cached(text: str, language: str) -> tuple[Number, ...]:
    western = to_western_digits(text)
    plain = _with_decades_beside(list(read_plain_numbers(text, language)), western, language)
    numbers = _with_scales_of_ranges(
        plain, [_scaled(each, text, western, language) for each in plain], western
    )
    # From the last to the first: in “10 to 15%” the first takes the unit of the next.
    for place in range(len(numbers) - 1, -1, -1):
        number = numbers[place]
        if number.start < 0 or number.is_phone:
            continue
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        words = _words_around(text, number)
        numbers[place] = _with_meaning(number, following, western, language, words)
    ranged = [
        _with_unit_of_range(number, before, western)
        for before, number in zip([None, *numbers], numbers, strict=False)
    ]
    return tuple(mark_restated(ranged, western, language))


def _with_decades_beside(numbers: list[Number], text: str, language: str) -> list[Number]:
    """“lata 70. i 80.”, “৭০ ও ৮০-র দশকে”: what stands beside a decade is one, too.

    Not where each says it itself, as English does.
    """
    found = list(numbers)
    if not unit_table(language).decades:
        return found
    for place, number in enumerate(numbers):
        if not _DECADE.fullmatch(number.value) or number.start < 0:
            continue
        unit = read_unit(text, number.start, number.end, language)
        if unit.meanings and not unit.is_guess:
            continue
        # The one before may have become a decade just now.
        pairs = [(each, number) for each in found[:place][-1:]]
        pairs += [(number, each) for each in numbers[place + 1 : place + 2]]
        if any(any(n.is_decade for n in pair) and _is_range(text, *pair) for pair in pairs):
            decade = f"{number.value}s"
            found[place] = replace(number, value=decade, alternative=number.value, is_decade=True)
    return found


def _with_scales_of_ranges(plain: list[Number], scaled: list[Number], text: str) -> list[Number]:
    """In “10 to 15 million” the first may be 10 or 10 million."""
    found = list(scaled)
    for place, (number, following) in enumerate(zip(scaled, scaled[1:], strict=False)):
        other = plain[place + 1].value
        is_alone = number == plain[place] and following.value != other and float(other)
        if not is_alone or number.alternative or not _PLAIN.fullmatch(number.value):
            continue
        if _is_range(text, number, following):
            whole = Decimal(number.value) * Decimal(following.value) / Decimal(other)
            found[place] = replace(number, alternative=format(whole.normalize(), "f"))
    return found


def _scaled(number: Number, text: str, western: str, language: str) -> Number:
    """“2 million” is 2000000, as is “20 lakh”. text: as typed. western: with Western digits."""
    if number.start < 0 or number.is_phone or not _PLAIN.fullmatch(number.value):
        return number
    is_money = read_unit(western, number.start, number.end, language).is_sign
    noughts, end = read_scale(western, number.end, language, is_money=is_money)
    if not noughts:
        return number
    value = format((Decimal(number.value).scaleb(noughts)).normalize(), "f")
    return replace(number, value=value, typed=text[number.start : end], alternative="", end=end)


def _with_unit_of_range(number: Number, before: Number | None, text: str) -> Number:
    """In £10–15 the sign of the first counts for the second."""
    if before is None or number.unit.meanings or not before.unit.is_sign or number.is_phone:
        return number
    has_sign_first = before.unit.start < before.start
    if not has_sign_first or not _is_range(text, before, number):
        return number
    return replace(number, unit=_as_guess(before.unit))


def _as_guess(unit: Unit) -> Unit:
    return replace(unit, is_sign=False, is_guess=True, start=-1, end=-1)


def _words_around(text: str, number: Number) -> str:
    before = _WORDS_BEFORE.search(text[max(0, number.start - 30) : number.start])
    after = _WORDS_AFTER.match(text, number.end)
    around = (before[0] if before else "", number.typed, after[0] if after else "")
    return "".join(around).strip()


def _with_meaning(
    number: Number, following: Number | None, text: str, language: str, words: str
) -> Number:
    unit = read_unit(text, number.start, number.end, language)
    if not unit.meanings and following and _is_range(text, number, following):
        unit = _as_guess(following.unit)
    half = number.half_of_day
    if not half and _is_hour(number.value):
        half = read_half_of_day(text, number.start, number.end, language)
    month = read_month(text, number.start, number.end, language)
    return replace(number, unit=unit, month=month, half_of_day=half, words=words)


def _is_range(text: str, first: Number, second: Number) -> bool:
    """“10–15%”, “10 to 15%”, “£10, £12 or £15”."""
    if first.end < 0 or second.start < 0:
        return False
    between = text[first.end : second.start]
    return len(between) <= _LONGEST_RANGE and not _ENDS_SENTENCE.search(between)


def _is_hour(value: str) -> bool:
    hour = value.partition(":")[0]
    return hour.isdigit() and len(hour) <= 2 and 1 <= int(hour) <= 12
