"""Structure: what looks like a heading, list or table and is not one, and the other way round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from alongside.audit.judged import Judged, judge
from alongside.audit.rendered_page import (
    Element,
    RenderedPage,
    TextNode,
    own_text,
    own_text_nodes,
)
from alongside.audit.words import find_pattern, has_only, listed_words, words_in
from alongside.model import Rule

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOLD = 600
_NO_TEXT_OF_A_PAGE = (
    "table", "li", "figcaption", "label", "legend", "nav", "dt", "footer", "button", "summary",
    "caption", "form", "blockquote", "a", "header",
)  # fmt: skip
_END_OF_SENTENCE = tuple(".;,!…。۔।:?")
_MARK = re.compile(
    r"^\s*(?:[-–—•·∙▪▫►▶✓✔*o]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}\))\s+\S"
)
_SPACES = re.compile(r"\S(?:[ \u00a0\u2003\u2002]*\u00a0[ \u00a0\u2003\u2002]*){3,}\S|\S\t{1,}\S")
_DOTS = re.compile(r"\w\s*(?:\.\s?){5,}\s*\w|\w\s*_{5,}\s*\w")
_SPACED_LETTERS = re.compile(r"(?<!\w)(?:\w[ \u00a0]){3,}\w(?!\w)")


def line_looks_like_heading(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of one line of bold or large letters. Limits: "words", "times"."""
    usual = _usual_size(page)
    for block in page.blocks_of_text():
        text = own_text(block)
        if _may_be_heading(block, text) and len(words_in(text)) <= rule.limits["words"]:
            is_large = block.style_px("font-size") >= rule.limits["times"] * usual
            is_fault = (is_large or _is_all_bold(block)) and _is_followed_by_text(block, usual)
            yield judge(block, is_fault, text, text=text)


def _usual_size(page: RenderedPage) -> float:
    """The size of most letters, CSS px."""
    sizes: Counter[float] = Counter()
    for block in page.blocks_of_text():
        sizes[block.style_px("font-size")] += len(own_text(block))
    return sizes.most_common(1)[0][0] if sizes else 16.0


def _may_be_heading(block: Element, text: str) -> bool:
    outer = {block.tag, *(above.tag for above in block.ancestors())}
    is_marked = outer & {*HEADINGS, *_NO_TEXT_OF_A_PAGE} or block.get("role") == "heading"
    return bool(words_in(text)) and not is_marked and not text.endswith(_END_OF_SENTENCE)


def _is_all_bold(block: Element) -> bool:
    nodes = [node for node in own_text_nodes(block) if node.lines]
    return bool(nodes) and all(_weight(node.parent) >= _BOLD for node in nodes)


def _weight(element: Element) -> float:
    weight = element.styles.get("font-weight", "400")
    return float(weight) if weight.isdigit() else 400.0


def _is_followed_by_text(block: Element, usual: float) -> bool:
    """Whether the next block is a text in usual letters, or a list."""
    siblings = list(block.parent.elements) if block.parent else []
    following = [element for element in siblings[siblings.index(block) + 1 :] if element.text]
    if not following:
        return False
    after = following[0]
    return after.tag in ("p", "ul", "ol", "div", "table") and not _is_all_bold(after)


