"""Figures in the digits that the readers of a language expect."""

from __future__ import annotations

from alongside.model import Language

_ZERO = {"latn": "0", "beng": "০", "arabext": "۰"}
"""CLDR's name of a numbering system to its zero. The other nine follow it in Unicode."""
COUNTER_STYLES = {"latn": "decimal", "beng": "bengali", "arabext": "persian"}
"""The same digits as CSS Counter Styles names them."""


def format_page_number(number: int, language: Language) -> str:
    return convert_digits(str(number), language)


def convert_digits(text: str, language: Language) -> str:
    """The text with its digits 0 to 9 as the language writes them."""
    zero = ord(_ZERO[language.numerals])
    return text.translate({ord("0") + digit: chr(zero + digit) for digit in range(10)})
