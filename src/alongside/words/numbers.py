"""The numbers of a text, written one way whatever the script, separators or clock of its language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from babel.numbers import get_decimal_symbol

_NUMBER = re.compile(r"\d+(?:[.,'’:\u00a0\u202f\u2009 ]\d+)*")
_SPACES = "\u00a0\u202f\u2009"
_GROUPS = re.compile(r"\d{1,3}(?:[., '’]\d{2,3})*[., '’]\d{3}")
_PHONE = re.compile(r"0[\d ]+")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)")


def numbers_in(text: str, language: str) -> Counter[str]:
    """Each number of the text and how often it stands there, in one spelling.

    ١٢ is 12; 991,800, 991 800 and 9,91,800 are 991800; 8,9 and 8.9 are 8.9;
    17:00 is 5, because one language says "5 in the afternoon" where another
    says 17:00; a telephone number is one number however it is spaced.
    """
    return Counter(number for number, _ in _found(text, language))


def as_typed(text: str, language: str, number: str) -> str:
    """How the text itself writes a number that numbers_in found there; "" when it is not there."""
    return next((typed for found, typed in _found(text, language) if found == number), "")


def _found(text: str, language: str) -> Iterator[tuple[str, str]]:
    """(number in one spelling, the digits as they stand in the text)."""
    for match in _NUMBER.finditer(_western(text)):
        numbers = _spell(match.group(), language)
        typed = text[match.start():match.end()]
        yield from ((number, typed if len(numbers) == 1 else number) for number in numbers)


def _western(text: str) -> str:
    out = []
    for character in text:
        digit = unicodedata.digit(character, None) if unicodedata.category(character) == "Nd" else None
        out.append(str(digit) if digit is not None else " " if character in _SPACES else character)
    return "".join(out).replace("\u066b", ".").replace("\u066c", ",")


def _spell(token: str, language: str) -> list[str]:
    clock = _CLOCK.fullmatch(token)
    if clock and int(clock[1]) < 25 and int(clock[2]) < 60:
        hour = str((int(clock[1]) - 1) % 12 + 1)
        return [hour if clock[2] == "00" else f"{hour}:{clock[2]}"]
    if _PHONE.fullmatch(token) and sum(c.isdigit() for c in token) >= 9:
        return [token.replace(" ", "")]
    decimal = get_decimal_symbol(language.replace("-", "_"))
    whole, _, part = token.rpartition(decimal)
    if part.isdigit() and (whole.isdigit() or _GROUPS.fullmatch(whole)):
        return [f"{_joined(whole)}.{part}"]
    if _GROUPS.fullmatch(token):
        return [_joined(token)]
    if re.fullmatch(r"\d+[.,]\d+", token):
        return [token.replace(",", ".")]
    return _parts(token)


def _parts(token: str) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)?", token) if " " in token else re.findall(r"\d+", token)


def _joined(token: str) -> str:
    return re.sub(r"\D", "", token)
