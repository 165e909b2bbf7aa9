"""Telephone numbers in a text, and whether two spellings ring the same telephone."""

from __future__ import annotations

import re

_INTERNATIONAL_PHONE = re.compile(r"\+\d(?:[ ()-]{0,2}\d)+")
# From the nought on, with the groups behind it: 01582 511 033 or (01582) 511 033.
_NATIONAL_PHONE = re.compile(r"0\d{2,}\)?(?:[ -]\d{2,})*")
_DIGITS = re.compile(r"\+?\d(?:[ ()./\u00a0-]{0,3}\d)*")
_FEWEST = 6
"""Digits of a number that somebody lives behind. Numbers with fewer, such as 111, are for all of a
country; in the words of a link they may be years or hours, too."""
_LONGEST_COUNTRY = 3
"""Digits of a country's number (ITU-T E.164)."""


def read_phone(text: str, at: int) -> tuple[str, int] | None:
    """A telephone number that begins there, in one spelling, and where it ends.

    In Britain one has at most 11 digits and with +44 at most 12 (E.164: 15 anywhere): what follows
    is another number.
    """
    match = _INTERNATIONAL_PHONE.match(text, at) or _NATIONAL_PHONE.match(text, at)
    if not match:
        return None
    is_international = text[at] == "+"
    most = 11
    if is_international:
        most = 12 if text.startswith("+44", at) else 15
    end = at
    digits = ""
    # +44 (0)20: the nought in brackets is not dialled with +44.
    for group in re.finditer(r"\+?\d+", match.group().replace("(0)", "   ")):
        more = group.group().strip("+")
        if digits and len(digits) + len(more) > most:
            break
        digits += more
        end = at + group.end()
    # Shorter ones are dates, ages or short codes: their groups stay apart.
    if len(digits) < 9:
        return None
    return ("+" if is_international else "") + digits, end


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
