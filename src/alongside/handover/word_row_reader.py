"""Reads the rows of a section's table in a Word document that came back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from alongside.handover.model import ReturnedSegment, Stamp, find_stamp
from alongside.handover.text import normalise_runs, plain_text
from alongside.handover.word_ideas import FINISHED_KEY, IDEA_TITLES, NEW_KEY, TITLES
from alongside.handover.word_keys import ALT_TEXT, ROW, WORDS, find_key
from alongside.handover.word_paragraphs import CellWords
from alongside.handover.word_rows import FINISHED, NEW, NUMBER

_WRONG_CELL_COUNT = (
    "This row has {cells} cells, and not {wanted}. Bring the table back to {wanted} columns, or "
    "export this page again."
)
_LEFT_OUT = "“{place}”: {what}."
_PICTURE_WITHOUT_WORDS = (
    "“{place}”: “{words}” stands in a row without words, so it was left out. Write the words "
    "of the idea beside it if it is wanted."
)
Row = list[CellWords]
"""What stands in each cell."""


def name_of(row: Row) -> str:
    """The words of its first cell: a segment's number, or what kind of row it is."""
    return plain_text(row[0].text).strip() if row else ""


def is_finished_row(row: Row) -> bool:
    return name_of(row).split("\n")[0].strip() == FINISHED


def is_table_of_ours(rows: list[Row]) -> bool:
    """Whether it is a section's table, by its titles or the bookmarks of its rows."""
    if not rows:
        return False
    titles = tuple(plain_text(cell.text).strip() for cell in rows[0])
    is_titled = titles[:1] == (NUMBER,) or titles == IDEA_TITLES
    return is_titled or any(_key_of(row) for row in rows)


def read_rows(
    stamp: Stamp, rows: list[Row], is_finished: bool, is_easy_read: bool
) -> tuple[list[ReturnedSegment], list[str], bool]:
    """(the segments, notes on them, whether the keys of the rows are lost)."""
    has_numbers = any(name_of(row) == NUMBER for row in rows)
    columns = max((len(row) for row in rows), default=0)
    if is_easy_read and not has_numbers and columns <= len(IDEA_TITLES):
        ideas = _IdeaReader(stamp, is_finished)
        has_keys = any(_key_of(row) for row in rows)
        read = ideas.segments if has_keys else ideas.segments_without_keys
        return list(read(rows)), ideas.notes, not has_keys
    reader = _NumberReader(stamp, is_finished, is_easy_read)
    return list(reader.segments(rows)), reader.notes, False


def _key_of(row: Row) -> str:
    """The key of a row of an easy read group, or ""."""
    bookmarks = [name for cell in row for name in cell.bookmarks]
    # The cell of the picture first: words are cut out of one row and put into another.
    return find_key(bookmarks, ROW) or find_key(bookmarks, WORDS)


def cells_that_are_read(rows: list[Row]) -> Iterator[CellWords]:
    """The cells of a section's table in which somebody may write."""
    has_keys = any(_key_of(row) for row in rows)
    has_numbers = any(name_of(row) == NUMBER for row in rows)
    for row in rows:
        if _is_titles(row):
            continue
        yield from row[-1:]
        if (has_keys or has_numbers) and not _has_words_beside(row, has_numbers):
            continue
        if not is_finished_row(row):
            yield from row[-2:-1]


def _is_titles(row: Row) -> bool:
    titles = tuple(plain_text(cell.text).strip() for cell in row)
    return _key_of(row) == TITLES or name_of(row) == NUMBER or titles == IDEA_TITLES


def _has_words_beside(row: Row, has_numbers: bool) -> bool:
    """Whether the cell on the left of the words is read, too: of a new idea, or a picture's."""
    if has_numbers:
        name = name_of(row)
        return name in ("", NEW) or (name.split("\n")[0].isdigit() and "\n" in name)
    key = _key_of(row)
    return key == "" or key.startswith(NEW_KEY) or bool(find_key(row[0].bookmarks, ALT_TEXT))


