"""On a guided page readers come to every step from the first question, and from each to an end."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import Outcome, Rule, Sources
from alongside.publication.kinds.guided import (
    NAME,
    Step,
    endless_questions,
    reached_steps,
    read_steps,
)
from alongside.rules.outcomes import inapplicable, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a question or an end of a guided page."""
    for variant in readable_variants(subject, rule):
        if variant.kind != NAME:
            yield inapplicable(place_in(variant))
            continue
        steps = read_steps(variant, subject.publication.url)
        reached, endless = reached_steps(steps), {step.id for step in endless_questions(steps)}
        for step in steps:
            faults = _faults(step, reached, endless)
            outcomes = (fault_outcome(rule, variant.path.as_posix(), fault) for fault in faults)
            yield from outcomes_of_target(place_in(variant, step.line), outcomes)


def _faults(step: Step, reached: set[str], endless: set[str]) -> Iterator[Fault]:
    values = {"heading": step.heading, "id": step.id}
    if step.id not in reached:
        yield Fault("not-reached" if step.asks else "end-not-reached", step.line, values=values)
    elif step.id in endless:
        yield Fault("endless", step.line, values=values)
