"""{{ fact.name }} that cannot be filled in: a name that facts.yml lacks, or no fact at all."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a use of a fact on a page."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(rule, variant))


def _page_outcomes(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    for use in variant.fact_uses:
        yield passed(place_in(variant, use.line))
    for fault in variant.fact_faults:
        texts = fault_texts(rule, fault.fault, **fault.values)
        yield failed(place_in(variant, fault.line), seen=fault.typed, **texts)
