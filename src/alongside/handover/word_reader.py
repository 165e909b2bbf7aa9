"""Reads a Word document that came back. Tables are known by their stamps, rows by their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from docx.oxml.ns import qn
from lxml import etree

from alongside.handover.model import (
    NO_STAMP,
    ReturnedFile,
    ReturnedPart,
    ReturnedSegment,
    Stamp,
    find_stamp,
)
from alongside.handover.text import normalise_runs, plain_text
from alongside.handover.word_cells import read_cell
from alongside.handover.word_package import WordFile
from alongside.handover.word_paragraphs import CellWords, is_placeholder
from alongside.handover.word_rows import FINISHED, NEW, NUMBER
from alongside.languages import yes_answers
from alongside.model import EASY_READ

_YES_SIGNS = ("x", "✓", "✔", "☑", "☒")
"""☒ is how Word shows a box that is ticked."""
_WRONG_CELL_COUNT = (
    "This row has {cells} cells, and not 3. Bring the table back to 3 columns, or export this page "
    "again."
)
_UNKNOWN_ANSWER = (
    "“{place}”: beside “Finished?” stands “{answer}”. We read it as not finished. Write “yes” when "
    "it is."
)
_COMMENTS_IGNORED = (
    "The document has comments in its margin. They are not taken over: read them in Word."
)
_STAMP_ROWS = 3
"""At the end of a table, in which the stamp stands unless somebody added rows below it."""
_LEFT_OUT = "“{place}”: {what}."
Row = list[CellWords]
"""What stands in each cell."""


def read(file: WordFile, easy_read: frozenset[str] = frozenset({EASY_READ})) -> ReturnedFile:
    """easy_read: keys of the strands whose pictures have a column of their own."""
    parts: list[ReturnedPart] = []
    damaged: list[tuple[str, str]] = []
    notes = [_COMMENTS_IGNORED] if file.has_comments else []
    for number, table in enumerate(file.body.iter(qn("w:tbl")), start=1):
        rows = [_read_row(row, table, file) for row in _own_rows(table)]
        stamp = _find_table_stamp(rows)
        if stamp:
            answer = _finished_answer(rows)
            if answer and not _is_yes(answer):
                notes.append(_UNKNOWN_ANSWER.format(place=stamp.place, answer=answer))
            reader = _RowReader(stamp, _is_yes(answer), stamp.strand in easy_read)
            parts.append(ReturnedPart(stamp, tuple(reader.segments(rows))))
            notes += reader.notes
        elif rows and _name_of(rows[0]) == NUMBER:
            damaged.append((f"table {number}", NO_STAMP))
    return ReturnedFile(
        parts=tuple(parts), damaged=tuple(damaged), bold_is_optional=True, notes=tuple(notes)
    )


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
    cells = chain.from_iterable(rows)
    return find_stamp("\n".join(plain_text(cell.text) for cell in cells))


def _name_of(row: Row) -> str:
    """The words of its first cell: a segment's number, or what kind of row it is."""
    return plain_text(row[0].text).strip() if row else ""


def _finished_answer(rows: list[Row]) -> str:
    """What stands beside “Finished?”."""
    for row in reversed(rows):
        if _name_of(row) == FINISHED:
            return plain_text(row[-1].text).strip() if len(row) > 1 else ""
    return ""


def _is_yes(answer: str) -> bool:
    return answer.strip(" .!").casefold() in (*_YES_SIGNS, *yes_answers())


class _RowReader:
    """Reads the rows of one section's table, and collects notes on what they have besides words."""

    def __init__(self, stamp: Stamp, is_finished: bool, has_picture_column: bool):
        self._place = stamp.place
        self._is_finished = is_finished
        self._has_picture_column = has_picture_column
        self.notes: list[str] = []

    def segments(self, rows: list[Row]) -> Iterator[ReturnedSegment]:
        for row in rows:
            name = _name_of(row)
            number = name.split("\n")[0].strip()
            if name in (NUMBER, FINISHED) or _find_stamp_in([row]):
                continue
            if number not in ("", NEW):
                yield from self._numbered_segments(row, name, number)
            elif row and (row[-1].text or row[-1].problems):
                yield self._new_segment(row)

    def _new_segment(self, row: Row) -> ReturnedSegment:
        self._add_notes(self._place, row[-1])
        picture = " ".join(plain_text(row[1].text).split()) if len(row) == 3 else ""
        return ReturnedSegment(
            id="",
            text=row[-1].text,
            done=self._is_finished,
            problem=" ".join(row[-1].problems),
            is_new=True,
            picture=picture,
        )

    def _add_notes(self, place: str, cell: CellWords) -> None:
        self.notes += [_LEFT_OUT.format(place=place, what=note) for note in cell.notes]

    def _numbered_segments(self, row: Row, name: str, number: str) -> Iterator[ReturnedSegment]:
        """The row's words, and those below its picture where it has any."""
        id_ = f"{self._place}/{number}"
        is_whole = len(row) == 3
        self._add_notes(id_, row[-1])
        problems = row[-1].problems if is_whole else [_WRONG_CELL_COUNT.format(cells=len(row))]
        yield ReturnedSegment(
            id=id_,
            text=row[-1].text,
            done=self._is_finished,
            problem=" ".join(problems),
            is_removal=plain_text(row[-1].text).strip() == "REMOVE",
        )
        # A second line below the number says that the picture's words stand on the page itself.
        has_alt_text = number.isdigit() and "\n" in name
        if self._has_picture_column and is_whole and has_alt_text:
            yield _alt_text_segment(id_, row[1], self._is_finished)


def _alt_text_segment(id_: str, cell: CellWords, is_finished: bool) -> ReturnedSegment:
    """What the picture of an idea shows. id_: of the idea."""
    alt_text = [replace(run, bold=False) for run in cell.text]
    return ReturnedSegment(
        id=f"{id_}/picture-1",
        text=normalise_runs(alt_text, lines=False),
        done=is_finished,
        problem=" ".join(cell.problems),
    )
