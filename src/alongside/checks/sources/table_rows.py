"""Every row of a table has as many cells as its first row: the engine drops what is too much."""

import re
from collections.abc import Iterator

from alongside.checks.sources.typed_page import TypedPage, typed_page
from alongside.model import Outcome, Rule, Sources
from alongside.rules.outcomes import at, failed, passed, readable_variants
from alongside.rules.wording import wording

_BETWEEN = re.compile(r"(?<!\\)\|")


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        for line, typed, columns in _rows(typed_page(sources, variant)):
            count = len(_cells(typed))
            if count == columns:
                yield passed(at(variant, line))
            else:
                said = wording(rule, "more" if count > columns else "fewer", count=count, columns=columns)
                yield failed(at(variant, line), seen=typed.strip(), **said)
        yield passed(at(variant))


def _rows(page: TypedPage) -> Iterator[tuple[int, str, int]]:
    """(line in the file, the row as typed, how many columns its table has) of every row below the first."""
    for token in page.tokens:
        if token.type == "table_open":
            first, end = token.map
            columns = len(_cells(page.lines[first]))
            for number in range(first + 2, end):
                yield page.first_line + number, page.lines[number], columns


def _cells(line: str) -> list[str]:
    return _BETWEEN.split(re.sub(r"^\s*\||(?<!\\)\|\s*$", "", line))
