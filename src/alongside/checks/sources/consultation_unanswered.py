"""After a consultation, people are told what came of it, within the weeks that were promised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from alongside.checks.sources.consultations import Consulted, judge_consultations
from alongside.checks.sources.targets import Fault
from alongside.model import Outcome, Rule, Sources
from alongside.publication.kinds.you_said_we_did import find_answer
from alongside.text.plurals import count_in_english


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a consultation. Limits: "weeks", unless publication.yml says another number."""
    yield from judge_consultations(subject, rule, partial(_faults, subject, rule))


def _faults(sources: Sources, rule: Rule, each: Consulted) -> Iterator[Fault]:
    closes = each.consultation.closes
    weeks = sources.publication.consultations.answer_weeks or int(rule.limits["weeks"])
    latest = closes + timedelta(weeks=weeks)
    answer = find_answer(sources, each.page.document)
    values = {
        "closes": closes,
        "weeks": count_in_english(weeks, "week"),
        "slug": each.page.document,
        "latest": latest,
    }
    seen = f"closes: {closes}"
    if answer and answer[1].published > latest:
        values |= {"published": answer[1].published, "answer": answer[0]}
        # What was published late cannot be mended any more.
        if answer[1].published > sources.today:
            yield Fault("late", each.line("closes"), seen, values)
    elif answer is None and sources.today > latest:
        yield Fault("none", each.line("closes"), seen, values)
