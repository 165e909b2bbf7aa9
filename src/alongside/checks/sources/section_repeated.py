"""Two sections of one page must not have the same id."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        first: dict[str, int] = {}
        for section in variant.sections:
            if section.id in first:
                yield failed(
                    place_in(variant, section.line),
                    seen=f"{{#{section.id}}}",
                    id=section.id,
                    heading=section.heading,
                    first=first[section.id],
                )
            elif section.id:
                first[section.id] = section.line
        yield passed(place_in(variant))
