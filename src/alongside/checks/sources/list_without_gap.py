"""Lists and tables as the site engine wants them.

It needs an empty line above each, and 4 spaces before the items of an inner list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from alongside.checks.sources.parsed_page import ParsedPage, parse_page
from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.markdown import token_lines
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, place_in, readable_variants

_STEP = 4
"""Spaces by which the engine tells one level of a list from the next."""

_LISTS = ("bullet_list", "ordered_list")
_ITEM_IN_PARAGRAPH = re.compile(r" {0,3}(?:[-*+]|\d{1,2}[.)])\s+\S")

_LineFault = tuple[int, tuple[str, int]]
"""(line of the body from 0, (a key of the rule's option "faults", spaces that the line needs))"""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_of_target(place_in(variant), _page_faults(rule, variant))


def _page_faults(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    """The first fault of each line, by the order of their names."""
    page = parse_page(variant)
    # In reverse order, so that of several faults of a line the first by name is left.
    fault_of_line = dict(sorted(_line_faults(page), reverse=True))
    for number, (fault, spaces) in sorted(fault_of_line.items()):
        line = page.first_line + number
        typed = page.lines[number]
        texts = fault_texts(rule, fault, line=line, spaces=spaces, typed=typed.strip())
        yield failed(place_in(variant, line), seen=typed.rstrip(), **texts)


def _line_faults(page: ParsedPage) -> Iterator[_LineFault]:
    depth = 0  # how many lists are open
    item_lines: set[int] = set()
    for token in page.tokens:
        if token.type.removesuffix("_open") in _LISTS:
            depth += 1
            yield from _list_faults(page, token, depth)
        elif token.type.removesuffix("_close") in _LISTS:
            depth -= 1
        elif token.type == "list_item_open":
            item_lines.add(token_lines(token)[0])
            # The items of an outer list need no spaces.
            yield from _indent_faults(page, token, levels=depth - 1)
        elif token.type == "paragraph_open":
            # The first paragraph of an item stands behind its sign, on the same line.
            if depth and token_lines(token)[0] not in item_lines:
                yield from _indent_faults(page, token, levels=depth)
            yield from _items_in_paragraph(page, token)
        elif token.type == "table_open" and not depth:
            yield from _gap_faults(page, token)


def _list_faults(page: ParsedPage, token: Token, depth: int) -> Iterator[_LineFault]:
    if depth == 1:
        yield from _gap_faults(page, token)
    if token.markup == ")":
        yield token_lines(token)[0], ("bracket", 0)


def _gap_faults(page: ParsedPage, token: Token) -> Iterator[_LineFault]:
    first, _ = token_lines(token)
    if _has_text_above(page, first):
        yield first, ("no-gap", 0)


def _indent_faults(page: ParsedPage, token: Token, levels: int) -> Iterator[_LineFault]:
    """levels: of lists, by which the block must be indented."""
    first, _ = token_lines(token)
    if _indent(page, first) < _STEP * levels:
        yield first, ("indent", _STEP * levels)


def _items_in_paragraph(page: ParsedPage, token: Token) -> Iterator[_LineFault]:
    """Lines of a paragraph that were meant to be the items of a list."""
    first, end = token_lines(token)
    for number in range(first + 1, end):
        if _ITEM_IN_PARAGRAPH.match(page.lines[number]):
            yield number, ("no-gap", 0)


def _has_text_above(page: ParsedPage, number: int) -> bool:
    """Whether the line above has words. Those of a heading do no harm."""
    above = page.lines[number - 1].strip() if number else ""
    return bool(above) and not above.startswith("#")


def _indent(page: ParsedPage, number: int) -> int:
    """How many spaces a line begins with, after the signs of quotations."""
    line = page.lines[number]
    if line.startswith(">"):
        line = line.lstrip("> ")
    spaces = line[: len(line) - len(line.lstrip())]
    return len(spaces.expandtabs(_STEP))
