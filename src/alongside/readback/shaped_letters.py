"""Which letters' shapes a font has to draw for a word: joined, stacked and put in order.

HarfBuzz, which sets the text of the PDFs, too, is asked for one word by itself. So what a page
shows can be held against what its words need, without the program that made the page.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import bidirectional

import regex
import uharfbuzz

_LETTER = r"(?:(?!\p{Latin}|\p{Greek}|\p{Cyrillic})\p{L}|\u0640)"
"""Of a script whose letters may change beside others; and the stroke that makes words longer."""
_WORD = rf"\(?{_LETTER}(?:{_LETTER}|[\p{{M}}\u00ad\u200c\u200d])*\)?"
_NUMBER = (
    r"(?<![-+\u2212])(?![0-9])\p{Nd}(?:[.,/:\u060c\u066b\u066c]?(?![0-9])\p{Nd})*(?![-+\u2212])"
)
"""In figures of its script. Beside a sign, its direction depends on the words before it."""
_WORD_OR_NUMBER = regex.compile(f"{_WORD}|{_NUMBER}")
_LATIN = regex.compile(r"\p{Latin}")
_IS_NUMBER = regex.compile(r"\p{Nd}")


class Word(NamedTuple):
    """A word or number, with the bracket that stands at it."""

    text: str
    goes_left: bool

    @property
    def is_number(self) -> bool:
        return bool(_IS_NUMBER.match(self.text))


def words_with_shapes(text: str, page_goes_left: bool) -> list[Word]:
    """The words and numbers of scripts whose letters may change their shape, in order.

    page_goes_left: whether the paragraphs go from right to left. Then numbers stand in a line that
    does, and brackets at such a word are turned with it; but beside Latin words an author may have
    set the line the other way.
    """
    turns_brackets = page_goes_left and not _LATIN.search(text)
    found = []
    for word in _WORD_OR_NUMBER.findall(text):
        letters = word.strip("()")
        is_number = _IS_NUMBER.match(word)
        goes_left = page_goes_left if is_number else bidirectional(letters[0]) in ("R", "AL")
        found.append(Word(word if goes_left and turns_brackets else letters, goes_left))
    return found


class ShapedFont:
    """A font file, asked for the shapes of words. has_words: whether words may be drawn with it.

    A font of signs has letters of many scripts, too, but not as they stand beside each other.
    """

    def __init__(self, file: Path, has_words: bool) -> None:
        self.has_words = has_words
        self.face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)))
        self.font = uharfbuzz.Font(self.face)
        self.drawable = frozenset(self.face.unicodes)

    def can_draw(self, word: Word) -> bool:
        letters = (letter for letter in word.text if not _is_join(letter))
        return all(ord(letter) in self.drawable or letter in _SIGNS for letter in letters)

    def shapes(self, word: Word, language: str) -> str:
        """A character for each glyph, by its number, in the order in which a reader meets them."""
        return _shapes(self, word, language)


_SIGNS = frozenset("().,/:\u060c\u066b\u066c")
"""Those of a word that another font may draw."""


def _is_join(letter: str) -> bool:
    return letter in "\u00ad\u200c\u200d"


@lru_cache(maxsize=65536)
def _shapes(font: ShapedFont, word: Word, language: str) -> str:
    buffer = uharfbuzz.Buffer()
    buffer.add_str("".join(c for c in word.text if _is_join(c) or ord(c) in font.drawable))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if word.goes_left and not word.is_number else "ltr"
    buffer.language = language
    buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    uharfbuzz.shape(font.font, buffer)
    glyphs = "".join(chr(info.codepoint) for info in buffer.glyph_infos)
    # A number goes from left to right, and so it is met from its end where the line goes left.
    return glyphs[::-1] if word.goes_left else glyphs
