"""{{ fact.name }} that nobody can fill in: a name that facts.yml lacks, or something else than a fact."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        for fault in variant.fact_faults:
            yield failed(
                place_in(variant, fault.line),
                seen=fault.typed,
                **fault_texts(rule, fault.fault, **fault.values),
            )
        yield passed(place_in(variant))
