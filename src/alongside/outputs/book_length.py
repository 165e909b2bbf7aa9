"""How many pages a book of some documents will have, told from their texts alone.

It is told rather too long than too short: a book that is a page shorter than it may be is no loss,
one that is a page too long stops a release. Measures are those of print.css and book.css.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from alongside.model import EASY_READ, LEAD, Block, Format, Section, Sources, Strand, Variant
from alongside.outputs.letter_size import letter_size
from alongside.publication.terms import terms_of_documents

_PAGE = 235.0
"""Millimetres of a page that hold text: A4 without its margins, and without what stays empty at the
end as an idea or a heading is never divided."""
_LINE = 170.0
"""Length of a line in millimetres."""
_PICTURE, _GAP = 32.0, 8.0
"""Height and width of a picture of easy read, and what is between it and its words."""
_POINT = 25.4 / 72
_LETTER = 0.55
"""Width of a letter in sizes, spaces among them."""
_LEADING = 1.5
_HEADINGS: Mapping[int, tuple[float, float]] = {1: (2.0, 4.0), 2: (1.5, 2.4), 3: (1.2, 1.9)}
"""Depth to the size of its letters and the room around it, in those of the text. Deeper ones are
like the text."""
_ROOM = {"item": 0.35, "cell": 0.0, "header-cell": 0.0}
"""Below each kind of block, in letter sizes. The rest are as paragraphs are."""
_PARAGRAPH_ROOM = 0.8
_END = 1.2
"""Pages of what ends each book: other ways to read it, and how to reach us."""


class BookLengths:
    """Of the books of one strand, in usual print."""

    def __init__(self, sources: Sources, strand: Strand):
        self._sources, self._strand = sources, strand
        self._size = letter_size(Format.BOOK, strand.level) * _POINT
        self._heights: dict[str, float] = {}

    def pages(self, documents: Sequence[str]) -> int:
        """Cover, contents, the documents, the words that they use, and the end."""
        text = sum(map(self._document_height, documents)) + self._glossary_height(documents)
        return 1 + ceil(self._contents_height(documents) / _PAGE) + ceil(text / _PAGE + _END)

    def _variant(self, document: str) -> Variant | None:
        return self._sources.variants.get((document, self._strand.key))

    def _document_height(self, document: str) -> float:
        if document not in self._heights:
            variant = self._variant(document)
            sections = variant.sections if variant else ()
            self._heights[document] = sum(map(self._section_height, sections))
        return self._heights[document]

    def _section_height(self, section: Section) -> float:
        blocks = sum(map(self._block_height, section.blocks))
        return self._heading_height(section.heading, section.depth) + blocks

    def _heading_height(self, words: str, depth: int) -> float:
        size, room = _HEADINGS.get(depth, (1.0, 1.6))
        return self._lines(words, _LINE / size) * size * _LEADING * self._size + room * self._size

    def _block_height(self, block: Block) -> float:
        words = [text for _, text in block.lines] or [block.text]
        if block.pictures and self._strand.level == EASY_READ:
            return self._idea_height(words)
        lines = sum(self._lines(each, _LINE) for each in words)
        return (lines * _LEADING + _ROOM.get(block.kind, _PARAGRAPH_ROOM)) * self._size

    def _idea_height(self, words: Iterable[str]) -> float:
        """Of a picture and its words, each sentence in a line of its own."""
        lines = sum(self._lines(each, _LINE - _PICTURE - _GAP) for each in words)
        return max(_PICTURE, lines * _LEADING * self._size) + self._size

    def _glossary_height(self, documents: Sequence[str]) -> float:
        terms = terms_of_documents(self._sources, self._strand, documents)
        height = self._heading_height("", 1) if terms else 0.0
        for term in terms:
            height += self._heading_height(term.word, 3)
            height += self._idea_height([term.meaning])
        return height

    def _contents_height(self, documents: Sequence[str]) -> float:
        """The heading of the list, and a line for each document and each of its main sections."""
        height = self._heading_height("", 1)
        for document in documents:
            variant = self._variant(document)
            for section in variant.sections if variant else ():
                if section.id == LEAD or section.depth == 2:
                    height += self._lines(section.heading, _LINE) * _LEADING * self._size
        return height

    def _lines(self, words: str, length: float) -> int:
        """How many the words take. length: of each, in millimetres."""
        return max(1, ceil(len(words) * _LETTER * self._size / length))
