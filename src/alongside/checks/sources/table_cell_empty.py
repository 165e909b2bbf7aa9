"""Cells of tables that have no words, or only a dash or a sign of repetition."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Block, Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import page_blocks
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a cell that is no heading of a column or row."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(variant))


def _page_outcomes(variant: Variant) -> Iterator[Outcome]:
    for block in page_blocks(variant):
        # The first cell of a row is its heading: table-without-headers asks for that.
        if block.kind == "cell" and not block.marker:
            place = place_in(variant, block.line)
            yield passed(place) if _says_something(block) else failed(place, seen=block.text)


def _says_something(cell: Block) -> bool:
    """A picture or a sign such as ✓ does; punctuation alone does not."""
    return bool(cell.pictures) or any(unicodedata.category(sign)[0] in "LNS" for sign in cell.text)
