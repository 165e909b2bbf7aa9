"""Words that tell readers where to look by a place, a colour or a shape alone."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Block, Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import page_blocks
from alongside.rules.options import lists_option
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.system.once import once_for_each

_Patterns = tuple[regex.Pattern[str], ...]


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a block of words. Options: "patterns" by language tag."""
    for variant in readable_variants(subject, rule):
        patterns = _patterns(rule, variant.strand.language)
        outcomes = _page_outcomes(variant, patterns)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)


@once_for_each
def _patterns(rule: Rule, language: str) -> _Patterns:
    patterns = lists_option(rule, "patterns").get(language, ())
    return tuple(regex.compile(pattern, regex.IGNORECASE) for pattern in patterns)


def _page_outcomes(variant: Variant, patterns: _Patterns) -> Iterator[Outcome]:
    for block in page_blocks(variant):
        if patterns and block.kind != "code":
            seen = _find_first(block, patterns)
            place = place_in(variant, block.line)
            yield failed(place, seen=seen) if seen else passed(place)


def _find_first(block: Block, patterns: _Patterns) -> str:
    for pattern in patterns:
        found = pattern.search(block.text)
        if found:
            return str(found.group())
    return ""
