"""Letters that Word stores by a number in a font of symbols, or raised, as letters of Unicode."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml import etree

_PRIVATE_USE = 0xF000
"""Word adds this to the number of a symbol, or leaves it out."""
_WINGDINGS = {
    0x28: "☎",
    0x2A: "✉",
    0x4A: "☺",
    0x4C: "☹",
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "☐",
    0xAB: "★",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "☐"}
_SYMBOL = {
    0xA3: "≤",
    0xA5: "∞",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xD6: "√",
}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_OTHER_SYMBOL_FONTS = ("webdings", "wingdings 3", "marlett", "zapfdingbats", "bookshelf symbol 7")
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")


def find_symbol(font: str, code: str) -> str:
    """The letter that a reader sees, or "" where we do not know it.

    code: the number in hexadecimal digits, as Word writes it.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    name = font.casefold()
    if name in _FONTS:
        return _FONTS[name].get(number & 0xFF, "")
    is_letter = name not in _OTHER_SYMBOL_FONTS and 0x20 <= number < 0xD800
    return chr(number) if is_letter else ""


def raise_letters(words: str, properties: etree._Element | None) -> str:
    """Digits that stand higher or lower as letters of their own, so that m² does not become m2."""
    setting = None if properties is None else properties.find(qn("w:vertAlign"))
    place = "" if setting is None else setting.get(qn("w:val"))
    letters = {"superscript": _RAISED, "subscript": _LOWERED}.get(place or "")
    # Where a letter has no raised one, as in 1st, all of it stays as it is.
    if letters is None or any(ord(letter) not in letters for letter in words):
        return words
    return words.translate(letters)
