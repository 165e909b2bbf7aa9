"""A title that search results and browser tabs do not cut off."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: the title of a page. Limits: "characters"."""
    limit = int(rule.limits["characters"])
    for variant in readable_variants(subject, rule):
        place = place_in(variant, variant.meta_lines.get("title", 1))
        count = len(variant.title)
        if count > limit:
            yield failed(place, seen=variant.title, count=count, limit=limit)
        else:
            yield passed(place)
