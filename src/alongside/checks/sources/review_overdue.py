"""The date by which the owner promised to look at the page again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from alongside.model import Outcome, Rule, Sources
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page that has such a date, and is made from no other."""
    for variant in readable_variants(subject, rule):
        place = place_in(variant, variant.meta_lines.get("next_review", 1))
        due = variant.meta.get("next_review")
        if not isinstance(due, date) or variant.made_from is not None:
            # front-matter-incomplete says so for the pages that need a date.
            yield inapplicable(place)
        elif due < subject.today:
            owner = variant.meta.get("owner", "the owner")
            yield failed(place, seen=f"next_review: {due}", due=due, owner=owner)
        else:
            yield passed(place)
