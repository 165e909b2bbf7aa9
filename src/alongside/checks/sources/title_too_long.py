"""A title that search results and browser tabs do not cut off."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    limit = int(rule.limits["characters"])
    for variant in readable_variants(sources, rule):
        place = place_in(variant, variant.meta_lines.get("title", 1))
        count = len(variant.title)
        yield (
            failed(place, seen=variant.title, count=count, limit=limit)
            if count > limit
            else passed(place)
        )
