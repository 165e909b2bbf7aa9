"""The rows of a section's table in a Word document: one for each segment, and for new ideas."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docx.shared import Cm, Length, RGBColor
from docx.table import Table, _Cell

from alongside.handover.model import Handover, Part, Segment
from alongside.handover.segments import is_beside_picture, words_beside_picture
from alongside.handover.text import Code, text_from_words
from alongside.handover.word_layout import add_row, set_paragraph_style
from alongside.handover.word_pictures import picture_png
from alongside.handover.word_runs import RunStyle, write_words
from alongside.model import EASY_READ, Publication, Strand
from alongside.pages.markdown import PICTURE_SCHEME

NUMBER = "Number"
FINISHED = "Finished?"
NEW = "new"
"""What the first cell of a row says: the titles, the last row, a new idea. Otherwise a number."""
_EMPTY_ROWS = 2
_EMPTY_ROWS_OF_NEW_SECTION = 6
_WIDTHS = (Cm(2.7), Cm(7.1), Cm(7.2))
_EASY_READ_WIDTHS = (Cm(2.8), Cm(4.2), Cm(10))
_PICTURE_WIDTH = Cm(2)
_STAMP_GREY = RGBColor(0x55, 0x55, 0x55)


class SectionRows:
    """Fills the tables of a handover's sections.

    The columns: the segment's number; its source, or in easy read its picture; its words.
    """

    def __init__(self, handover: Handover, run_style: RunStyle, source_run_style: RunStyle):
        self._publication = handover.publication
        self._strand = handover.strand
        self._source = handover.source
        self._run_style = run_style
        self._source_run_style = source_run_style
        self._is_easy_read = handover.strand.level == EASY_READ

    @property
    def widths(self) -> tuple[Length, ...]:
        return _EASY_READ_WIDTHS if self._is_easy_read else _WIDTHS

    def fill(self, table: Table, part: Part) -> None:
        """table: with its row of titles only."""
        is_new = self._is_easy_read and part.state == "missing"
        for segment in part.segments:
            # A new easy read section is written in ideas of its own, not in its source's blocks.
            is_offered = not is_new or segment.kind in ("title", "description", "heading")
            if is_offered and not (self._is_easy_read and is_beside_picture(part, segment)):
                self._add_segment(table, part, segment)
        if self._is_easy_read:
            for _ in range(_EMPTY_ROWS_OF_NEW_SECTION if is_new else _EMPTY_ROWS):
                self._add_row(table)[0].text = NEW
        self._add_last_row(table, part)

    def _add_row(self, table: Table) -> tuple[_Cell, ...]:
        return add_row(table, self.widths)

    def _add_segment(self, table: Table, part: Part, segment: Segment) -> None:
        number, middle, words = self._add_row(table)
        number.text = segment.id.split("/", 2)[2]
        write_words(
            words.paragraphs[0],
            words_beside_picture(segment) if self._is_easy_read else segment.target,
            segment.codes,
            self._run_style,
            self._publication,
            self._strand,
        )
        if self._is_easy_read and segment.picture:
            self._add_picture(middle, number, part, segment)
        elif not self._is_easy_read or segment.source != segment.target:
            write_words(
                middle.paragraphs[0],
                segment.source,
                segment.codes,
                self._source_run_style,
                self._publication,
                self._source,
            )
        if segment.alt_text_of:
            set_paragraph_style(number.add_paragraph("What the picture shows"), "Small")

    def _add_picture(self, cell: _Cell, number: _Cell, part: Part, segment: Segment) -> None:
        """The picture, and below it what it shows, where the page itself says that."""
        code = segment.codes[segment.picture]
        pictures = self._publication.pictures
        drawing = picture_png(
            self._publication.root, pictures, Path(part.path), code, _PICTURE_WIDTH.cm
        )
        if drawing:
            shape = cell.paragraphs[0].add_run().add_picture(BytesIO(drawing), width=_PICTURE_WIDTH)
            listed = listed_alt_text(self._publication, self._strand, code)
            shape._inline.docPr.set("descr", code.alt_text or listed)
            shape._inline.docPr.set("name", code.payload)
        if code.alt_text:
            write_words(
                cell.add_paragraph() if drawing else cell.paragraphs[0],
                text_from_words(code.alt_text),
                {},
                self._run_style,
                self._publication,
                self._strand,
            )
            # By this second line the words below the picture are known when they come back.
            set_paragraph_style(number.add_paragraph(code.payload), "Small")

    def _add_last_row(self, table: Table, part: Part) -> None:
        """The question whether the section is finished, and its stamp."""
        name, middle, answer = self._add_row(table)
        name.text = FINISHED
        middle.text = "Write “yes” on the right when this section is finished."
        stamp = set_paragraph_style(middle.add_paragraph(), "Small")
        stamp.add_run(str(part.stamp)).font.color.rgb = _STAMP_GREY
        answer.text = "yes" if part.state == "up to date" else ""


def listed_alt_text(publication: Publication, strand: Strand, code: Code) -> str:
    """What pictures.yml says that the picture shows."""
    picture = publication.pictures.get(code.payload.removeprefix(PICTURE_SCHEME))
    return picture.alt.get(strand.language, "") if picture else ""
