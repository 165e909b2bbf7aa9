"""One way to write each letter: what a file has in another way is read as if it had this one.

Keyboards, PDFs and systems write the same letter in several ways: é as one sign or as e and an
accent, য় of Bengali as one sign or as two, ﬁ or a letter of Arabic in the shape that it takes in
a word. A reader sees no difference; a search, a comparison or a screen reader may. Unicode's
composed form (NFC) is the one, which for some letters, such as that of Bengali, is two signs.
"""

from __future__ import annotations

import re
import unicodedata

_OTHER_SHAPES = re.compile(
    "["
    "\ufb00-\ufb4f"  # joined Latin, Armenian and Hebrew letters
    "\ufb50-\ufdcf\ufe70-\ufefc"  # Arabic letters in the shapes that they take in a word
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"  # wide Latin letters and digits
    "\uff66-\uff9f\uffa0-\uffdc"  # narrow letters of Japanese and Korean
    "\U0001d400-\U0001d7ff"  # Latin and Greek letters and digits in other faces
    "]+"
)
"""Letters that Unicode has a second time. Not among them is what stands for a phrase, such as ﷺ,
and what says something by its place, as ² does."""


def normalise_characters(text: str) -> str:
    """The text with each letter in its one spelling; nothing of what readers meet is lost.

    Line ends and the number of lines stay.
    """
    if text.isascii():
        return text
    text = _OTHER_SHAPES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return unicodedata.normalize("NFC", text)
