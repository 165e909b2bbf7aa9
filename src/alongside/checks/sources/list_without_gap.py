"""Lists and tables as the site engine wants them: an empty line above, 4 spaces before an inner list."""

import re
from collections.abc import Iterator

from alongside.checks.sources.parsed_page import ParsedPage, parse_page
from alongside.model import Outcome, Rule, Sources
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_STEP = 4
"""Spaces by which the engine tells one level of a list from the next."""

_LISTS = ("bullet_list", "ordered_list")
_ITEM_IN_PARAGRAPH = re.compile(r" {0,3}(?:[-*+]|\d{1,2}[.)])\s+\S")


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        page = parse_page(sources, variant)
        faults = dict(sorted(_faults(page), reverse=True))
        for number in sorted(faults):
            fault, spaces = faults[number]
            line = page.first_line + number
            said = fault_texts(
                rule, fault, line=line, spaces=spaces, typed=page.lines[number].strip()
            )
            yield failed(place_in(variant, line), seen=page.lines[number].rstrip(), **said)
        yield passed(place_in(variant))


def _faults(page: ParsedPage) -> Iterator[tuple[int, tuple[str, int]]]:
    """(line of the body from 0, (fault, spaces that the line needs))"""
    depth, item_lines = 0, []
    for token in page.tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in _LISTS and token.nesting == 1:
            depth += 1
            if depth == 1 and _has_text_above(page, token.map[0]):
                yield token.map[0], ("no-gap", 0)
            if token.markup == ")":
                yield token.map[0], ("bracket", 0)
        elif name in _LISTS:
            depth -= 1
        elif token.type == "list_item_open":
            item_lines.append(token.map[0])
            if _indent(page, token.map[0]) < _STEP * (depth - 1):
                yield token.map[0], ("indent", _STEP * (depth - 1))
        elif token.type == "paragraph_open":
            if (
                depth
                and token.map[0] not in item_lines
                and _indent(page, token.map[0]) < _STEP * depth
            ):
                yield token.map[0], ("indent", _STEP * depth)
            for number in range(token.map[0] + 1, token.map[1]):
                if _ITEM_IN_PARAGRAPH.match(page.lines[number]):
                    yield number, ("no-gap", 0)
        elif token.type == "table_open" and not depth and _has_text_above(page, token.map[0]):
            yield token.map[0], ("no-gap", 0)


def _has_text_above(page: ParsedPage, number: int) -> bool:
    above = page.lines[number - 1].strip() if number else ""
    return bool(above) and not above.startswith("#")


def _indent(page: ParsedPage, number: int) -> int:
    line = (
        page.lines[number].lstrip("> ")
        if page.lines[number].startswith(">")
        else page.lines[number]
    )
    spaces = line[: len(line) - len(line.lstrip())]
    return len(spaces.expandtabs(_STEP))
