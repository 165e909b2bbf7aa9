"""Every row of a table has as many cells as its first row: the engine drops what is too much."""

import re
from collections.abc import Iterator

from alongside.checks.sources.parsed_page import ParsedPage, parse_page
from alongside.model import Outcome, Rule, Sources
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_CELL_BORDER = re.compile(r"(?<!\\)\|")


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        for line, typed, columns in _rows(parse_page(sources, variant)):
            count = len(_split_cells(typed))
            if count == columns:
                yield passed(place_in(variant, line))
            else:
                said = fault_texts(
                    rule, "more" if count > columns else "fewer", count=count, columns=columns
                )
                yield failed(place_in(variant, line), seen=typed.strip(), **said)
        yield passed(place_in(variant))


def _rows(page: ParsedPage) -> Iterator[tuple[int, str, int]]:
    """(line in the file, the row as typed, how many columns its table has) of every row below the first."""
    for token in page.tokens:
        if token.type == "table_open":
            first, end = token.map
            columns = len(_split_cells(page.lines[first]))
            for number in range(first + 2, end):
                yield page.first_line + number, page.lines[number], columns


def _split_cells(line: str) -> list[str]:
    return _CELL_BORDER.split(re.sub(r"^\s*\||(?<!\\)\|\s*$", "", line))
