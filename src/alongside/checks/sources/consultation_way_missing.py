"""Readers of each language can answer a consultation in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from alongside.checks.sources.consultations import Consulted, judge_consultations
from alongside.checks.sources.targets import Fault
from alongside.model import Outcome, Rule, Sources


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a consultation that is not over."""
    yield from judge_consultations(subject, rule, partial(_faults, subject))


def _faults(sources: Sources, each: Consulted) -> Iterator[Fault]:
    if sources.today > each.consultation.closes:
        return
    named = {tag for way in each.consultation.ways for tag in way.languages}
    for tag in sorted({strand.language for strand in sources.publication.strands} - named):
        language = sources.publication.languages[tag].name
        yield Fault("language", each.line("answer"), values={"language": language, "tag": tag})
