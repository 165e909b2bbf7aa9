"""The rows of a section's table for an easy read group: a picture and its words in each.

The group sees what readers see. Which row is which is said by bookmarks, and which section it is
by the address of a link, as programs keep the addresses of links above all else.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docx.shared import Cm, Length
from docx.table import Table, _Cell

from alongside.handover.fact_links import join_fact_links
from alongside.handover.model import Handover, Part, Segment
from alongside.handover.notes import fact_values
from alongside.handover.returned_codes import published_address
from alongside.handover.segments import LABELS, is_beside_picture, words_beside_picture
from alongside.handover.text import Text, text_from_words
from alongside.handover.word_keys import ALT_TEXT, ROW, WORDS, KeyWriter
from alongside.handover.word_layout import add_row, keep_with_next, set_paragraph_style
from alongside.handover.word_pictures import picture_png
from alongside.handover.word_rows import (
    FINISHED,
    listed_alt_text,
)
from alongside.handover.word_runs import RunStyle, add_web_link, write_words
from alongside.pages.markdown import PICTURE_SCHEME

_WIDTHS: tuple[Length, ...] = (Cm(4), Cm(13))
IDEA_TITLES: tuple[str, ...] = ("Picture", "Words")
TITLES = "titles"
"""The key of the row of titles."""
FINISHED_KEY = "finished"
NEW_KEY = "new"
"""How the keys of empty rows begin. No two bookmarks have one name."""
_PICTURE_LABEL = "What the picture shows"
_PICTURE_WIDTH = Cm(3.2)
"""As easy read is printed."""
_EMPTY_ROWS = 2
_EMPTY_ROWS_OF_NEW_SECTION = 6
_FIRST_ROWS = 3
"""Rows that stay with the one after them: no table begins with one idea at the foot of a page.

Nor does the question whether it is finished stand alone on a page.
"""
_WEB_LINK = "See it on the website"


class IdeaRows:
    """Fills the tables of a handover's sections."""

    def __init__(self, handover: Handover, run_style: RunStyle):
        self._handover = handover
        self._publication = handover.publication
        self._strand = handover.strand
        self._run_style = run_style
        self._keys = KeyWriter()
        self._number = 0

    @property
    def widths(self) -> tuple[Length, ...]:
        return _WIDTHS

    def fill(self, table: Table, part: Part) -> None:
        """table: with its row of titles only."""
        self._number += 1
        self._add_key(table.rows[0].cells[0], ROW, TITLES)
        is_new = part.state == "missing"
        for segment in part.segments:
            # A new easy read section is written in ideas of its own, not in its source's blocks.
            is_offered = not is_new or segment.kind in LABELS
            if is_offered and not is_beside_picture(part, segment):
                self._add_segment(table, part, segment)
        for number in range(_EMPTY_ROWS_OF_NEW_SECTION if is_new else _EMPTY_ROWS):
            self._add_row(table, f"{NEW_KEY}{number + 1}")
        self._add_last_row(table, part)
        rows = list(table.rows)
        for row in [*rows[:_FIRST_ROWS], *rows[-_EMPTY_ROWS - 2 : -1]]:
            keep_with_next(row)

    def _add_key(self, cell: _Cell, what: str, key: str) -> None:
        self._keys.add(cell.paragraphs[0], self._number, what, key)

    def _add_row(self, table: Table, key: str) -> tuple[_Cell, ...]:
        left, words = add_row(table, _WIDTHS)
        self._add_key(left, ROW, key)
        # Once more, as who deletes all that a cell holds may delete its bookmark, too.
        self._add_key(words, WORDS, key)
        return left, words

    def _add_segment(self, table: Table, part: Part, segment: Segment) -> None:
        left, words = self._add_row(table, segment.id.split("/", 2)[2])
        self._write(words, words_beside_picture(segment), segment)
        if segment.picture:
            self._add_picture(left, part, segment)
        elif segment.alt_text_of:
            left.paragraphs[0].add_run(_PICTURE_LABEL)
        elif segment.kind in LABELS:
            left.paragraphs[0].add_run(LABELS[segment.kind])

    def _write(self, cell: _Cell, text: Text, segment: Segment) -> None:
        values = fact_values(self._handover, [segment])
        shown, codes = join_fact_links(text, segment.codes, values)
        write_words(
            cell.paragraphs[-1],
            shown,
            codes,
            self._run_style,
            self._publication,
            self._strand,
            values,
        )

    def _add_picture(self, cell: _Cell, part: Part, segment: Segment) -> None:
        """The picture, and below it what it shows, where the page itself says that."""
        code = segment.codes[segment.picture]
        pictures = self._publication.pictures
        page = Path(part.path)
        drawing = picture_png(self._publication.root, pictures, page, code, _PICTURE_WIDTH.cm)
        if drawing:
            run = cell.paragraphs[0].add_run()
            shape = run.add_picture(BytesIO(drawing), width=_PICTURE_WIDTH)
            listed = listed_alt_text(self._publication, self._strand, code)
            shape._inline.docPr.set("descr", code.alt_text or listed)
            shape._inline.docPr.set("name", code.payload.removeprefix(PICTURE_SCHEME))
        if code.alt_text:
            key = f"{segment.id.split('/', 2)[2]}/picture-1"
            self._keys.add(cell.add_paragraph(), self._number, ALT_TEXT, key)
            self._write(cell, text_from_words(code.alt_text), segment)

    def _add_last_row(self, table: Table, part: Part) -> None:
        """The question whether the section is finished, and a link that holds its stamp."""
        question, answer = self._add_row(table, FINISHED_KEY)
        question.paragraphs[0].add_run(FINISHED)
        strand = self._handover.source if part.state == "missing" else self._strand
        page = published_address(self._publication, strand, f"{part.stamp.document}.md")
        address = f"{page}?{part.stamp}#{part.stamp.section}"
        link = set_paragraph_style(question.add_paragraph(), "Small")
        add_web_link(link, address, _WEB_LINK)
        answer.paragraphs[0].add_run("yes" if part.state == "up to date" else "")
