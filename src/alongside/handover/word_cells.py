"""Reads the words of a cell of a Word table, a line for each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from docx.oxml.ns import qn
from lxml import etree

from alongside.handover.text import Run, normalise_runs
from alongside.handover.word_package import WordFile
from alongside.handover.word_paragraphs import (
    CellWords,
    ParagraphReader,
    is_placeholder,
    local_name,
)

_LEFT_TO_RIGHT = "\u200e"
"""Around a code among words from right to left, or its brackets would stand at the wrong ends."""
_AROUND_CODE = re.compile(
    f"{_LEFT_TO_RIGHT}(?=\\{{\\{{|[<`])|(?<=\\}}\\}}){_LEFT_TO_RIGHT}|(?<=[>`]){_LEFT_TO_RIGHT}"
)
_DOCUMENT_LOST = (
    "It has another document in it, whose words cannot be taken over. Copy them into the cell as "
    "plain text, and delete the other document."
)


def read_cell(cell: etree._Element, file: WordFile) -> CellWords:
    """All words of a cell, a line for each paragraph."""
    found = CellWords(element=cell)
    found.bookmarks += [mark.get(qn("w:name"), "") for mark in cell.iter(qn("w:bookmarkStart"))]
    runs: list[Run] = []
    joins_next = True
    for paragraph in _paragraphs(cell):
        if local_name(paragraph) == "altChunk":
            found.problems.append(_DOCUMENT_LOST)
            continue
        if not joins_next:
            runs.append(Run("\n"))
        reader = ParagraphReader(file, found, runs)
        reader.read_paragraph(paragraph)
        joins_next = _is_end_deleted(paragraph)
    normalised = normalise_runs(runs)
    found.text = tuple(replace(run, text=_AROUND_CODE.sub("", run.text)) for run in normalised)
    return found


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell, and documents put between them; none of a text box."""
    for child in element:
        name = local_name(child)
        if name in ("p", "altChunk"):
            yield child
        elif not is_placeholder(child):
            yield from _paragraphs(child)


def _is_end_deleted(paragraph: etree._Element) -> bool:
    """Whether somebody joined it to the next one, with changes tracked."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None
