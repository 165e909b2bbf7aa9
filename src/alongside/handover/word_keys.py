"""Names of bookmarks that say which row of a Word table is which, out of the sight of its readers.

Word and LibreOffice keep bookmarks, also where words are typed over. Names that begin with a
stroke are hidden in Word, and may have letters, digits and strokes only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

ROW, WORDS, ALT_TEXT = "row", "words", "alt"
"""What a bookmark marks: the first cell of a row, its words, what its picture shows."""
_NAME = re.compile(r"_alongside\d+_(row|words|alt)_((?:(?!_Copy_)\w)+)")
"""Not of a row that somebody copied: Word leaves its bookmark out, LibreOffice calls it a copy."""
_SPELLINGS = (("/", "_s_"), ("-", "_d_"))


class KeyWriter:
    """Adds bookmarks to one document. Each has a number of its own."""

    def __init__(self) -> None:
        self._count = 0

    def add(self, paragraph: Paragraph, table_number: int, what: str, key: str) -> None:
        """At the start of a paragraph, around nothing.

        key: of a row, such as "3", "title" or "3/picture-1".
        """
        for sign, spelling in _SPELLINGS:
            key = key.replace(sign, spelling)
        self._count += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        start.set(qn("w:name"), f"_alongside{table_number}_{what}_{key}")
        for mark in (start, end):
            mark.set(qn("w:id"), str(self._count))
            paragraph._p.append(mark)


def find_key(bookmarks: Iterable[str], what: str) -> str:
    """The key that a cell's bookmarks give it, or ""."""
    for name in bookmarks:
        match = _NAME.fullmatch(name)
        if match and match[1] == what:
            key = match[2]
            for sign, spelling in _SPELLINGS:
                key = key.replace(spelling, sign)
            return key
    return ""
