"""Heading levels: the title is the only first level, none is skipped, none is below the fourth."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.outcomes import at, failed, passed, readable_variants
from alongside.words.wording import wording


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    deepest = int(rule.limits["deepest"])
    for variant in readable_variants(sources, rule):
        before = 1
        for section in variant.sections[1:]:
            place, seen = at(variant, section.line), f"{'#' * section.depth} {section.heading}"
            fault = _fault(section.depth, before, deepest)
            if fault:
                yield failed(place, seen=seen, **wording(rule, fault, depth=section.depth, before=before,
                                                         most=before + 1, deepest=deepest))
            before = section.depth
        yield passed(at(variant))


def _fault(depth: int, before: int, deepest: int) -> str:
    if depth == 1:
        return "second-title"
    if depth > deepest:
        return "too-deep"
    return "skipped" if depth > before + 1 else ""
