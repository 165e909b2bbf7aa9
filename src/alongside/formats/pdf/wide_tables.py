"""Prints a table that is too wide for its paper in parts, one below the other.

Each part has the heads of the rows. Only the drawing is divided: the tags stay those of one
table, and the heads that come again are decoration.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from itertools import chain

from lxml import html
from pikepdf import Pdf

from alongside.formats.pdf.print_page import PrintPage, run_number
from alongside.formats.pdf.retag import find_drawn_runs
from alongside.readback.pdf_text_pieces import text_pieces

MIN_MARGIN = 15 / 25.4 * 72
"""15 mm in points. All margins that we print with are wider: text nearer to the edge is outside."""
_MUCH_SHORTER = 5
"""A page without anything but its tables is drawn first where it is so many times as short: then
all of it is drawn once more only if what stands around a table makes it wider."""


def next_part_counts(pdf_bytes: bytes, page: PrintPage, parts: Mapping[int, int]) -> dict[int, int]:
    """Number of each table, from 0, to the number of parts to try next; {} when nothing is to do.

    That is when all tables fit, or none can be divided further. pdf_bytes: the page in WeasyPrint's
    own tags, with its tables divided into these parts already.
    """
    root: html.HtmlElement = html.document_fromstring(page.html)
    tables = list(root.iter("table"))
    if not tables:
        return {}
    runs_of = [{run_number(link) for link in table.iter("a")} for table in tables]
    outside = _runs_outside_margins(pdf_bytes, len(page.runs), frozenset(chain(*runs_of)))
    more_parts: dict[int, int] = {}
    for number, (table, runs) in enumerate(zip(tables, runs_of, strict=True)):
        part_count = parts.get(number, 1)
        # The first column comes again in each part, so only the others can be divided.
        can_be_divided = part_count < _column_count(table) - 1 and _is_plain(table)
        if runs & outside and can_be_divided:
            more_parts[number] = part_count + 1
    return {**parts, **more_parts} if more_parts else {}


def keep_tables_only(page: PrintPage) -> PrintPage | None:
    """A page to print with nothing but the tables, each as wide as it is between the other words;
    None where it would not be much shorter.

    So their parts can be found out before a whole book is drawn.
    """
    root: html.HtmlElement = html.document_fromstring(page.html)
    body = root.find("body")
    kept = {body, *body.iter("table")}
    for table in body.iter("table"):
        kept |= {*table.iterancestors(), *table.iterdescendants()}
    for element in [each for each in body.iter() if each not in kept]:
        if (parent := element.getparent()) is not None:
            parent.remove(element)
    for place in body.iter():
        # What it leads to is not there.
        place.attrib.pop("data-to", None)
    short = str(html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>"))
    has_tables = body.find(".//table") is not None
    is_short = len(short) * _MUCH_SHORTER < len(page.html)
    return replace(page, html=short) if has_tables and is_short else None


def divide_tables(page: str, parts: Mapping[int, int]) -> str:
    """The HTML of a printed page with each of these tables in so many parts."""
    root: html.HtmlElement = html.document_fromstring(page)
    tables = list(root.iter("table"))
    for number, count in parts.items():
        table = tables[number]
        column_groups = _divide_columns(_column_count(table), count)
        for place, columns in reversed(list(enumerate(column_groups))):
            table.addnext(_part(table, columns, is_first=place == 0))
        table.drop_tree()
    return str(html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>"))


def _divide_columns(column_count: int, part_count: int) -> list[frozenset[int]]:
    """The columns of each part: the first in all of them, and the others in equal shares."""
    others = range(1, column_count)
    size, larger_parts = divmod(len(others), part_count)
    groups = []
    start = 0
    for place in range(part_count):
        end = start + size + (1 if place < larger_parts else 0)
        groups.append(frozenset((0, *others[start:end])))
        start = end
    return groups


def _runs_outside_margins(
    pdf_bytes: bytes, run_count: int, of_tables: frozenset[int]
) -> frozenset[int]:
    """Numbers of the runs of tables with letters that stand too near to the edge of the paper."""
    with Pdf.open(BytesIO(pdf_bytes)) as pdf:
        all_drawn = find_drawn_runs(pdf, run_count)
        drawn = {run: all_drawn[run] for run in of_tables}
        # Reading all pages of a book takes a tenth of its time.
        contents = chain.from_iterable(run.content for run in drawn.values())
        pages = {content.page + 1 for content in contents}
        outside = {
            (piece.page - 1, piece.mcid)
            for piece in text_pieces(pdf, pages)
            if min(piece.from_left, piece.from_right) < MIN_MARGIN
        }
    return frozenset(
        number
        for number, run in drawn.items()
        if any(content.key in outside for content in run.content)
    )


def _column_count(table: html.HtmlElement) -> int:
    return max((len(row) for row in table.iter("tr")), default=0)


def _is_plain(table: html.HtmlElement) -> bool:
    """Every row has a cell for each column."""
    rows = list(table.iter("tr"))
    return len({len(row) for row in rows}) == 1 and not table.xpath(".//*[@colspan or @rowspan]")


def _part(table: html.HtmlElement, columns: Collection[int], *, is_first: bool) -> html.HtmlElement:
    """A copy of the table with these columns only."""
    part = deepcopy(table)
    part.tail = None
    for row in part.iter("tr"):
        if not is_first:
            for link in row[0].iter("a"):
                # Without its run it is drawn, but belongs to no tag.
                del link.attrib["href"]
        for place in reversed(range(len(row))):
            if place not in columns:
                del row[place]
    return part
