"""Tables: of data with their headings, and for layout without."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.audit.judged import Judged, judge
from alongside.audit.rendered_page import HEADINGS, Element, RenderedPage, has_content
from alongside.model import Rule


def table_without_headers(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a table of at least two rows and two columns."""
    for table in page.rendered("table"):
        rows = [element for element in table.descendants() if element.tag == "tr"]
        columns = max((_count_cells(row) for row in rows), default=0)
        is_layout = table.get("role") in ("presentation", "none")
        if len(rows) >= 2 and columns >= 2 and not is_layout:
            inside = list(table.descendants())
            has_headers = any(_is_header(cell) for cell in inside)
            is_frame = any(_is_part_of_frame(element) for element in inside)
            yield judge(table, not has_headers and not is_frame, table.text[:60])
    for table in page.elements:
        if table.get("role") in ("table", "grid") and table.is_rendered:
            has_headers = any(_is_header(cell) for cell in table.descendants())
            yield judge(table, not has_headers, table.text[:60])


def _count_cells(row: Element) -> int:
    return sum(element.tag in ("td", "th") for element in row.elements)


def _is_header(cell: Element) -> bool:
    return cell.tag == "th" or cell.get("role") in ("columnheader", "rowheader")


def _is_part_of_frame(element: Element) -> bool:
    return element.tag in (*HEADINGS, "form", "table", "nav", "main", "ul", "input", "textarea")


def table_for_layout(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a table that has forms, headings or tables in its cells, or is marked as layout."""
    for table in page.rendered("table"):
        inside = list(table.descendants())
        is_layout = table.get("role") in ("presentation", "none")
        if is_layout:
            marks = [e for e in inside if e.tag in ("th", "caption") or "scope" in e.attributes]
            has_summary = bool(table.get("summary").strip())
            yield judge(table, bool(marks) or has_summary, table.code, kind="marked")
        elif not any(_is_header(cell) for cell in inside):
            is_frame = any(_is_part_of_frame(element) for element in inside)
            is_single = sum(cell.tag == "td" for cell in inside) == 1
            yield judge(table, is_frame or is_single, table.text[:60], kind="frame")


def table_in_table(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a table with headings of its own."""
    for table in page.with_tag("table"):
        outer = next((above for above in table.ancestors() if above.tag == "table"), None)
        yield judge(table, outer is not None, table.text[:60] or table.code)


def table_without_caption(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a table with headings."""
    for table in page.rendered("table"):
        inside = list(table.descendants())
        if any(_is_header(cell) for cell in inside):
            captions = [element for element in inside if element.tag == "caption" and element.text]
            is_named = bool(captions or table.name) or _is_in_named_group(table)
            yield judge(table, not is_named, table.text[:60])


def _is_in_named_group(table: Element) -> bool:
    """A box that scrolls, or a figure, may be named after the table that it holds."""
    groups = (above for above in table.ancestors() if above.role in ("group", "region", "figure"))
    return any(group.name and group.tag not in ("main", "section", "form") for group in groups)


def cell_empty(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a cell of a table with headings, but for the one in the corner."""
    for table in page.rendered("table"):
        cells = [cell for cell in table.descendants() if cell.tag in ("td", "th")]
        if any(_is_header(cell) for cell in cells):
            for cell in cells[1:]:
                yield judge(cell, not has_content(cell) and not cell.name.strip(), cell.code)


def role_taken_away(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a heading, list or table with headings that is given a role."""
    for element in page.rendered(*HEADINGS, "ul", "ol", "dl", "table"):
        if "role" in element.attributes:
            is_none = element.get("role") in ("presentation", "none")
            has_data = element.tag != "table" or any(map(_is_header, element.descendants()))
            in_menu = bool(element.closest("nav"))
            yield judge(element, is_none and has_data and not in_menu, element.code)
