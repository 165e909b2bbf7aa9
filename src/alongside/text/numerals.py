"""Figures in the digits that the readers of a language expect."""

from __future__ import annotations

import unicodedata

from alongside.model import Language

_ZERO_NAMES = {
    "latn": "DIGIT ZERO",
    "arab": "ARABIC-INDIC DIGIT ZERO",
    "arabext": "EXTENDED ARABIC-INDIC DIGIT ZERO",
    "beng": "BENGALI DIGIT ZERO",
    "deva": "DEVANAGARI DIGIT ZERO",
    "gujr": "GUJARATI DIGIT ZERO",
    "guru": "GURMUKHI DIGIT ZERO",
    "khmr": "KHMER DIGIT ZERO",
    "knda": "KANNADA DIGIT ZERO",
    "laoo": "LAO DIGIT ZERO",
    "mlym": "MALAYALAM DIGIT ZERO",
    "mymr": "MYANMAR DIGIT ZERO",
    "orya": "ORIYA DIGIT ZERO",
    "tamldec": "TAMIL DIGIT ZERO",
    "telu": "TELUGU DIGIT ZERO",
    "thai": "THAI DIGIT ZERO",
    "tibt": "TIBETAN DIGIT ZERO",
}
"""CLDR's name of a numbering system to Unicode's name of its zero. The other nine digits follow it.

CLDR has more of them. These are the ones that CSS can count pages in as well.
"""
COUNTER_STYLES = {
    "latn": "decimal",
    "arab": "arabic-indic",
    "arabext": "persian",
    "beng": "bengali",
    "deva": "devanagari",
    "gujr": "gujarati",
    "guru": "gurmukhi",
    "khmr": "khmer",
    "knda": "kannada",
    "laoo": "lao",
    "mlym": "malayalam",
    "mymr": "myanmar",
    "orya": "oriya",
    "tamldec": "tamil",
    "telu": "telugu",
    "thai": "thai",
    "tibt": "tibetan",
}
"""The same numbering systems by their names in CSS Counter Styles, chapter 6.1."""


def format_page_number(number: int, language: Language) -> str:
    return convert_digits(str(number), language)


def convert_digits(text: str, language: Language) -> str:
    """The text with its digits 0 to 9 as the language writes them."""
    zero = ord(unicodedata.lookup(_ZERO_NAMES[language.numerals]))
    return text.translate({ord("0") + digit: chr(zero + digit) for digit in range(10)})
