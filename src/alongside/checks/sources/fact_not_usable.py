"""{{ fact.name }} that nobody can fill in: a name that facts.yml lacks, or something else than a fact."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.rules.outcomes import at, failed, passed, readable_variants
from alongside.rules.wording import wording


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        for fault in variant.fact_faults:
            yield failed(at(variant, fault.line), seen=fault.typed, **wording(rule, fault.fault, **fault.values))
        yield passed(at(variant))
