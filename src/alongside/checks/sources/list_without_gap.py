"""Numbered items that stand in a paragraph: without an empty line above, only 1 begins a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alongside.checks.sources.parsed_page import ParsedPage, parse_page
from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Outcome, Rule, Sources
from alongside.pages.markdown import token_lines
from alongside.rules.outcomes import failed, place_in, readable_variants

_ITEM = re.compile(r"\d{1,2}[.)]\s+\S")


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page."""
    for variant in readable_variants(subject, rule):
        page = parse_page(variant)
        faults = (
            failed(place_in(variant, page.first_line + number), seen=typed)
            for number, typed in _items_in_paragraphs(page)
        )
        yield from outcomes_of_target(place_in(variant), faults)


def _items_in_paragraphs(page: ParsedPage) -> Iterator[tuple[int, str]]:
    """(line of the body from 0, what is typed there)."""
    for opening, inline in zip(page.tokens, page.tokens[1:], strict=False):
        if opening.type != "paragraph_open":
            continue
        first, _ = token_lines(inline)
        # Without the signs of lists and quotations around it.
        for number, typed in enumerate(inline.content.split("\n")[1:], start=first + 1):
            if _ITEM.match(typed):
                yield number, typed
