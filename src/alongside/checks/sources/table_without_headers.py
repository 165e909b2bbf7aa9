"""Every column and every row of a table has a heading."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Block, Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import page_blocks
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a row of a table."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(rule, variant))


def _page_outcomes(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    for row in _rows(variant):
        place = place_in(variant, row[0].line)
        has_words = [bool(cell.text) for cell in row]
        if row[0].kind == "header-cell" and not all(has_words):
            texts = fault_texts(rule, "column", number=1 + has_words.index(False))
            yield failed(place, seen=_format_row(row), **texts)
        elif not has_words[0]:
            yield failed(place, seen=_format_row(row), **fault_texts(rule, "row"))
        else:
            yield passed(place)


def _rows(variant: Variant) -> list[list[Block]]:
    """The rows of all tables: cells on the same line of the file."""
    rows: dict[int, list[Block]] = {}
    for block in page_blocks(variant):
        if block.kind in ("cell", "header-cell"):
            # Markdown cannot break a row: a line is a row.
            rows.setdefault(block.line, []).append(block)
    return list(rows.values())


def _format_row(row: list[Block]) -> str:
    return "| " + " | ".join(cell.text for cell in row) + " |"