class _RowReader:
    """Reads the rows of one section's table, and collects notes on what they have besides words."""

    def __init__(self, stamp: Stamp, is_finished: bool):
        self._place = stamp.place
        self._is_finished = is_finished
        self.notes: list[str] = []

    def _read_words(self, row: Row, id_: str, problems: list[str]) -> ReturnedSegment:
        self.notes += [_LEFT_OUT.format(place=id_, what=note) for note in row[-1].notes]
        return ReturnedSegment(
            id=id_,
            text=row[-1].text,
            done=self._is_finished,
            problem=" ".join(problems),
            is_removal=plain_text(row[-1].text).strip() == "REMOVE",
        )

    def _read_new(self, row: Row, picture: str) -> Iterator[ReturnedSegment]:
        """A row that somebody added, if there are words in it."""
        words = row[-1]
        if not words.text and not words.problems:
            if picture:
                self.notes.append(_PICTURE_WITHOUT_WORDS.format(place=self._place, words=picture))
            return
        beside = row[-2].notes if len(row) > 1 else []
        notes = [*beside, *words.notes]
        self.notes += [_LEFT_OUT.format(place=self._place, what=note) for note in notes]
        yield ReturnedSegment(
            id="",
            text=words.text,
            done=self._is_finished,
            problem=" ".join(words.problems),
            is_new=True,
            picture=picture,
        )

    def _read_alt_text(self, id_: str, cell: CellWords) -> ReturnedSegment:
        """What the picture of an idea shows. id_: of this segment."""
        alt_text = [replace(run, bold=False) for run in cell.text]
        return ReturnedSegment(
            id=id_,
            text=normalise_runs(alt_text, lines=False),
            done=self._is_finished,
            problem=" ".join(cell.problems),
        )


class _NumberReader(_RowReader):
    """Three columns, the first of which has the number of the segment."""

    def __init__(self, stamp: Stamp, is_finished: bool, has_picture_column: bool):
        super().__init__(stamp, is_finished)
        self._has_picture_column = has_picture_column

    def segments(self, rows: list[Row]) -> Iterator[ReturnedSegment]:
        for row in rows:
            name = name_of(row)
            number = name.split("\n")[0].strip()
            words = "".join(plain_text(cell.text) for cell in row)
            if name in (NUMBER, FINISHED) or find_stamp(words):
                continue
            if number not in ("", NEW):
                yield from self._numbered_segments(row, name, number)
            elif row:
                yield from self._read_new(row, _name_beside(row) if len(row) == 3 else "")

    def _numbered_segments(self, row: Row, name: str, number: str) -> Iterator[ReturnedSegment]:
        """The row's words, and those below its picture where it has any."""
        id_ = f"{self._place}/{number}"
        is_whole = len(row) == 3
        problems = row[-1].problems if is_whole else [_wrong_count(row, 3)]
        yield self._read_words(row, id_, problems)
        # A second line below the number says that the picture's words stand on the page itself.
        has_alt_text = number.isdigit() and "\n" in name
        if self._has_picture_column and is_whole and has_alt_text:
            yield self._read_alt_text(f"{id_}/picture-1", row[1])


class _IdeaReader(_RowReader):
    """Two columns: a picture, and its words. Bookmarks say which row is which."""

    def segments(self, rows: list[Row]) -> Iterator[ReturnedSegment]:
        for row in rows:
            key = _key_of(row)
            if key in (TITLES, FINISHED_KEY) or not row:
                continue
            if key == "" or key.startswith(NEW_KEY):
                yield from self._read_new(row, _name_beside(row))
            else:
                yield from self._known_segments(row, f"{self._place}/{key}")

    def _known_segments(self, row: Row, id_: str) -> Iterator[ReturnedSegment]:
        wanted = len(IDEA_TITLES)
        problems = row[-1].problems if len(row) == wanted else [_wrong_count(row, wanted)]
        yield self._read_words(row, id_, problems)
        alt_text_key = find_key(row[0].bookmarks, ALT_TEXT)
        if alt_text_key:
            yield self._read_alt_text(f"{self._place}/{alt_text_key}", row[0])

    def segments_without_keys(self, rows: list[Row]) -> Iterator[ReturnedSegment]:
        """Without ids, in their order, and with what stands beside the words."""
        for row in rows:
            is_title = tuple(plain_text(cell.text).strip() for cell in row) == IDEA_TITLES
            if is_title or is_finished_row(row) or not row:
                continue
            segment = self._read_words(row, "", row[-1].problems)
            yield replace(segment, picture=_name_beside(row))


def _name_beside(row: Row) -> str:
    """What stands beside the words: the name of a picture, or a label."""
    return " ".join(plain_text(row[-2].text).split()) if len(row) > 1 else ""


def _wrong_count(row: Row, wanted: int) -> str:
    return _WRONG_CELL_COUNT.format(cells=len(row), wanted=wanted)
