"""A number that is said twice in a row: “25 funtów (£25)”, “12 March (12.03)”, “half (50%)”.

The second one stands in brackets, or after a dash, right beside the first. It tells readers nothing
new, and another language may do without it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alongside.text.number_reader import Number
from alongside.text.unit_tables import unit_table

_SOME_WORDS = r"[^\d().;:!?\n]{0,40}"
_OPENS = re.compile(rf"{_SOME_WORDS}[(\[][^\d()\[\]]{{0,12}}")
_DASH = re.compile(rf"{_SOME_WORDS} [–—-] ?[^\w\s]{{0,2}}")
_CLOSES = re.compile(r"[^\d()\[\]]{0,40}[)\]]")
_DATE = re.compile(r"[(\[](\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}))?\.?[)\]]")
_WORDS_BEFORE_BRACKET = re.compile(r"((?:[^\s\d().;:!?]{1,20} ?){1,3})[(\[]$")


def mark_restated(numbers: Sequence[Number], text: str, language: str) -> list[Number]:
    """The same numbers, those marked that are said for the second time. text: Western digits."""
    marked = list(numbers)
    for place, number in enumerate(numbers):
        before = marked[place - 1] if place else None
        if _says_again(before, number, text) or _says_a_word_again(number, text, language):
            marked[place] = replace(number, is_restated=True)
    return _mark_dates(marked, text)


def _says_again(before: Number | None, number: Number, text: str) -> bool:
    if before is None or before.value != number.value or before.end < 0 or number.is_phone:
        return False
    between = text[before.end : number.start]
    meanings = before.unit.meanings & number.unit.meanings
    if _OPENS.fullmatch(between) and _CLOSES.match(text, number.end):
        return bool(meanings) or before.unit.meanings == number.unit.meanings
    return bool(meanings and _DASH.fullmatch(between))


def _says_a_word_again(number: Number, text: str, language: str) -> bool:
    """“half (50%)”."""
    if "percent" not in number.unit.meanings or not _CLOSES.match(text, number.end):
        return False
    before = _WORDS_BEFORE_BRACKET.search(text, max(0, number.start - 70), number.start)
    shares = unit_table(language).shares
    words = before[1].casefold().split() if before else []
    return any(
        shares.get(" ".join(words[-length:])) == number.value for length in range(len(words), 0, -1)
    )


def _mark_dates(numbers: list[Number], text: str) -> list[Number]:
    """A date in brackets after the same date with the name of its month."""
    marked = list(numbers)
    for found in _DATE.finditer(text):
        before = [place for place, n in enumerate(numbers) if 0 <= n.end <= found.start()]
        first = before[-1] + 1 if before else 0
        if not _is_same_date([numbers[place] for place in before[-2:]], found, text):
            continue
        # Of 12.03.2026 the two numbers, the day and the year, have no place of their own.
        for place in range(first, min(len(numbers), first + 2)):
            if numbers[place].start >= found.end():
                break
            marked[place] = replace(numbers[place], is_restated=True)
    return marked


def _is_same_date(said: Sequence[Number], found: re.Match[str], text: str) -> bool:
    month = next((number.month for number in reversed(said) if number.month), 0)
    day, other, year = found.groups()
    if int(other) != month:
        day, other = other, day  # 3/12, as Americans write it
    values = {number.value for number in said if number.month}
    is_same = int(other) == month and str(int(day)) in values and (not year or year in values)
    return is_same and bool(re.fullmatch(_SOME_WORDS, text[said[-1].end : found.start()]))
