"""Words that Markdown shows nowhere: addresses that no link uses, and what is nested too deep."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.parsed_page import ParsedPage, parse_page
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.markdown import token_lines
from alongside.pages.syntax import MAX_NESTING
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test targets: a line such as “[name]: address”, which Markdown never shows; the deepest
    block of lists and quotations within each other."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(rule, variant))


def _page_outcomes(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    page = parse_page(variant)
    for definition in page.definitions:
        place = place_in(variant, page.first_line + definition.line)
        # A link that uses the name makes it the address that it looks like.
        if definition.is_used:
            yield passed(place)
        else:
            seen = page.lines[definition.line].strip()
            texts = fault_texts(rule, "definition", name=definition.name)
            yield failed(place, seen=seen, **texts)
    for line in _lines_nested_too_deep(page):
        seen = page.lines[line].strip()
        place = place_in(variant, page.first_line + line)
        yield failed(place, seen=seen, **fault_texts(rule, "nested"))


def _lines_nested_too_deep(page: ParsedPage) -> Iterator[int]:
    """The first line, from 0, of each block inside of which the parser reads nothing."""
    for token in page.tokens:
        if token.nesting == 1 and token.level >= MAX_NESTING - 1:
            yield token_lines(token)[0]
