"""Keeps words that go from left to right in their order where a page goes from right to left.

WeasyPrint orders the letters of each element by itself, and then sets the elements of a line from
right to left: **NHS** **England** would read England NHS. So such neighbours get an element
around them that goes from left to right (UAX #9, where they would be one run).
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import html

from alongside.readback.article import BLOCKS

RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter of the blocks from Hebrew to Arabic Extended-A, or one of their presentation forms."""
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LTR_END = re.compile(
    r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff][^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]*$"
)
_LTR_START = re.compile(r"[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]*[0-9A-Za-z\u00c0-\u024f]")
_DIVISIBLE = frozenset(("b", "strong", "em", "i", "cite", "span"))
"""Elements that say nothing more of two halves than of a whole, without attributes."""


def keep_neighbours_in_order(body: html.HtmlElement) -> None:
    """Changes the page in place. Its words stay as they are, and in their order."""
    for element in list(body.iter("b", "strong", "em", "i", "cite", "span")):
        if _is_divisible(element):
            _divide_at_scripts(element)
    for parent in list(body.iter()):
        if isinstance(parent.tag, str) and len(parent) and parent.get("dir") != "ltr":
            _wrap_neighbours(parent)


def _is_divisible(element: html.HtmlElement) -> bool:
    return element.tag in _DIVISIBLE and not element.attrib and not len(element)


def _divide_at_scripts(element: html.HtmlElement) -> None:
    """“<b>ہم NHS</b>” becomes two elements: its end goes with the Latin words after it."""
    text = element.text or ""
    if not (RIGHT_TO_LEFT.search(text) and _LATIN_LETTER.search(text)):
        return
    for pattern in (_LTR_END, re.compile(r"(?<=[\u0590-\u08ff])[^A-Za-z\u00c0-\u024f]*$")):
        found = pattern.search(text)
        if found and found.start():
            rest = deepcopy(element)
            rest.text, rest.tail = text[found.start() :], element.tail
            element.text, element.tail = text[: found.start()], None
            element.addnext(rest)
            return


def _wrap_neighbours(parent: html.HtmlElement) -> None:
    """Puts one element around each row of Latin elements, and the Latin words before and after."""
    children = list(parent)
    start = 0
    while start < len(children):
        end = start
        if _is_latin(children[start]):
            while end + 1 < len(children) and _goes_on(children[end], children[end + 1]):
                end += 1
            _wrap(parent, children[start : end + 1])
        start = end + 1


def _is_latin(element: html.HtmlElement) -> bool:
    """Whether an element stands in a line and its words go from left to right."""
    if not isinstance(element.tag, str) or element.tag in BLOCKS or element.tag in ("img", "br"):
        return False
    words = element.text_content()
    if element.get("dir") or element.find(".//img") is not None:
        return False
    return bool(_LATIN_LETTER.search(words)) and not RIGHT_TO_LEFT.search(words)


def _goes_on(element: html.HtmlElement, following: html.HtmlElement) -> bool:
    between = element.tail or ""
    return _is_latin(following) and not RIGHT_TO_LEFT.search(between)


def _wrap(parent: html.HtmlElement, row: list[html.HtmlElement]) -> None:
    before, after = _text_before(row[0]), row[-1].tail or ""
    own_before = _LTR_END.search(before)
    own_after = _LTR_START.match(after)
    if len(row) == 1 and not own_before and not own_after:
        return
    wrapper = html.Element("span", dir="ltr")
    wrapper.set("class", "ltr")
    row[0].addprevious(wrapper)
    # The tail goes with its element, and comes apart afterwards.
    for element in row:
        wrapper.append(element)
    if own_before:
        wrapper.text = before[own_before.start() :]
        _set_text_before(wrapper, before[: own_before.start()])
    end = _length_of_latin(after)
    row[-1].tail, wrapper.tail = after[:end], after[end:]


def _length_of_latin(text: str) -> int:
    """How much of a text goes on from left to right, without the signs at its end."""
    stop = RIGHT_TO_LEFT.search(text)
    latin = text[: stop.start()] if stop else text
    if not _LTR_START.match(latin):
        return 0
    words = latin.rstrip(" \t\r\n\f.,:;!?()[]“”‘’\"'–-")
    # The end of a bracket that began in these words belongs to them.
    closes = words.count("(") > words.count(")") and latin[len(words) :].startswith(")")
    return len(words) + closes


def _text_before(element: html.HtmlElement) -> str:
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or ""
    return element.getparent().text or ""


def _set_text_before(element: html.HtmlElement, text: str) -> None:
    previous = element.getprevious()
    if previous is not None:
        previous.tail = text
    else:
        element.getparent().text = text
