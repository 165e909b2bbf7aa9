"""Every column and every row of a table has a heading."""

from collections.abc import Iterator

from alongside.model import Block, Outcome, Rule, Sources, Variant
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        for row in _rows(variant):
            place = place_in(variant, row[0].line)
            if row[0].kind == "header-cell" and not all(cell.text for cell in row):
                number = 1 + [bool(cell.text) for cell in row].index(False)
                yield failed(
                    place, seen=_format_row(row), **fault_texts(rule, "column", number=number)
                )
            elif not row[0].text:
                yield failed(place, seen=_format_row(row), **fault_texts(rule, "row"))
            else:
                yield passed(place)
        yield passed(place_in(variant))


def _rows(variant: Variant) -> Iterator[list[Block]]:
    """The rows of all tables: cells on the same line of the file."""
    rows: dict[int, list[Block]] = {}
    for section in variant.sections:
        for block in section.blocks:
            if block.kind in ("cell", "header-cell"):
                rows.setdefault(block.line, []).append(block)
    yield from rows.values()


def _format_row(row: list[Block]) -> str:
    return "| " + " | ".join(cell.text for cell in row) + " |"