def heading_says_nothing(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a heading with words. Options: "empty_words" by language."""
    for heading in page.rendered(*HEADINGS):
        if heading.text:
            empty = listed_words(rule, "empty_words", heading)
            yield judge(heading, has_only(heading.text, empty), heading.text, text=heading.text)


def heading_too_long(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a heading. Limits: "words"."""
    for heading in page.rendered(*HEADINGS):
        count = len(words_in(heading.text))
        yield judge(heading, count > rule.limits["words"], heading.text, count=count)


def heading_without_text_below(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a heading before another one of its level or a higher one."""
    for first, second in pairwise(page.rendered(*HEADINGS)):
        if first.tag >= second.tag and first.parent is second.parent and first.parent:
            siblings = first.parent.children
            between = siblings[siblings.index(first) + 1 : siblings.index(second)]
            yield judge(first, not any(_has_content(node) for node in between), first.text)


def _has_content(node: Element | TextNode) -> bool:
    if isinstance(node, TextNode):
        return bool(node.text.strip())
    things = ("img", "svg", "video", "audio", "iframe", "input", "table", "hr", "canvas", "object")
    inside = {node.tag, *(element.tag for element in node.descendants())}
    return bool(node.text.strip() or inside & set(things))


def list_typed_by_hand(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: lines that follow each other, in one block or in several of one kind."""
    for block in page.blocks_of_text():
        lines = _lines_by_break(block)
        marked = [line for line in lines if _MARK.match(line)]
        if len(lines) > 1 and block.tag != "pre":
            yield judge(block, len(marked) >= rule.limits["lines"], marked[0] if marked else "")
    for element in page.elements:
        yield from _typed_items(list(element.elements), rule)


def _lines_by_break(block: Element) -> list[str]:
    """Texts of a block, parted where it has a <br>."""
    lines = [""]
    for child in block.children:
        if isinstance(child, Element) and child.tag == "br":
            lines.append("")
        else:
            lines[-1] += child.text
    return [line.strip() for line in lines if line.strip()]


def _typed_items(children: list[Element], rule: Rule) -> Iterator[Judged]:
    run: list[Element] = []
    for child in [*children, None]:
        is_item = child is not None and child.tag in ("p", "div") and _MARK.match(own_text(child))
        if is_item and child is not None:
            run.append(child)
            continue
        if len(run) >= rule.limits["lines"]:
            yield judge(run[0], True, own_text(run[0]))
        run = []


def columns_by_signs(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of words, and a preformatted text of several lines."""
    for block in page.blocks_of_text():
        raw = "".join(node.text for node in own_text_nodes(block))
        found = _DOTS.search(raw) or _SPACES.search(raw)
        if block.tag == "pre":
            is_fault = _has_columns(raw) and not any(e.tag == "code" for e in block.elements)
            yield judge(block, is_fault, raw[:60])
        else:
            yield judge(block, bool(found), found.group() if found else "")


def _has_columns(text: str) -> bool:
    """Whether words of several lines begin at the same place, behind at least two spaces."""
    starts: Counter[int] = Counter()
    for line in text.splitlines():
        starts.update(found.end() for found in re.finditer(r"\S {2,}(?=\S)", line))
    return any(count >= 3 for count in starts.values())


def letters_spaced(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of words."""
    for block in page.blocks_of_text():
        found = _SPACED_LETTERS.search(own_text(block))
        is_fault = bool(found) and not any(sign.isdigit() for sign in found.group())  # type: ignore[union-attr]
        yield judge(block, is_fault, found.group() if found else "")


def sign_left_in_text(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of words outside code. Options: "patterns"."""
    for block in page.blocks_of_text():
        if block.closest("pre", "code", "kbd", "samp"):
            continue
        text = "".join(
            node.text
            for node in own_text_nodes(block)
            if not node.parent.closest("code", "kbd", "samp")
        )
        found = find_pattern(rule, "patterns", block, text)
        yield judge(block, bool(found), found)


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


def _count_cells(row: Element) -> int:
    return sum(element.tag in ("td", "th") for element in row.elements)


def _is_header(cell: Element) -> bool:
    return cell.tag == "th" or cell.get("role") in ("columnheader", "rowheader")


def _is_part_of_frame(element: Element) -> bool:
    return element.tag in (*HEADINGS, "form", "table", "nav", "main") or element.tag == "ul"


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
            yield judge(table, is_frame, table.text[:60], kind="frame")


def table_in_table(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a table with headings of its own."""
    for table in page.rendered("table"):
        outer = next((above for above in table.ancestors() if above.tag == "table"), None)
        yield judge(table, outer is not None, table.text[:60])


def table_without_caption(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a table with headings."""
    for table in page.rendered("table"):
        inside = list(table.descendants())
        if any(_is_header(cell) for cell in inside):
            captions = [element for element in inside if element.tag == "caption"]
            yield judge(table, not captions and not table.name, table.text[:60])


def cell_empty(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a cell of a table with headings, but for the one in the corner."""
    for table in page.rendered("table"):
        cells = [cell for cell in table.descendants() if cell.tag in ("td", "th")]
        if any(_is_header(cell) for cell in cells):
            for cell in cells[1:]:
                yield judge(cell, not _has_content(cell) and not cell.name, cell.code)


def quotation_for_indent(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a quotation that holds a list, a heading or a table, and no sign of a quotation."""
    for quote in page.rendered("blockquote"):
        inside = {element.tag for element in quote.descendants()}
        has_sign = re.search(r"[“”\"„«»‘]", quote.text) or inside & {"cite", "footer"}
        is_other = bool(inside & {"ul", "ol", "table", "form", *HEADINGS})
        yield judge(quote, is_other and not has_sign, quote.text[:60])


def breaks_for_paragraphs(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of words. Limits: "pairs" of two breaks that follow each other."""
    for block in page.blocks_of_text():
        kinds = ["br" if _is_break(node) else "text" for node in block.children if _counts(node)]
        pairs = sum(first == second == "br" for first, second in pairwise(kinds))
        yield judge(block, pairs >= rule.limits["pairs"], own_text(block)[:60])


def _is_break(node: Element | TextNode) -> bool:
    return isinstance(node, Element) and node.tag == "br"


def _counts(node: Element | TextNode) -> bool:
    return isinstance(node, Element) or bool(node.text.strip())


def title_says_nothing(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: the title of the document. Options: "empty_words", "patterns"."""
    if page.title:
        root = page.root
        empty = has_only(page.title, listed_words(rule, "empty_words", root))
        is_file = bool(find_pattern(rule, "patterns", root, page.title))
        title = next(iter(page.with_tag("title")), root)
        yield judge(title, empty or is_file, page.title, text=page.title)


def order_unlike_screen(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element with several parts that have words. Limits: "px"."""
    for element in page.elements:
        parts = [child for child in element.elements if child.box and child.text]
        if len(parts) > 1 and element.styles.get("display") in ("flex", "grid", "block"):
            is_rtl = element.styles.get("direction") == "rtl"
            pair = next((p for p in pairwise(parts) if _is_turned(*p, is_rtl, rule)), None)
            seen = f"{pair[0].text[:30]} … {pair[1].text[:30]}" if pair else ""
            yield judge(element, pair is not None, seen)


def _is_turned(first: Element, second: Element, is_rtl: bool, rule: Rule) -> bool:
    """Whether the second part stands wholly above the first, or before it in the same row."""
    one, two = first.box, second.box
    if one is None or two is None or "fixed" in (_position(first), _position(second)):
        return False
    slack = rule.limits["px"]
    if two.bottom <= one.y + slack and min(one.height, two.height) > slack:
        return one.x < two.right and two.x < one.right
    overlap = min(one.bottom, two.bottom) - max(one.y, two.y)
    if overlap < min(one.height, two.height) / 2:
        return False
    return two.x >= one.right - slack if is_rtl else two.right <= one.x + slack


def _position(element: Element) -> str:
    return element.styles.get("position", "")
