"""A title that search results and browser tabs do not cut off."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.reader_texts import menu_texts
from alongside.model import Outcome, Place, Rule, Sources
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: the title of a page or section, or the name of a level. Limits: "characters"."""
    for variant in readable_variants(subject, rule):
        place = place_in(variant, variant.meta_lines.get("title", 1))
        yield _outcome(rule, place, variant.title)
    for text in menu_texts(subject):
        yield _outcome(rule, text.place, text.text)


def _outcome(rule: Rule, place: Place, title: str) -> Outcome:
    count, limit = len(title), int(rule.limits["characters"])
    if count > limit:
        return failed(place, seen=title, count=count, limit=limit)
    return passed(place)
