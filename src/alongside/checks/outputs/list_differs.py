"""Lists reach the page as they were written: the same items, numbers and levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from lxml.html import HtmlElement

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.model import Outcome, Outputs, Rule, Section
from alongside.readback.pages import BuiltPage, article, is_in_furniture, pages_of_record
from alongside.rules.outcomes import cannot_tell, failed, inapplicable, passed
from alongside.text.as_read import text_as_read

_EXCERPT_LETTERS = 40
"""Letters of an item that are enough to find it."""
_DOT = "•"


class _Item(NamedTuple):
    """An item of a list. level: from 1. marker: its number, or a dot. line: in its file; 1 on a
    page."""

    level: int
    marker: str
    words: str
    line: int = 1


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page of a document."""
    yield from examine_each(pages_of_record(subject), rule, _outcomes)


def _outcomes(page: BuiltPage, _rule: Rule) -> Iterator[Outcome]:
    text = article(page)
    if text is None or page.leaf is None:
        yield cannot_tell(page.place(), "The page has no marked main text.")
        return
    expected = list(_source_items(page.leaf.sections))
    actual = list(_page_items(text))
    if not expected and not actual:
        yield inapplicable(page.place())
        return
    difference = _first_difference(expected, actual)
    if difference is None:
        yield passed(page.place())
        return
    item, built = difference
    # One of the two is there. The file's own words and line are what its author can find.
    shown = item or built or _Item(0, "", "")
    yield failed(
        page.place(line=shown.line),
        words=shown.words[:_EXCERPT_LETTERS],
        seen=_format_item(built),
        expected=_format_item(item),
    )


def _first_difference(
    expected: list[_Item], actual: list[_Item]
) -> tuple[_Item | None, _Item | None] | None:
    """The first item of the file and what the page has in its place; None where all are alike."""
    for item, built in zip_longest(expected, actual):
        if item is None or built is None or item[:2] != built[:2]:
            return item, built
    return None


def _source_items(sections: Iterable[Section]) -> Iterator[_Item]:
    for section in sections:
        for block in section.blocks:
            if block.kind == "item" and block.marker:
                yield _Item(block.depth, block.marker, block.text, block.line)


def _page_items(text: HtmlElement) -> Iterator[_Item]:
    for item in text.iter("li"):
        if is_in_furniture(item):
            continue
        level = sum(ancestor.tag in ("ul", "ol") for ancestor in item.iterancestors())
        yield _Item(level, _marker(item), " ".join(text_as_read("".join(item.itertext())).split()))


def _marker(item: HtmlElement) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return _DOT
    first = int(parent.get("start", "1"))
    return str(first + parent.findall("li").index(item))


def _format_item(item: _Item | None) -> str:
    if item is None:
        return "missing"
    if item.marker == _DOT:
        return f"an item with a dot of level {item.level}"
    return f"item {item.marker} of level {item.level}"
