"""Text that Markdown takes for the code of a program, mostly because of spaces before it."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.parsed_page import read_typed_lines
from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import page_blocks
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, place_in, readable_variants

_BEFORE_FENCE = "->*+0123456789. \t"
"""What may stand before a fence: the signs of lists and quotations, and spaces."""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page."""
    for variant in readable_variants(subject, rule):
        faults = _page_faults(subject, rule, variant)
        yield from outcomes_of_target(place_in(variant), faults)


def _page_faults(sources: Sources, rule: Rule, variant: Variant) -> Iterator[Outcome]:
    # A block of code says nothing of how it was made; the line that was typed does.
    lines = read_typed_lines(sources, variant)
    for block in page_blocks(variant):
        if block.kind == "code":
            first = lines[block.line - 1].lstrip(_BEFORE_FENCE)
            fault = "fenced" if first.startswith(("```", "~~~")) else "indented"
            yield failed(place_in(variant, block.line), seen=block.text, **fault_texts(rule, fault))
