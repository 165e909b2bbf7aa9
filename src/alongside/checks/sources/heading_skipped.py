"""Heading levels: the title is the only first level, none is skipped, none is below the fourth."""

import re
from collections.abc import Iterator

from alongside.checks.sources.parsed_page import parse_page
from alongside.model import Outcome, Rule, Sources
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_NO_SPACE = re.compile(r"^(#+)(?=[^#\s])")
_INDENTED = re.compile(r" {1,3}#{1,6}\s+\S")
"""The engine makes a heading of the first and none of the second; our parser does it the other way round."""


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    deepest = int(rule.limits["deepest"])
    for variant in readable_variants(sources, rule):
        before = 1
        for line, typed in parse_page(sources, variant).text_lines():
            fault = (
                "no-space"
                if _NO_SPACE.match(typed)
                else "indented"
                if _INDENTED.match(typed)
                else ""
            )
            if fault:
                better = _NO_SPACE.sub(r"\1 ", typed.strip())
                yield failed(
                    place_in(variant, line),
                    seen=typed,
                    **fault_texts(rule, fault, line=line, better=better),
                )
        for section in variant.sections[1:]:
            place, seen = (
                place_in(variant, section.line),
                f"{'#' * section.depth} {section.heading}",
            )
            fault = _fault(section.depth, before, deepest)
            if fault:
                yield failed(
                    place,
                    seen=seen,
                    **fault_texts(
                        rule,
                        fault,
                        depth=section.depth,
                        before=before,
                        most=before + 1,
                        deepest=deepest,
                    ),
                )
            before = section.depth
        yield passed(place_in(variant))


def _fault(depth: int, before: int, deepest: int) -> str:
    if depth == 1:
        return "second-title"
    if depth > deepest:
        return "too-deep"
    return "skipped" if depth > before + 1 else ""
