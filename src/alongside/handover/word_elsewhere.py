"""Finds words in a Word document that stand where nobody reads them: outside the cells to fill in.

What we wrote there is known by a record in the properties of the document, out of sight. It holds a
digest of each paragraph, as the pages may have changed since the document was sent out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from alongside.handover.text import Run, digest_words
from alongside.handover.word_package import RECORD_NAME, WordFile
from alongside.handover.word_paragraphs import CellWords, ParagraphReader, is_placeholder

_OUTSIDE = (
    "“{words}” stands outside the tables, so it was not taken over. If it belongs to a page, write "
    "it in the last column of the page's table and import the document again. If not, delete it."
)
_BESIDE = (
    "“{place}”: “{words}” stands beside the words of the page, so it was not taken over. If it "
    "belongs to the page, write it in the last column and import the document again. If not, "
    "delete it."
)
_IN_OTHER_TABLE = (
    "“{words}” stands in a table that belongs to no page, so it was not taken over. If it belongs "
    "to a page, write it in the last column of the page's table and import the document again. A "
    "better word for the glossary: tell whoever sent you this document."
)
_IN_MARGIN = (
    "“{words}” stands at the top or foot of the pages, so it was not taken over. If it belongs to "
    "a page, write it in the last column of the page's table and import the document again."
)
_OTHER_DOCUMENT = (
    "Another document was put outside the tables. Its words were not taken over. If they belong to "
    "a page, copy them into the last column of the page's table and import the document again."
)
_COMMENTS = (
    "The document has comments in its margin, which are not taken over: {comments}. Do what they "
    "ask for in the words, or pass them on."
)
_NO_RECORD = (
    "The program that saved the document lost the list of what we had written outside the cells to "
    "fill in (Google Docs and Pages do that). Words that somebody typed there are not taken over: "
    "look through the document once."
)
_DIGITS = 6
"""Of the digest of a paragraph: one in 16 million others is taken for ours."""
_DIGESTS_IN_PROPERTY = 34
"""Word cuts off a property after 255 letters."""
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_ID = 2
"""Two fixed values of every such property, as the standard wants them."""
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_WORDS_BESIDE_PAGE_NUMBER = 4
"""As in “Page 1 of 3”: more are words of somebody."""


def add_record(document: Document, filled_in: Container[object]) -> None:
    """Puts the digests of all paragraphs that stand elsewhere into the document's properties.

    filled_in: the cells that are read.
    """
    file = WordFile.of_body(document.element.body)
    words = (found.words for found in _paragraphs_elsewhere(file, filled_in))
    digests = sorted({_digest(one) for one in words if one})
    root = etree.fromstring(f'<Properties xmlns="{_NAMESPACE}"/>')
    for number, start in enumerate(range(0, len(digests), _DIGESTS_IN_PROPERTY)):
        attributes = {
            "fmtid": _FORMAT_ID,
            "pid": str(_FIRST_ID + number),
            "name": f"{RECORD_NAME}{number + 1}",
        }
        one = etree.SubElement(root, f"{{{_NAMESPACE}}}property", attributes)
        value = etree.SubElement(
            one, f"{{{_TYPES_NAMESPACE}}}lpwstr", nsmap={"vt": _TYPES_NAMESPACE}
        )
        value.text = " ".join(digests[start : start + _DIGESTS_IN_PROPERTY])
    content = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    part = Part(PackURI("/docProps/custom.xml"), _CONTENT_TYPE, content)
    document.part.package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def notes_on_words_elsewhere(
    file: WordFile, filled_in: Container[object], places: dict[object, str]
) -> Iterator[str]:
    """Sentences on all words that were not read.

    filled_in: cells that are read, and tables that are refused as a whole. places: of the tables
    of sections, their names in messages.
    """
    comments = [words for (kind, _), words in file.notes.items() if kind == "comments" and words]
    if comments:
        yield _COMMENTS.format(comments=", ".join(f"“{words}”" for words in comments))
    if file.record is None:
        yield _NO_RECORD
    else:
        for found in _paragraphs_elsewhere(file, filled_in):
            yield from _notes_on(found, file.record, places)
    for margin in file.margins:
        for paragraph in margin.iter(qn("w:p")):
            if not _is_page_number(paragraph):
                yield from _notes_on(_Elsewhere(file, paragraph, _IN_MARGIN), (), places)
    if any(not _is_within(one, filled_in) for one in file.body.iter(qn("w:altChunk"))):
        yield _OTHER_DOCUMENT


class _Elsewhere:
    """A paragraph that is not read.

    words: as a reader sees them. problems: sentences on words that stand beside it, as in a note at
    the foot of the page.
    """

    def __init__(self, file: WordFile, paragraph: etree._Element, message: str = ""):
        found = CellWords()
        runs: list[Run] = []
        ParagraphReader(file, found, runs).read_paragraph(paragraph)
        self.words = " ".join("".join(run.text for run in runs).split())
        self.problems = found.problems
        self.table = next(paragraph.iterancestors(qn("w:tbl")), None)
        self._message = message

    def describe(self, places: dict[object, str]) -> str:
        if self._message or self.table is None:
            return (self._message or _OUTSIDE).format(words=self.words)
        place = places.get(self.table, "")
        return (_BESIDE if place else _IN_OTHER_TABLE).format(words=self.words, place=place)


def _notes_on(found: _Elsewhere, known: Container[str], places: dict[object, str]) -> Iterator[str]:
    yield from (f"Outside the cells to fill in: {problem}" for problem in found.problems)
    if found.words and _digest(found.words) not in known:
        yield found.describe(places)


def _paragraphs_elsewhere(file: WordFile, filled_in: Container[object]) -> Iterator[_Elsewhere]:
    """Without those of text boxes, whose words the paragraph around them tells of."""
    for paragraph in file.body.iter(qn("w:p")):
        if not _is_within(paragraph, filled_in) and not _is_no_text(paragraph):
            yield _Elsewhere(file, paragraph)


def _is_within(element: etree._Element, containers: Container[object]) -> bool:
    return any(around in containers for around in element.iterancestors())


def _is_no_text(paragraph: etree._Element) -> bool:
    """Whether it is part of a box, was crossed out with its row, or only says what to type."""
    return any(
        around.tag == qn("w:txbxContent") or is_placeholder(around) or _is_deleted_row(around)
        for around in paragraph.iterancestors()
    )


def _is_deleted_row(element: etree._Element) -> bool:
    return element.tag == qn("w:tr") and element.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None


def _is_page_number(paragraph: etree._Element) -> bool:
    """Whether Word counts the pages there, as in “Page 1 of 3”."""
    codes = [one.get(qn("w:instr"), "") for one in paragraph.iter(qn("w:fldSimple"))]
    codes += [one.text or "" for one in paragraph.iter(qn("w:instrText"))]
    names: Iterable[str] = (name for code in codes for name in code.split()[:1])
    if not any(name in _PAGE_FIELDS for name in names):
        return False
    words = " ".join(text.text or "" for text in paragraph.iter(qn("w:t"))).split()
    return len(words) <= _WORDS_BESIDE_PAGE_NUMBER


def _digest(words: str) -> str:
    """Of the letters and signs alone: programs change the spaces between them."""
    return digest_words("".join(unicodedata.normalize("NFC", words).split()))[:_DIGITS]
