"""Every row of a table has as many cells as its first row: the parser drops what is too much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from markdown_it.token import Token

from alongside.checks.sources.parsed_page import ParsedPage, parse_page
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.markdown import token_lines
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_CELL_BORDER = re.compile(r"(?<!\\)\|")
_QUOTATION = re.compile(r"^(?:\s*>)+")
_OUTER_BORDERS = re.compile(r"^\s*\||(?<!\\)\|\s*$")


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a row of a table below its first."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(rule, variant))


def _page_outcomes(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    for line, typed, columns in _rows(parse_page(variant)):
        place = place_in(variant, line)
        count = len(_split_cells(typed))
        if count == columns:
            yield passed(place)
            continue
        fault = "more" if count > columns else "fewer"
        texts = fault_texts(rule, fault, count=count, columns=columns)
        yield failed(place, seen=typed.strip(), **texts)


def _rows(page: ParsedPage) -> Iterator[tuple[int, str, int]]:
    """Every row below the first of its table.

    Yields (line in the file, the row as typed, how many columns its table has).
    """
    for position, token in enumerate(page.tokens):
        if token.type != "table_open":
            continue
        first, end = token_lines(token)
        columns = _count_columns(page.tokens[position:])
        # The second line is the one of dashes.
        for number in range(first + 2, end):
            yield page.first_line + number, page.lines[number], columns


def _count_columns(tokens: Iterable[Token]) -> int:
    """tokens: from the beginning of a table."""
    names = takewhile(lambda name: name != "thead_close", (token.type for token in tokens))
    return list(names).count("th_open")


def _split_cells(line: str) -> list[str]:
    """line: a row as typed, with the signs of a quotation around it."""
    return _CELL_BORDER.split(_OUTER_BORDERS.sub("", _QUOTATION.sub("", line)))
