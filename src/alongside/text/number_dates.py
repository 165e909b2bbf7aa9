"""Days and decades as they are written in figures: 20.05.2027, 2027-05-20, the 1970s, lata 70."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from alongside.text.unit_tables import unit_table

_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d/-]|[.,:]\d)")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d-]|[.,:]\d)")
_HAN_DAY = re.compile(r"(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日号號일])?")
"""Chinese, Japanese and Korean have no other names of months: 2026年12月25日, 12月25日, 12月."""
_HAN_YEAR = re.compile(r"(\d{4}) ?[年년](?![间間])")
_ENGLISH_DECADE = re.compile(r"(\d{3}0)(?:[’']s|s)(?!\w)")


class Day(NamedTuple):
    """A day as read from figures. day: 0, and year: "", where nothing is said of it. end: where it
    ends in the text."""

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
    elif found := _HAN_DAY.match(text, at):
        year, month, day = found[1] or "", int(found[2]), int(found[3] or 0)
    else:
        return None
    is_day = 0 <= day <= 31 and 1 <= month <= 12 and (day or found.re is _HAN_DAY)
    return Day(day, month, year, found.end()) if is_day else None


def read_year(text: str, at: int) -> tuple[str, int] | None:
    """(“2026”, where it ends) for 2026年, which would be 2026 years."""
    found = _HAN_YEAR.match(text, at)
    return (found[1], found.end()) if found else None


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
