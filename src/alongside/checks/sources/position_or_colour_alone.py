"""Words that tell readers where to look by a place, a colour or a shape alone."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Block, Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import page_blocks
from alongside.rules.options import lists_option
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a block of words. Options: "patterns" by language tag."""
    for variant in readable_variants(subject, rule):
        patterns = lists_option(rule, "patterns").get(variant.strand.language, ())
        outcomes = _page_outcomes(variant, patterns)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)


def _page_outcomes(variant: Variant, patterns: tuple[str, ...]) -> Iterator[Outcome]:
    for block in page_blocks(variant):
        if patterns and block.kind != "code":
            seen = _find_first(block, patterns)
            place = place_in(variant, block.line)
            yield failed(place, seen=seen) if seen else passed(place)


def _find_first(block: Block, patterns: tuple[str, ...]) -> str:
    for pattern in patterns:
        found = regex.search(pattern, block.text, regex.IGNORECASE)
        if found:
            return str(found.group())
    return ""
