"""On a guided page each question has answers that lead on, and each end has words of its own."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import Outcome, Rule, Sources
from alongside.publication.kinds.guided import NAME, Step, read_steps
from alongside.rules.outcomes import inapplicable, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a question or an end of a guided page."""
    for variant in readable_variants(subject, rule):
        if variant.kind != NAME:
            yield inapplicable(place_in(variant))
            continue
        steps = read_steps(variant, subject.publication.url)
        path = variant.path.as_posix()
        if not steps or not steps[0].asks:
            line = steps[0].line if steps else variant.body_line
            heading = steps[0].heading if steps else ""
            yield fault_outcome(rule, path, Fault("first", line, values={"heading": heading}))
        for step in steps:
            faults = (fault_outcome(rule, path, fault) for fault in _faults(step, rule))
            yield from outcomes_of_target(place_in(variant, step.line), faults)


def _faults(step: Step, rule: Rule) -> Iterator[Fault]:
    values = {"heading": step.heading, "id": step.id}
    if not step.asks:
        if step.words < rule.limits["words-of-end"]:
            yield Fault("end", step.line, values=values)
        return
    if len(step.answers) < rule.limits["answers"]:
        yield Fault("few" if step.answers else "none", step.line, values=values)
    for answer in step.answers:
        if not answer.address:
            yield Fault("nowhere", answer.line, answer.text, values)
        elif answer.target == step.id:
            yield Fault("itself", answer.line, answer.text, values)
