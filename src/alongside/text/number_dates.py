"""Days and decades as they are written in figures: 20.05.2027, 2027-05-20, the 1970s, lata 70."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from alongside.text.unit_tables import unit_table

_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d/-]|[.,:]\d)")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d-]|[.,:]\d)")
_ENGLISH_DECADE = re.compile(r"(\d{3}0)(?:[’']s|s)(?!\w)")


class Day(NamedTuple):
    """A day as read from figures. end: where it ends in the text."""

    day: int
    month: int
    year: str
    end: int


def read_day(text: str, at: int) -> Day | None:
    """The day that begins here. What can be none, such as 12.13.2027, is three numbers."""
    if found := _DAY_FIRST.match(text, at):
        day, month, year = int(found[1]), int(found[3]), found[4]
    elif found := _YEAR_FIRST.match(text, at):
        year, month, day = found[1], int(found[2]), int(found[3])
    else:
        return None
    is_day = 1 <= day <= 31 and 1 <= month <= 12
    return Day(day, month, year, found.end()) if is_day else None


def read_decade(text: str, at: int, language: str) -> tuple[str, str, int] | None:
    """(“1970s”, “70s”, where it ends): how the decade is spelled, and what else it may be.

    Where the words leave the century out, the other reading is the number alone: “the 70s”.
    """
    if language.startswith("en"):
        found = _ENGLISH_DECADE.match(text, at)
    else:
        found = _find_decade(text, at, language)
    if not found:
        return None
    years = found[1]
    return (f"{years}s", f"{years[-2:]}s" if len(years) == 4 else years, found.end())


def _find_decade(text: str, at: int, language: str) -> re.Match[str] | None:
    words = unit_table(language).decades
    if not words:
        return None
    before, behind = _patterns(words.get("before", ""), words.get("behind", ""))
    if before and not before.search(text[max(0, at - 12) : at]):
        return None
    return behind.match(text, at)


@cache
def _patterns(before: str, behind: str) -> tuple[re.Pattern[str] | None, re.Pattern[str]]:
    """before: what must stand before the number; "" for nothing."""
    first = re.compile(rf"(?<!\w)(?:{before})\s$", re.IGNORECASE) if before else None
    return first, re.compile(rf"(\d\d\d0|\d0)(?:{behind})")
