"""Heading levels: the title is the only first level, none is skipped, none is below the fourth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alongside.checks.sources.parsed_page import parse_page
from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, place_in, readable_variants

_NO_SPACE = re.compile(r"^(#+)(?=[^#\s])")
"""A line that was meant as a heading, and is none: readers would see the signs."""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page. Limits: "deepest", the number of the last level."""
    for variant in readable_variants(subject, rule):
        faults = (*_typing_faults(rule, variant), *_level_faults(rule, variant))
        yield from outcomes_of_target(place_in(variant), faults)


def _typing_faults(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    """Lines that look like a heading."""
    for line, typed in parse_page(variant).text_lines():
        if not _NO_SPACE.match(typed):
            continue
        # What to type, for the reader of the finding to copy.
        better = _NO_SPACE.sub(r"\1 ", typed.strip())
        texts = fault_texts(rule, "no-space", line=line, better=better)
        yield failed(place_in(variant, line), seen=typed, **texts)


def _level_faults(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    deepest = int(rule.limits["deepest"])
    before = 1
    # The first section is the lead, whose heading is the title.
    for section in variant.sections[1:]:
        fault = _level_fault(section.depth, before, deepest)
        if fault:
            texts = fault_texts(
                rule,
                fault,
                depth=section.depth,
                before=before,
                most=before + 1,
                deepest=deepest,
            )
            typed = f"{'#' * section.depth} {section.heading}"
            yield failed(place_in(variant, section.line), seen=typed, **texts)
        before = section.depth


def _level_fault(depth: int, before: int, deepest: int) -> str:
    """A key of the rule's option "faults", or "". before: the level of the heading above."""
    if depth == 1:
        return "second-title"
    if depth > deepest:
        return "too-deep"
    return "skipped" if depth > before + 1 else ""
