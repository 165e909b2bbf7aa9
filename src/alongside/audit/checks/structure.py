"""Structure: what looks like a heading, list or table and is not one, and the other way round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import regex

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
_FIELDS = ("input", "select", "textarea", "button")
_NO_TEXT_OF_A_PAGE = (
    "table", "li", "figcaption", "label", "legend", "nav", "dt", "footer", "button", "summary",
    "caption", "form", "blockquote", "a", "header",
)  # fmt: skip
_END_OF_SENTENCE = tuple(".;,!…。۔।:?")
_MARK = regex.compile(
    r"^\s*(?:[-–—•·∙▪▫►▶✓✔*o]|\(?(?:\d{1,2}|\p{L}|[ivx]{1,4})[.)]|\d{1,2}\)|[一二三四五六七八九十]、)\s*\S"
)
_MARKS_IN_LINE = regex.compile(r"([•∙▪▫►▶✓✔])[^•∙▪▫►▶✓✔]+(?:\1[^•∙▪▫►▶✓✔]+){2,}")
_SPACES = re.compile(r"\S(?:[ \u00a0\u2003\u2002]*\u00a0[ \u00a0\u2003\u2002]*){3,}\S|\S\t{1,}\S")
_DOTS = re.compile(r"\w\s*(?:[.…·]\s?){4,}\s*[^\s.…·]|\w\s*_{5,}\s*\w")
_BARS = re.compile(r"\w.*?\s\|\s.*?\s\|\s")
_WITHOUT_SPACES = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
_SPACED_LETTERS = re.compile(r"(?<!\w)(?:\w[ \u00a0]){3,}\w(?!\w)")


def line_looks_like_heading(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of one line of bold or large letters. Limits: "words", "times"."""
    usual = _usual_size(page)
    for block in page.blocks_of_text():
        text = own_text(block)
        if _may_be_heading(block, text) and len(words_in(text)) <= rule.limits["words"]:
            is_large = block.style_px("font-size") >= rule.limits["times"] * usual
            stands_out = is_large or _is_all_bold(block) or _is_shouted(text)
            is_fault = stands_out and _is_followed_by_text(block)
            yield judge(block, is_fault, text, text=text)
        first = _bold_first_line(block)
        if first and len(words_in(first)) <= rule.limits["words"]:
            yield judge(block, _may_be_heading(block, first), first, text=first)


def _is_shouted(text: str) -> bool:
    return text.isupper() and len(words_in(text)) > 1


def _bold_first_line(block: Element) -> str:
    """The words in bold letters that stand before a break at the beginning of a text."""
    nodes = [node for node in block.children if isinstance(node, Element) or node.text.strip()]
    if len(nodes) < 3 or not isinstance(nodes[0], Element) or not _is_break(nodes[1]):
        return ""
    is_bold = _weight(nodes[0]) >= _BOLD and nodes[0].styles.get("display") == "inline"
    return nodes[0].text if is_bold else ""


def _usual_size(page: RenderedPage) -> float:
    """The size of most letters, CSS px."""
    sizes: Counter[float] = Counter()
    for block in page.blocks_of_text():
        sizes[block.style_px("font-size")] += len(own_text(block))
    return sizes.most_common(1)[0][0] if sizes else 16.0


def _may_be_heading(block: Element, text: str) -> bool:
    outer = {block.tag, *(above.tag for above in block.ancestors())}
    links = [element for element in block.descendants() if element.tag == "a"]
    if any(link.text == text for link in links):
        return False
    is_marked = outer & {*HEADINGS, *_NO_TEXT_OF_A_PAGE} or block.get("role") == "heading"
    return bool(words_in(text)) and not is_marked and not text.endswith(_END_OF_SENTENCE)


def _is_all_bold(block: Element) -> bool:
    nodes = [node for node in own_text_nodes(block) if node.lines]
    return bool(nodes) and all(_weight(node.parent) >= _BOLD for node in nodes)


def _weight(element: Element) -> float:
    weight = element.styles.get("font-weight", "400")
    return float(weight) if weight.isdigit() else 400.0


def _is_followed_by_text(block: Element) -> bool:
    """Whether the next block is a text in usual letters, or a list."""
    siblings = list(block.parent.elements) if block.parent else []
    following = [element for element in siblings[siblings.index(block) + 1 :] if element.text]
    if not following:
        return False
    after = following[0]
    return after.tag in ("p", "ul", "ol", "div", "table") and not _is_all_bold(after)


def headings(page: RenderedPage) -> Iterator[Element]:
    for element in page.elements:
        is_heading = element.tag in HEADINGS or element.get("role") == "heading"
        if is_heading and element.is_rendered:
            yield element


