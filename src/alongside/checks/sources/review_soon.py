"""The owner of a page is reminded of its review while there is time for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from alongside.model import Outcome, Rule, Sources
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page with a review to come, made from no other. Limits: "weeks" before it."""
    weeks = int(rule.limits["weeks"])
    for variant in readable_variants(subject, rule):
        place = place_in(variant, variant.meta_lines.get("next_review", 1))
        due = variant.meta.get("next_review")
        if not isinstance(due, date) or due < subject.today or variant.made_from is not None:
            # front-matter-incomplete and review-overdue speak of these.
            yield inapplicable(place)
            continue
        if due - timedelta(weeks=weeks) < subject.today:
            owner = variant.meta.get("owner", "the owner")
            yield failed(place, seen=f"next_review: {due}", due=due, owner=owner, weeks=weeks)
        else:
            yield passed(place)
