"""A Word document that came back to a Parcel. Tables are known by the line with the stamp, rows by their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from alongside.handover.model import (
    NO_STAMP,
    ReturnedFile,
    ReturnedPart,
    ReturnedSegment,
    Stamp,
    find_stamp,
)
from alongside.handover.text import normalise_runs, plain_text
from alongside.handover.word_runs import read_words
from alongside.handover.word_writer import FINISHED, NEW, NUMBER
from alongside.languages import yes_answers
from alongside.model import EASY_READ

_YES_SIGNS = ("x", "✓", "✔", "☑", "☒")
"""☒ is how Word shows a box that is ticked."""
_WRONG_CELL_COUNT = "This row has {cells} cells, and not 3. Bring the table back to 3 columns, or export this page again."
_UNKNOWN_ANSWER = "“{place}”: beside “Finished?” stands “{answer}”. We read it as not finished. Write “yes” when it is."
_COMMENTS_IGNORED = (
    "The document has comments in its margin. They are not taken over: read them in Word."
)


def read(document: Document, easy_read: frozenset[str] = frozenset({EASY_READ})) -> ReturnedFile:
    """easy_read: keys of the strands whose pictures have a column of their own."""
    addresses = {
        id_: link.target_ref
        for id_, link in document.part.rels.items()
        if link.reltype == RELATIONSHIP_TYPE.HYPERLINK
    }
    parts: list[ReturnedPart] = []
    damaged: list[tuple[str, str]] = []
    kinds = {link.reltype for link in document.part.rels.values()}
    notes = [_COMMENTS_IGNORED] if RELATIONSHIP_TYPE.COMMENTS in kinds else []
    for number, table in enumerate(document.element.body.iter(qn("w:tbl")), start=1):
        rows = [[read_words(cell, addresses) for cell in cells] for cells in _rows(table)]
        stamp = find_stamp(
            "\n".join(plain_text(cell) for row in rows[-3:] for cell in row)
        ) or find_stamp("\n".join(plain_text(cell) for row in rows for cell in row))
        if stamp is None:
            if rows and rows[0] and plain_text(rows[0][0]).strip() == NUMBER:
                damaged.append((f"table {number}", NO_STAMP))
            continue
        last = next(
            (row for row in reversed(rows) if row and plain_text(row[0]).strip() == FINISHED), []
        )
        answer = plain_text(last[-1]).strip() if len(last) > 1 else ""
        done = answer.strip(" .!").casefold() in (*_YES_SIGNS, *yes_answers())
        if answer and not done:
            notes.append(_UNKNOWN_ANSWER.format(place=stamp.place, answer=answer))
        parts.append(
            ReturnedPart(stamp, tuple(_segments(rows, stamp, done, stamp.strand in easy_read)))
        )
    return ReturnedFile(tuple(parts), tuple(damaged), True, tuple(notes))


def _rows(table) -> Iterator[list]:
    """The cells of each row that is not crossed out in tracked changes."""
    for row in table.iterchildren(qn("w:tr")):
        properties = row.find(qn("w:trPr"))
        if properties is None or properties.find(qn("w:del")) is None:
            yield [
                cell
                for cell in row.iter(qn("w:tc"))
                if next(cell.iterancestors(qn("w:tbl"))) is table
            ]


def _segments(rows: list[list], stamp: Stamp, done: bool, easy: bool) -> Iterator[ReturnedSegment]:
    for row in rows:
        name = plain_text(row[0]).strip() if row else ""
        if name in (NUMBER, FINISHED) or find_stamp("".join(plain_text(cell) for cell in row)):
            continue
        first = name.split("\n")[0].strip()
        words = row[-1] if row else ()
        if first in ("", NEW):
            if words:
                picture = " ".join(plain_text(row[1]).split()) if len(row) == 3 else ""
                yield ReturnedSegment("", words, done, is_new=True, picture=picture)
            continue
        id_ = f"{stamp.place}/{first}"
        problem = "" if len(row) == 3 else _WRONG_CELL_COUNT.format(cells=len(row))
        yield ReturnedSegment(
            id_, words, done, problem, is_removal=plain_text(words).strip() == "REMOVE"
        )
        if easy and len(row) == 3 and first.isdigit() and "\n" in name:
            yield ReturnedSegment(
                f"{id_}/picture-1",
                normalise_runs([replace(run, bold=False) for run in row[1]], False),
                done,
            )
