"""A self-check has questions that can be ticked."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import EASY_READ, Outcome, Rule, Sources
from alongside.publication.kinds.self_check import NAME, questions
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page that is a self-check."""
    for variant in readable_variants(subject, rule):
        place = place_in(variant, variant.body_line)
        if variant.kind != NAME:
            yield inapplicable(place_in(variant))
        elif any(questions(variant)):
            yield passed(place)
        else:
            fault = "ideas" if variant.strand.level == EASY_READ else "list"
            yield failed(place, **fault_texts(rule, fault))
