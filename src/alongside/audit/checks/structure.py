"""Structure: quotations that are none, and an order on the screen unlike that of reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from alongside.audit.judged import Judged, judge
from alongside.audit.rendered_page import HEADINGS, Element, RenderedPage
from alongside.model import Rule


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
