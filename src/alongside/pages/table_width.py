"""Whether a table may be too wide for a small phone, so that it has to be scrolled there.

Only such a table is a stop for the Tab key: a stop where nothing scrolls is one press more for
nothing. The page has no script that could measure, so the longest words tell. They are taken for
wider than they are: with letters of a wide font, bold, and a reader's own spacing between them
(WCAG 2.2, 1.4.12). theme/assets/tables.css keeps to what is said here: a table that fits has no
words to scroll to, and one that may not fit is wide enough to scroll on each small phone.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import zip_longest
from xml.etree.ElementTree import Element

_ROOM = 18.0
"""Of a table on a screen of 320 CSS px, in times the usual size of letters, 16 px. The rest is the
edge of the page."""
_CELL_EDGE = 0.6
_SPACING = 0.12
"""Between letters, as a reader may set it."""

# A line can end at a space, but for those that hold words together, and after a hyphen in a word.
_LINE_ENDS = re.compile(r"[^\S\u00a0\u202f\u2007]+|(?<=[\u00ad\u200b])|(?<=[^\W\d_]-)(?=[^\W\d_])")

_NARROW = frozenset("iIjlft.,:;!'’|()[]/ -")
_MIDDLE = frozenset("crszćśźż")
_WIDE = frozenset("mwMWQOGD@%—…&")
_WIDTHS = {"narrow": 0.43, "wide": 0.98, "capital": 0.75, "middle": 0.54, "usual": 0.64}
_SCRIPT_WIDTHS = {"ARABIC": 0.6, "BENGALI": 0.84, "CJK": 1.1}
"""Of a letter. Urdu is set an eighth larger than other languages in a table."""
_SIGN_BESIDE = 0.4
"""Of a sign that belongs to a letter and stands beside it, as in Bengali."""


def may_scroll(table: Element) -> bool:
    """Whether a table's words may need more room than a small phone has."""
    rows = [[_longest_word(cell) for cell in row] for row in table.iter("tr")]
    columns = [max(widths) for widths in zip_longest(*rows, fillvalue=0.0)]
    # The letters of the first column stand below those of the text: it has one edge.
    return sum(columns) + _CELL_EDGE * (len(columns) - 0.5) > _ROOM


def _longest_word(cell: Element) -> float:
    words = _LINE_ENDS.split("".join(cell.itertext()))
    return max(sum(map(_letter_width, word)) for word in words)


def _letter_width(letter: str) -> float:
    category = unicodedata.category(letter)
    if category in ("Mn", "Me", "Cf"):
        return 0.0
    if category == "Mc":
        return _SIGN_BESIDE
    return _SPACING + _drawn_width(letter, category)


def _drawn_width(letter: str, category: str) -> float:
    script = unicodedata.name(letter, "").partition(" ")[0]
    if script in _SCRIPT_WIDTHS:
        return _SCRIPT_WIDTHS[script]
    if letter in _NARROW:
        return _WIDTHS["narrow"]
    if letter in _MIDDLE:
        return _WIDTHS["middle"]
    if letter in _WIDE:
        return _WIDTHS["wide"]
    return _WIDTHS["capital" if category == "Lu" else "usual"]
