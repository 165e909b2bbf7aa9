"""A text with one spelling for each number, for fingerprints: 9 am is 9am, 10 % is 10%.

The spelling is the one that English pages use most, so that most texts stay as they are. A number
that can be read in two ways stays as it is typed.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from alongside.text.number_reader import Number, read_plain_numbers
from alongside.text.number_spelling import to_western_digits
from alongside.text.number_units import Unit, read_close_unit

_FIGURE = re.compile(r"[\d¼-¾⅐-⅞]")
_FULL_HOUR = re.compile(r"\d{1,2}[:.]00")
_TOKEN = re.compile("(\ue000[^\ue001]*\ue001)")
"""A fact by its name: the digits in it are no number."""
_AREA_CODE = 5
_GROUPED_FROM = 10_000
"""Years and other numbers of four digits have no sign between thousands."""


def normalise_numbers(text: str, language: str) -> str:
    """The same for two texts that write the same numbers in two ways. language: BCP 47 tag."""
    if not _FIGURE.search(text):
        return text
    pieces = _TOKEN.split(text)
    pieces[::2] = [_normalise_piece(piece, language) for piece in pieces[::2]]
    return "".join(pieces)


# A page with facts is read twice, once with their names, and all else on it is the same.
@lru_cache(maxsize=2048)
def _normalise_piece(text: str, language: str) -> str:
    western = to_western_digits(text)
    parts: list[str] = []
    place = 0
    for number in read_plain_numbers(text, language):
        if number.start < 0 or number.is_decade or _is_unclear(number):
            continue
        unit = (
            Unit()
            if number.is_phone
            else read_close_unit(western, number.start, number.end, language)
        )
        start, end = _span(western, number, unit)
        if start >= place:
            parts += [western[place:start], _spell(western, number, unit)]
            place = end
    return "".join([*parts, western[place:]])


def _is_unclear(number: Number) -> bool:
    """7.30 can be money or a time, 7.30pm cannot."""
    return bool(number.alternative) and not number.typed.rstrip(".")[-1].isalpha()


def _span(text: str, number: Number, unit: Unit) -> tuple[int, int]:
    """Of all that is spelled anew: a bracket around the code of a town, a sign, a short unit."""
    start, end = number.start, max(number.end, unit.end)
    if number.is_phone and ")" in text[start:end] and text[start - 1 : start] == "(":
        start -= 1
    if unit.is_sign and 0 <= unit.start < start and "-" not in text[unit.start : start]:
        start = unit.start
    return start, end


def _spell(text: str, number: Number, unit: Unit) -> str:
    if number.is_phone:
        code, rest = number.value[:_AREA_CODE], number.value[_AREA_CODE:]
        return f"{code} {rest}" if number.value.startswith("0") else number.value
    value = number.value.removeprefix("-")
    before = after = ""
    start, end = _span(text, number, unit)
    if start < number.start:
        before = text[start : number.start].replace(" ", "")
    if end > number.end:
        after = text[number.end : end].replace(" ", "")
    is_money = bool(before) and unit.is_sign
    return f"{before}{_spell_value(value, number, is_money)}{after}"


def _spell_value(value: str, number: Number, is_money: bool) -> str:
    if number.half_of_day or ":" in value:
        return f"{value}{number.half_of_day}"
    if _FULL_HOUR.fullmatch(to_western_digits(number.typed)):
        return f"{value}:00"
    if not re.fullmatch(r"\d+(\.\d+)?", value) or value.startswith("0"):
        return value
    amount = Decimal(value)
    places = max(2, len(value.partition(".")[2])) if is_money else len(value.partition(".")[2])
    decimals = places if "." in value else 0
    return f"{amount:,.{decimals}f}" if amount >= _GROUPED_FROM else f"{amount:.{decimals}f}"
