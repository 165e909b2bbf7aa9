"""A table too wide for its paper is printed in parts, one below the other, each with the heads of its rows.

Only the drawing is divided. The tags stay those of one table, and the heads that come again are decoration.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import deepcopy
from io import BytesIO

from lxml import html
from pikepdf import Pdf

from alongside.formats.pdf.print_page import RUN_SCHEME, PrintPage
from alongside.formats.pdf.retag import find_drawn_runs
from alongside.readback.pdf_text_pieces import text_pieces

MIN_MARGIN = 15 / 25.4 * 72
"""In points: text nearer to the edge of the paper than this has left every margin that we print with."""


def next_part_counts(pdf_bytes: bytes, page: PrintPage, parts: Mapping[int, int]) -> dict[int, int]:
    """Table, counted from 0, to the number of parts to try next; {} when all fit or nothing more can be done.

    drawn: the page in WeasyPrint's own tags, with tables divided into parts so far.
    """
    tables = list(html.document_fromstring(page.html).iter("table"))
    if not tables:
        return {}
    outside = _runs_outside_margins(pdf_bytes, len(page.runs))
    more = {}
    for number, table in enumerate(tables):
        runs = {int(link.get("href").removeprefix(RUN_SCHEME)) for link in table.iter("a")}
        known = parts.get(number, 1)
        if runs & outside and known < _columns(table) - 1 and _is_plain(table):
            more[number] = known + 1
    return {**parts, **more} if more else {}


def divide_tables(page: str, parts: Mapping[int, int]) -> str:
    """The printed page with each of these tables in so many parts."""
    root = html.document_fromstring(page)
    tables = list(root.iter("table"))
    for number, count in parts.items():
        table = tables[number]
        others = range(1, _columns(table))
        size, rest = divmod(len(others), count)
        ends = [place * size + min(place, rest) for place in range(count + 1)]
        for place in reversed(range(count)):
            columns = {0, *others[ends[place] : ends[place + 1]]}
            table.addnext(_part(table, columns, is_first=place == 0))
        table.drop_tree()
    return html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")


def _runs_outside_margins(pdf_bytes: bytes, count: int) -> Collection[int]:
    with Pdf.open(BytesIO(pdf_bytes)) as pdf:
        outside = {
            (piece.page - 1, piece.mcid)
            for piece in text_pieces(pdf)
            if min(piece.from_left, piece.from_right) < MIN_MARGIN
        }
        runs = enumerate(find_drawn_runs(pdf, count)) if outside else ()
        return {
            run for run, seen in runs if any(content.key in outside for content in seen.content)
        }


def _columns(table: html.HtmlElement) -> int:
    return max((len(row) for row in table.iter("tr")), default=0)


def _is_plain(table: html.HtmlElement) -> bool:
    """Every row has a cell for each column."""
    rows = list(table.iter("tr"))
    return len({len(row) for row in rows}) == 1 and not table.xpath(".//*[@colspan or @rowspan]")


def _part(table: html.HtmlElement, columns: Collection[int], *, is_first: bool) -> html.HtmlElement:
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
