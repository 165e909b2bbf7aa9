"""How many pages a book of some documents will have, told from their texts alone.

It is told rather too long than too short: a book that is a page shorter than it may be is no loss,
one that is a page too long stops a release. Measures are those of print.css and book.css.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil

from alongside.model import EASY_READ, Block, Format, Section, Sources, Strand
from alongside.outputs.letter_size import letter_size
from alongside.publication.kinds import case_list, case_studies, self_check
from alongside.publication.terms import TermFinder, term_ids_on_page
from alongside.text.glossary_order import sorted_terms

_PAGE = 206.0
"""Millimetres of a page that hold text: A4 without its margins, and without what stays empty at the
end as an idea or a heading is never divided."""
_CONTENTS_PAGE = 245.0
"""Of a page of the list of contents, which is filled to its end."""
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
_ANSWER_ROOM = 8.0
"""In letter sizes: what a self-check leaves below its questions for writing."""
_PAGE_REFERENCE = len(" (page 12)")
_SUFFIX = len(" (.html)")
_END = 1.2
"""Pages of what ends each book: other ways to read it, and how to reach us."""


class BookLengths:
    """Of the books of one strand, in usual print."""

    def __init__(self, sources: Sources, strand: Strand):
        self._sources, self._strand = sources, strand
        self._is_easy_read = strand.level == EASY_READ
        self._size = letter_size(Format.BOOK, strand.level) * _POINT
        self._terms = {
            term.id: self._heading_height(term.word, 3) + self._idea_height([term.meaning])
            for term in sorted_terms(sources.publication, strand)
        }
        self._finder = TermFinder(sources.publication, strand)
        self._term_ids: dict[str, list[str]] = {}

    def pages(self, documents: Sequence[str]) -> int:
        """Cover, contents, the documents, the words that they use, and the end."""
        contents = self._heading_height("", 1)
        text, terms = 0.0, dict.fromkeys(self._terms_of(documents))
        for document in documents:
            for section in self._sections(document):
                text += self._section_height(section, document, documents)
                if section.depth <= 2:
                    contents += self._height(section.heading)
            text += self._own_part_height(document, documents)
        if terms:
            text += self._heading_height("", 1) + sum(self._terms[id_] for id_ in terms)
        return 1 + ceil(contents / _CONTENTS_PAGE) + ceil(text / _PAGE + _END)

    def _sections(self, document: str) -> Sequence[Section]:
        variant = self._sources.variants.get((document, self._strand.key))
        return variant.sections if variant else ()

    def _terms_of(self, documents: Iterable[str]) -> Iterator[str]:
        for document in documents:
            variant = self._sources.variants.get((document, self._strand.key))
            if document not in self._term_ids:
                found = term_ids_on_page(self._finder, variant) if variant else []
                self._term_ids[document] = found
            yield from self._term_ids[document]

    def _section_height(self, section: Section, document: str, documents: Sequence[str]) -> float:
        height = self._heading_height(section.heading, section.depth)
        for block in section.blocks:
            height += self._block_height(block, self._link_letters(block, document, documents))
        return height

    def _link_letters(self, block: Block, document: str, documents: Sequence[str]) -> int:
        """How many letters say on paper where the links of a block lead."""
        letters = 0
        for link in block.links:
            slug = link.target.split("#")[0].removesuffix(".md") or document
            is_in_book = slug.rsplit("/", 1)[-1] in {each.rsplit("/", 1)[-1] for each in documents}
            letters += _PAGE_REFERENCE if is_in_book else self._address_letters(link.target)
        return letters

    def _address_letters(self, target: str) -> int:
        own = f"{self._sources.publication.url}{self._strand.url}"
        return len(target) + _SUFFIX + (0 if ":" in target else len(own))

    def _block_height(self, block: Block, more: int) -> float:
        """more: how many letters it has on paper besides its words."""
        words = [text for _, text in block.lines] or [block.text]
        words[-1] += " " * more
        if block.pictures and self._is_easy_read:
            return self._idea_height(words)
        room = _ROOM.get(block.kind, _PARAGRAPH_ROOM) * self._size
        return sum(map(self._height, words)) + room

    def _idea_height(self, words: Iterable[str]) -> float:
        """Of a picture and its words, each sentence in a line of its own."""
        height = sum(self._height(each, _LINE - _PICTURE - _GAP) for each in words)
        return max(_PICTURE, height) + self._size

    def _own_part_height(self, document: str, documents: Sequence[str]) -> float:
        """Of what the kind of a document adds to its text."""
        variant = self._sources.variants.get((document, self._strand.key))
        if variant and variant.kind == self_check.NAME:
            return len(variant.sections) * _ANSWER_ROOM * self._size
        if variant and variant.kind == case_list.NAME:
            return sum(self._case_heights(documents))
        return 0.0

    def _case_heights(self, documents: Sequence[str]) -> Iterator[float]:
        """Of the lists of all case studies, and of the address that each has in the first list."""
        item = _ROOM["item"] * self._size
        for names in self._sources.publication.case_names.values():
            yield self._heading_height("", 2) + len(names) * (self._height("") + item)
        for document, kind in self._sources.kinds.items():
            for case in kind.data.cases if isinstance(kind.data, case_studies.CaseStudies) else ():
                entries = len(case.themes) + 2
                yield entries * (self._height("") + item)
                if document not in documents:
                    letters = self._address_letters(f"{document}.{case.section}")
                    yield self._height(" " * letters, _LINE - _GAP)

    def _heading_height(self, words: str, depth: int) -> float:
        size, room = _HEADINGS.get(depth, (1.0, 1.6))
        return self._height(words, _LINE / size) * size + room * self._size

    def _height(self, words: str, length: float = _LINE) -> float:
        """Of words in lines of a length in millimetres."""
        lines = max(1, ceil(len(words) * _LETTER * self._size / length))
        return lines * _LEADING * self._size
