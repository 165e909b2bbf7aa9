"""What a release says of each page: who checked it, and which rules it was released in spite of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from alongside.model import Sources, Strand, Variant, Verdict
from alongside.publication.changes import last_change_told
from alongside.publication.sign_offs import sign_off_entries

_ExceptionsByPath = dict[str, dict[str, str]]
"""Path of a file to rule to the last day of the exception, as in 2026-11-22."""


class ExceptionEntry(TypedDict):
    """until: the last day, as in 2026-11-22."""

    rule: str
    until: str


class PageEntry(TypedDict):
    """exceptions: those without which the page would not have been released. last_change: the day
    and the words of the last entry of changes.yml about it; empty without one."""

    path: str
    document: str
    level: str
    language: str
    fingerprint: str
    last_change: list[str]
    sign_offs: list[dict[str, str]]
    exceptions: list[ExceptionEntry]


def page_entries(sources: Sources, verdicts: Iterable[Verdict]) -> list[PageEntry]:
    """In the order of publication.yml, each page in every version that it has."""
    exceptions = _needed_exceptions(verdicts)
    entries = []
    for slug in sources.publication.documents:
        for strand in sources.publication.strands:
            variant = sources.variants.get((slug, strand.key))
            if variant is not None:
                entries.append(_page_entry(sources, variant, strand, exceptions))
    return entries


def _page_entry(
    sources: Sources, variant: Variant, strand: Strand, exceptions: _ExceptionsByPath
) -> PageEntry:
    path = variant.path.as_posix()
    return {
        "path": path,
        "document": variant.document,
        "level": strand.level,
        "language": strand.language,
        "fingerprint": variant.fingerprint,
        "last_change": last_change_told(sources.publication, variant),
        "sign_offs": sign_off_entries(sources, variant),
        "exceptions": [
            ExceptionEntry(rule=rule, until=until)
            for rule, until in sorted(exceptions.get(path, {}).items())
        ],
    }


def _needed_exceptions(verdicts: Iterable[Verdict]) -> _ExceptionsByPath:
    needed: _ExceptionsByPath = {}
    for verdict in verdicts:
        for finding in verdict.findings:
            if finding.excepted_until is not None:
                until = finding.excepted_until.isoformat()
                needed.setdefault(finding.place.path, {})[finding.rule] = until
    return needed
