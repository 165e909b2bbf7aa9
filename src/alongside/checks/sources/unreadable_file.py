"""A file whose text or settings cannot be read has no other finding, so it must have this one."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.rules.outcomes import failed, passed, place_in


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page."""
    for variant in subject.variants.values():
        if variant.problem:
            yield failed(place_in(variant, variant.problem_line), seen=variant.problem)
        else:
            yield passed(place_in(variant))
