"""A consultation opens when everybody can read it: in every version that is owed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from alongside.checks.sources.consultations import Consulted, judge_consultations
from alongside.checks.sources.targets import Fault
from alongside.model import Outcome, Rule, Sources, Strand


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a consultation. All formats of a version are released together, so it is enough
    that the version is there."""
    yield from judge_consultations(subject, rule, partial(_faults, subject))


def _faults(sources: Sources, each: Consulted) -> Iterator[Fault]:
    consultation = each.consultation
    if sources.today > consultation.closes:
        return  # nobody can mend it now
    for strand in sources.publication.strands:
        if (each.page.document, strand.key) in sources.variants:
            continue
        note = sources.publication.fewer_versions_of(each.page.document, strand)
        if sources.today >= consultation.opens and (note is None or note.is_planned):
            yield _fault(sources, each, strand, "missing")
        elif note and note.is_planned and note.until > consultation.opens:
            yield _fault(sources, each, strand, "planned-later", until=note.until)


def _fault(sources: Sources, each: Consulted, strand: Strand, name: str, **values: object) -> Fault:
    key = "all_versions_from" if each.consultation.complete else "opens"
    opens = each.consultation.opens
    language = sources.publication.language_of(strand).name
    known = {"opens": opens, "level": strand.level.replace("-", " "), "language": language}
    return Fault(name=name, line=each.line(key), seen=f"{key}: {opens}", values=known | values)
