"""Telephone numbers that a text shows, and whether two spellings ring the same telephone."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"\+?\d(?:[ ()./\u00a0-]{0,3}\d)*")
_FEWEST = 6
"""Digits of a number that somebody lives behind. Numbers with fewer, such as 111, are for all of a
country; in the words of a link they may be years or hours, too."""
_LONGEST_COUNTRY = 3
"""Digits of a country's number (ITU-T E.164)."""


def find_phones(text: str, called: str) -> list[str]:
    """The telephone numbers in the words of a link. Digits are 0 to 9.

    called: what the link rings; if that is short, short numbers in the words count as well.
    """
    found = [match.strip() for match in _DIGITS.findall(text)]
    phones = [number for number in found if _count_digits(number) >= _FEWEST]
    is_only_number = len(found) == 1 and found[0] == text.strip()
    if not phones and (_count_digits(called) < _FEWEST or is_only_number):
        phones = [number for number in found if _count_digits(number) >= 3]
    return phones


def is_same_phone(one: str, other: str) -> bool:
    """01632 960001, (01632) 960001, +44 1632 960001 and +44 (0)1632 960001 are the same."""
    first, second = _normalise(one), _normalise(other)
    if first == second:
        return True
    if first.startswith("+") == second.startswith("+"):
        return False
    international, national = sorted((first, second))
    if not national.startswith("0"):
        return False
    # Which country is not said, so any may be meant.
    country = international.removeprefix("+").removesuffix(national[1:])
    return international.endswith(national[1:]) and 1 <= len(country) <= _LONGEST_COUNTRY


def _count_digits(text: str) -> int:
    return sum(sign.isdigit() for sign in text)


def _normalise(phone: str) -> str:
    digits = re.sub(r"[^\d+]", "", phone.replace("(0)", ""))
    # 00 stands for + in most of the world.
    return f"+{digits[2:]}" if digits.startswith("00") else digits
