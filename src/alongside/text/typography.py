"""Makes texts equal that differ only in typography, so that only a change of words counts.

Made equal: the shapes of quotation marks, dashes, minus signs and spaces, joined letters,
lengthened Arabic letters, signs that nobody can see, and the two ways in which Unicode can write
one letter. Kept: capitals (“may” and “May”), accents, vowel marks of Arabic, dots below letters,
and the two joiners that choose the shape of a letter group, as each of them can make another word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_EQUAL_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛‹›", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑−", "-"),
        "―": "—",
        "…": "...",
        # Taken out: soft hyphen, zero-width space, word joiner, marks of direction, lengthening,
        # forms of emoji.
        **dict.fromkeys(
            "\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e"
            "\u2066\u2067\u2068\u2069\u0640\ufe0e\ufe0f"
        ),
    }
)
_JOINED = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefe]+")
"""Letters that Unicode has a second time, joined or in the shape that they take in a word."""
# French sets a space inside its quotation marks.
_INNER_SPACE = re.compile("(?<=[«‹])[\u00a0\u202f]|[\u00a0\u202f](?=[»›])")
# The same space, or none, on both sides: 9 – 5, 9–5.
_RANGE = re.compile(r"(?<=\d)( ?)[—–-]\1(?=\d)")
_BETWEEN_WORDS = re.compile(r"(?<=\S)—(?=\S)| [—–-] ")
_DASH = re.compile("[—–]")
_QUOTED = re.compile(r'(?<!\w)"([^"]*)"')
_DOUBLE = re.compile(r'(?<!\d)"')
"""Not behind a figure, where two strokes may be inches and one may be feet, unless they end a
quotation."""


# A section is fingerprinted as it is typed and as it reads, with much the same words.
@lru_cache(maxsize=4096)
def normalise_typography(text: str) -> str:
    """One line, the same for any two texts that differ only in typography.

    Part of every recorded fingerprint: a change here makes pages stale and ends sign-offs.
    """
    text = _JOINED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = _INNER_SPACE.sub("", text)
    text = text.translate(_EQUAL_SIGNS)
    text = " ".join(unicodedata.normalize("NFC", text).split())
    # Ranges first: the dash of 9–5 is no dash between words.
    text = _RANGE.sub("-", text)
    text = _BETWEEN_WORDS.sub(" - ", text)
    text = _DASH.sub("-", text)
    # Whole quotations first: a stroke behind a figure ends one only if one was opened.
    text = _QUOTED.sub(r"'\1'", text)
    return _DOUBLE.sub("'", text)
