"""The answers of a guided page lead to the same places in every version."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.section_pairs import SectionPair, section_pairs
from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.link_address import PageAddress, normalise_link
from alongside.publication.kinds.guided import NAME, read_steps
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, inapplicable, place_in, variants_with_sources


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a section of a guided page that its source has, too.

    Not of one that is out of date, of which stale-section speaks.
    """
    for variant, source in variants_with_sources(subject, rule):
        if source is None or variant.kind != NAME:
            yield inapplicable(place_in(variant))
            continue
        ways, source_ways = _ways(subject, variant), _ways(subject, source)
        for pair in section_pairs(subject, variant, source):
            if pair.is_stale:
                yield inapplicable(pair.place)
                continue
            id_ = pair.section.id or ""
            seen, expected = ways.get(id_, ()), source_ways.get(id_, ())
            yield from outcomes_of_target(pair.place, _faults(rule, pair, seen, expected))


def _ways(subject: Sources, variant: Variant) -> dict[str, tuple[str, ...]]:
    """Id of each step to where its answers lead, in their order, in one spelling."""
    site = subject.publication.url
    page = PageAddress(site, variant.strand.url, f"{variant.document}.md")
    return {
        step.id: tuple(
            f"#{answer.target}" if answer.target else normalise_link(answer.address, page)
            for answer in step.answers
        )
        for step in read_steps(variant, site)
    }


def _faults(
    rule: Rule, pair: SectionPair, seen: tuple[str, ...], expected: tuple[str, ...]
) -> Iterator[Outcome]:
    if seen == expected:
        return
    if not seen or not expected:
        fault = "no-question" if expected else "new-question"
    else:
        fault = "count" if len(seen) != len(expected) else "places"
    texts = fault_texts(rule, fault, heading=pair.section.heading, **pair.source_values)
    yield failed(pair.place, seen=_format(seen), expected=_format(expected), **texts)


def _format(ways: tuple[str, ...]) -> str:
    return ", ".join(way or "(no link)" for way in ways) or "no answers"
