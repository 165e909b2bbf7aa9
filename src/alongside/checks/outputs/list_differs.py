"""Lists reach the page as they were written: the same items, numbers and levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from alongside.model import Outcome, Outputs, Rule, Section
from alongside.readback.pages import texts_of_record
from alongside.rules.outcomes import cannot_tell, failed, inapplicable, passed

_EXCERPT_LETTERS = 40
"""Letters of an item that are enough to find it."""


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    for page, text in texts_of_record(outputs):
        if text is None:
            yield cannot_tell(page.place(), "The page has no marked main text.")
            continue
        wanted, found = list(_source_items(page.leaf.sections)), list(_page_items(text))
        if not wanted and not found:
            yield inapplicable(page.place())
            continue
        different = next(
            (pair for pair in zip_longest(wanted, found) if not _is_same_item(*pair)), None
        )
        if different is None:
            yield passed(page.place())
            continue
        item, built = different
        line, words = (item[2], item[3]) if item else (1, built[2])
        yield failed(
            page.place(line=line),
            words=words[:_EXCERPT_LETTERS],
            seen=_format_item(built),
            expected=_format_item(item),
        )


def _is_same_item(item: tuple | None, built: tuple | None) -> bool:
    return item is not None and built is not None and item[:2] == built[:2]


def _source_items(sections: Iterable[Section]) -> Iterator[tuple[int, str, int, str]]:
    """(level, marker, line, words) of every item in the file of these sections."""
    for section in sections:
        for block in section.blocks:
            if block.kind == "item" and block.marker:
                yield block.depth, block.marker, block.line, block.text


def _page_items(text) -> Iterator[tuple[int, str, str]]:
    """(level, marker, words) of every item on the page."""
    for item in text.iter("li"):
        if any(above.get("data-furniture") is not None for above in item.iterancestors()):
            continue
        level = sum(above.tag in ("ul", "ol") for above in item.iterancestors())
        yield level, _marker(item), " ".join("".join(item.itertext()).split())


def _marker(item) -> str:
    around = item.getparent()
    if around.tag != "ol":
        return "•"
    return str(int(around.get("start", "1")) + around.findall("li").index(item))


def _format_item(item: tuple | None) -> str:
    if item is None:
        return "missing"
    return (
        f"item {item[1]} of level {item[0]}"
        if item[1] != "•"
        else f"an item with a dot of level {item[0]}"
    )
