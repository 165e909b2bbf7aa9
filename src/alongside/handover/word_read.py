"""A Word document that came back to a Parcel. Tables are known by the line with the stamp, rows by their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from alongside.handover.parcel import NO_STAMP, Parcel, Returned, ReturnedPart, Stamp, find_stamp
from alongside.handover.text import plain, tidy
from alongside.handover.word import FINISHED, NEW, NUMBER
from alongside.handover.word_marks import read_words
from alongside.model import EASY_READ

_YES = ("yes", "y", "x", "ok", "done", "finished", "ready", "✓", "✔", "☑", "☒", "tak", "gotowe", "ہاں", "جی ہاں",
        "হ্যাঁ", "হ্যা", "হাঁ")
"""☒ is how Word shows a box that is ticked."""
_CELLS = "This row has {cells} cells, and not 3. Bring the table back to 3 columns, or export this page again."
_ANSWER = "“{place}”: beside “Finished?” stands “{answer}”. We read it as not finished. Write “yes” when it is."
_COMMENTS = "The document has comments in its margin. They are not taken over: read them in Word."


def read(document: Document, easy_read: frozenset[str] = frozenset({EASY_READ})) -> Parcel:
    """easy_read: keys of the strands whose pictures have a column of their own."""
    addresses = {id_: link.target_ref for id_, link in document.part.rels.items()
                 if link.reltype == RELATIONSHIP_TYPE.HYPERLINK}
    parts: list[ReturnedPart] = []
    damaged: list[tuple[str, str]] = []
    kinds = {link.reltype for link in document.part.rels.values()}
    notes = [_COMMENTS] if RELATIONSHIP_TYPE.COMMENTS in kinds else []
    for number, table in enumerate(document.element.body.iter(qn("w:tbl")), start=1):
        rows = [[read_words(cell, addresses) for cell in cells] for cells in _rows(table)]
        stamp = find_stamp("\n".join(plain(cell) for row in rows[-3:] for cell in row)) or find_stamp(
            "\n".join(plain(cell) for row in rows for cell in row))
        if stamp is None:
            if rows and rows[0] and plain(rows[0][0]).strip() == NUMBER:
                damaged.append((f"table {number}", NO_STAMP))
            continue
        last = next((row for row in reversed(rows) if row and plain(row[0]).strip() == FINISHED), [])
        answer = plain(last[-1]).strip() if len(last) > 1 else ""
        done = answer.strip(" .!").casefold() in _YES
        if answer and not done:
            notes.append(_ANSWER.format(place=stamp.place, answer=answer))
        parts.append(ReturnedPart(stamp, tuple(_segments(rows, stamp, done, stamp.strand in easy_read))))
    return Parcel(tuple(parts), tuple(damaged), True, tuple(notes))


def _rows(table) -> Iterator[list]:
    """The cells of each row that is not crossed out in tracked changes."""
    for row in table.iterchildren(qn("w:tr")):
        properties = row.find(qn("w:trPr"))
        if properties is None or properties.find(qn("w:del")) is None:
            yield [cell for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tbl"))) is table]


def _segments(rows: list[list], stamp: Stamp, done: bool, easy: bool) -> Iterator[Returned]:
    for row in rows:
        name = plain(row[0]).strip() if row else ""
        if name in (NUMBER, FINISHED) or find_stamp("".join(plain(cell) for cell in row)):
            continue
        first = name.split("\n")[0].strip()
        words = row[-1] if row else ()
        if first in ("", NEW):
            if words:
                picture = " ".join(plain(row[1]).split()) if len(row) == 3 else ""
                yield Returned("", words, done, new=True, picture=picture)
            continue
        id_ = f"{stamp.place}/{first}"
        problem = "" if len(row) == 3 else _CELLS.format(cells=len(row))
        yield Returned(id_, words, done, problem, remove=plain(words).strip() == "REMOVE")
        if easy and len(row) == 3 and first.isdigit() and "\n" in name:
            yield Returned(f"{id_}/picture-1", tidy([replace(run, bold=False) for run in row[1]], False), done)
