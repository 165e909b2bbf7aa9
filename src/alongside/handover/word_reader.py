"""Reads a Word document that came back. Its tables are known by their stamps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from docx.oxml.ns import qn
from lxml import etree

from alongside.handover.model import (
    NO_STAMP,
    ReturnedFile,
    ReturnedPart,
    Stamp,
    find_stamp,
)
from alongside.handover.text import plain_text
from alongside.handover.word_cells import read_cell
from alongside.handover.word_elsewhere import notes_on_words_elsewhere
from alongside.handover.word_package import WordFile
from alongside.handover.word_paragraphs import is_placeholder
from alongside.handover.word_row_reader import (
    Row,
    cells_that_are_read,
    is_finished_row,
    is_table_of_ours,
    read_rows,
)
from alongside.languages import yes_answers
from alongside.model import EASY_READ

_YES_SIGNS = ("x", "✓", "✔", "☑", "☒")
"""☒ is how Word shows a box that is ticked."""
_UNKNOWN_ANSWER = (
    "“{place}”: beside “Finished?” stands “{answer}”. We read it as not finished. Write “yes” when "
    "it is."
)
_STAMP_ROWS = 3
"""At the end of a table, in which the stamp stands unless somebody added rows below it."""


def read(file: WordFile, easy_read: frozenset[str] = frozenset({EASY_READ})) -> ReturnedFile:
    """easy_read: keys of the strands whose pictures have a column of their own."""
    parts: list[ReturnedPart] = []
    damaged: list[tuple[str, str]] = []
    notes: list[str] = []
    read_elements: set[object] = set()
    places: dict[object, str] = {}
    for number, table in enumerate(file.body.iter(qn("w:tbl")), start=1):
        rows = [_read_row(row, table, file) for row in _own_rows(table)]
        stamp = _find_table_stamp(rows)
        if stamp:
            answer = _finished_answer(rows)
            if answer and not _is_yes(answer):
                notes.append(_UNKNOWN_ANSWER.format(place=stamp.place, answer=answer))
            is_easy_read = stamp.strand in easy_read
            segments, row_notes, has_lost_keys = read_rows(
                stamp, rows, _is_yes(answer), is_easy_read
            )
            parts.append(ReturnedPart(stamp, tuple(segments), has_lost_keys))
            notes += row_notes
            places[table] = stamp.place
            read_elements |= {cell.element for cell in cells_that_are_read(rows)}
        elif is_table_of_ours(rows):
            damaged.append((f"table {number}", NO_STAMP))
            read_elements.add(table)
    notes += notes_on_words_elsewhere(file, read_elements, places)
    return ReturnedFile(
        parts=tuple(parts), damaged=tuple(damaged), bold_is_optional=True, notes=tuple(notes)
    )


def cells_to_fill_in(body: etree._Element) -> set[object]:
    """Of a document that we have just written: the cells that are read when it comes back."""
    file = WordFile.of_body(body)
    cells: set[object] = set()
    for table in body.iter(qn("w:tbl")):
        rows = [_read_row(row, table, file) for row in _own_rows(table)]
        if is_table_of_ours(rows):
            cells |= {cell.element for cell in cells_that_are_read(rows)}
    return cells


def _own_rows(element: etree._Element) -> Iterator[etree._Element]:
    """The rows that are not crossed out in tracked changes, also within content controls."""
    for child in element:
        if child.tag == qn("w:tr"):
            properties = child.find(qn("w:trPr"))
            if properties is None or properties.find(qn("w:del")) is None:
                yield child
        elif isinstance(child.tag, str) and not is_placeholder(child):
            yield from _own_rows(child)


def _read_row(row: etree._Element, table: etree._Element, file: WordFile) -> Row:
    """Without cells that are crossed out, and those of a table that somebody put into a cell."""
    return [
        read_cell(cell, file)
        for cell in row.iter(qn("w:tc"))
        if next(cell.iterancestors(qn("w:tbl"))) is table
        and cell.find(f"{qn('w:tcPr')}/{qn('w:cellDel')}") is None
    ]


def _find_table_stamp(rows: list[Row]) -> Stamp | None:
    return _find_stamp_in(rows[-_STAMP_ROWS:]) or _find_stamp_in(rows)


def _find_stamp_in(rows: list[Row]) -> Stamp | None:
    cells = list(chain.from_iterable(rows))
    words = [plain_text(cell.text) for cell in cells]
    addresses = [run.link for run in chain.from_iterable(cell.text for cell in cells)]
    return find_stamp("\n".join([*words, *dict.fromkeys(addresses)]))


def _finished_answer(rows: list[Row]) -> str:
    """What stands beside “Finished?”."""
    for row in reversed(rows):
        if is_finished_row(row):
            return plain_text(row[-1].text).strip() if len(row) > 1 else ""
    return ""


def _is_yes(answer: str) -> bool:
    return answer.strip(" .!").casefold() in (*_YES_SIGNS, *yes_answers())
