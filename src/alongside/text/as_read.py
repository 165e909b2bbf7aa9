"""A text as its readers meet it: every measure of words reads this, and not what was typed.

A soft hyphen in a word, an accent in a second sign, a Cyrillic letter among Latin ones: readers see
the same word. Whoever counts syllables, looks for hard words or tells a language must, too.
"""

from __future__ import annotations

import re
from functools import lru_cache

import regex

from alongside.system.characters import normalise_characters

_UNSEEN = regex.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
    # The two joiners choose the shape of letters in other scripts, and of emoji.
    "|(?<=[\\p{Latin}\\p{Cyrillic}\\p{Greek}\\p{Armenian}\\p{Hebrew}][\\p{M}]*)[\u200c\u200d\ufe00-\ufe0f]+"
    "|[\u200c\u200d]+(?=[\\p{Latin}\\p{Cyrillic}\\p{Greek}\\p{Armenian}\\p{Hebrew}])"
)
"""What nobody sees and nobody hears."""
_SPACE = regex.compile(r"[\p{Zs}]")
_MAY_BE_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""The signs of _UNSEEN, wherever they stand. To look for these first takes a tenth of the time."""
_APOSTROPHES = "\u02bc\u02b9\u2032\u201b\uff07\u00b4`"
_MAY_BE_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_APOSTROPHE = regex.compile(f"(?<=\\p{{L}})[{_APOSTROPHES}](?=\\p{{L}})")
_MIXED_WORD = regex.compile(
    r"(?=[\p{L}\p{M}]*\p{Latin})[\p{L}\p{M}]*[\p{Cyrillic}\p{Greek}][\p{L}\p{M}]*"
)
_OF_OTHER_SCRIPT = regex.compile(r"[\p{Cyrillic}\p{Greek}]")
_LOOK_ALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u04bb\u0501\u051b\u051d"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0405\u0408"
    "\u03bf\u03b1\u03bd\u03c1\u03b9\u03ba\u03c5"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "aeopcyxisjhdqwABEKMHOPCTXISJoavpikuABEZHIKMNOPTYX",
)
"""Cyrillic and Greek letters to the Latin ones that look like them."""


def text_as_read(text: str) -> str:
    """The words without what readers do not meet, spaces and letters in one spelling each."""
    if text.isascii():
        return text
    return _as_read_cached(text)


# Every check that reads words asks for the same lines.
@lru_cache(maxsize=16384)
def _as_read_cached(text: str) -> str:
    text = normalise_characters(text)
    if _MAY_BE_UNSEEN.search(text):
        text = _UNSEEN.sub("", text)
    text = _SPACE.sub(" ", text)
    return str(_APOSTROPHE.sub("’", text)) if _MAY_BE_APOSTROPHE.search(text) else text


def with_latin_letters(text: str) -> str:
    """The text with Latin letters in the place of those that look like them, in words that have
    both. Its length stays."""
    if text.isascii() or not _OF_OTHER_SCRIPT.search(text):
        return text
    return str(_MIXED_WORD.sub(lambda match: match[0].translate(_LOOK_ALIKES), text))
