"""Two sections of one page must not have the same id."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a section with an id."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(variant))


def _page_outcomes(variant: Variant) -> Iterator[Outcome]:
    first_line: dict[str, int] = {}
    for section in variant.sections:
        if not section.id:
            continue
        place = place_in(variant, section.line)
        first = first_line.setdefault(section.id, section.line)
        if first == section.line:
            yield passed(place)
        else:
            yield failed(
                place,
                seen=f"{{#{section.id}}}",
                id=section.id,
                heading=section.heading,
                first=first,
            )