def heading_says_nothing(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a heading with words. Options: "empty_words" by language."""
    for heading in headings(page):
        if heading.text:
            empty = listed_words(rule, "empty_words", heading)
            is_number = bool(find_pattern(rule, "patterns", heading, heading.text))
            is_empty = has_only(heading.text, empty) or not words_in(heading.text)
            yield judge(heading, is_empty or is_number, heading.text, text=heading.text)


def heading_too_long(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a heading. Limits: "words"."""
    for heading in headings(page):
        count = len(words_in(heading.text))
        yield judge(heading, count > rule.limits["words"], heading.text, count=count)


def heading_without_text_below(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a heading, with what stands in its element up to one of its level or a higher one."""
    for heading in page.rendered(*HEADINGS):
        if heading.parent is None or heading.parent.tag in ("header", "hgroup", "a", "summary"):
            continue
        siblings = heading.parent.children
        after = siblings[siblings.index(heading) + 1 :]
        below = _up_to_end_of_part(after, heading)
        has_end = len(below) < len(after) or heading.parent.tag in _PARTS
        is_empty = not any(_has_content(node) for node in below)
        yield judge(heading, has_end and is_empty, heading.text)


_PARTS = ("main", "article", "section", "body")


def _up_to_end_of_part(
    nodes: list[Element | TextNode], heading: Element
) -> list[Element | TextNode]:
    ends = (number for number, node in enumerate(nodes) if _ends_part(node, heading))
    return nodes[: next(ends, len(nodes))]


def _ends_part(node: Element | TextNode, heading: Element) -> bool:
    is_heading = isinstance(node, Element) and node.tag in HEADINGS and node.tag <= heading.tag
    return is_heading or isinstance(node, Element) and node.tag == "footer"


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
        in_line = _MARKS_IN_LINE.search(own_text(block))
        if len(lines) > 1 and block.tag != "pre":
            yield judge(block, len(marked) >= rule.limits["lines"], marked[0] if marked else "")
        elif in_line:
            yield judge(block, True, in_line.group()[:60])
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
        found = _DOTS.search(raw) or _SPACES.search(raw) or _rows_of_bars(block)
        if block.tag == "pre":
            is_fault = _has_columns(raw) and not any(e.tag == "code" for e in block.elements)
            yield judge(block, is_fault, raw[:60])
        else:
            yield judge(block, bool(found), found.group() if found else "")


def _rows_of_bars(block: Element) -> re.Match[str] | None:
    """The first of several lines that are parted by upright strokes."""
    rows = [found for line in _lines_by_break(block) if (found := _BARS.search(line))]
    return rows[0] if len(rows) > 1 else None


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
        letters = found.group().split() if found else []
        yield judge(block, _is_word_of(letters), " ".join(letters))


def _is_word_of(letters: list[str]) -> bool:
    """Not a part of the alphabet, figures, or signs of a script that is written without spaces."""
    is_row = all(ord(second) - ord(first) == 1 for first, second in pairwise(letters))
    return bool(letters) and not is_row and all(_is_joined(letter) for letter in letters)


def _is_joined(letter: str) -> bool:
    return letter.isalpha() and not _WITHOUT_SPACES.match(letter)


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
            yield judge(table, not captions and not table.name, table.text[:60])


def cell_empty(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a cell of a table with headings, but for the one in the corner."""
    for table in page.rendered("table"):
        cells = [cell for cell in table.descendants() if cell.tag in ("td", "th")]
        if any(_is_header(cell) for cell in cells):
            for cell in cells[1:]:
                yield judge(cell, not _has_content(cell) and not cell.name.strip(), cell.code)


def quotation_for_indent(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a quotation that holds a list, a heading or a table, and no sign of a quotation."""
    for quote in page.rendered("blockquote"):
        inside = {element.tag for element in quote.descendants()}
        has_sign = re.search(r"[“”\"„«»‘]", quote.text) or inside & {"cite", "footer"}
        is_other = bool(inside & {"ul", "ol", "table", "form", *HEADINGS}) or not quote.text
        is_told = bool(has_sign) or _text_before(quote).endswith((":", "："))
        is_nested = "blockquote" in inside
        yield judge(quote, is_nested or is_other and not is_told, quote.text[:60] or quote.code)


def _text_before(element: Element) -> str:
    siblings = list(element.parent.elements) if element.parent else [element]
    place = siblings.index(element)
    return siblings[place - 1].text if place else ""


def breaks_for_paragraphs(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of words. Limits: "pairs" of two breaks that follow each other."""
    for block in page.blocks_of_text():
        kinds = ["br" if _is_break(node) else "text" for node in block.children if _counts(node)]
        pairs = sum(first == second == "br" for first, second in pairwise(kinds))
        has_fields = any(element.tag in _FIELDS for element in block.elements)
        yield judge(block, pairs >= rule.limits["pairs"] and not has_fields, own_text(block)[:60])


def _is_break(node: Element | TextNode) -> bool:
    return isinstance(node, Element) and node.tag == "br"


def _counts(node: Element | TextNode) -> bool:
    return isinstance(node, Element) or bool(node.text.strip())


def title_says_nothing(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: the title of the document. Options: "empty_words", "patterns"."""
    root = page.root
    words = has_only(page.title, listed_words(rule, "empty_words", root))
    is_file = bool(find_pattern(rule, "patterns", root, page.title))
    title = next(iter(page.with_tag("title")), root)
    yield judge(title, words or is_file or not page.title.strip(), page.title, text=page.title)


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


def role_taken_away(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a heading, list or table with headings that is given a role."""
    for element in page.rendered(*HEADINGS, "ul", "ol", "dl", "table"):
        if "role" in element.attributes:
            is_none = element.get("role") in ("presentation", "none")
            has_data = element.tag != "table" or any(map(_is_header, element.descendants()))
            in_menu = bool(element.closest("nav"))
            yield judge(element, is_none and has_data and not in_menu, element.code)
