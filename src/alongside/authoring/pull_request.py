"""Two versions of a publication to what the change between them does. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from alongside.authoring.base_commit import BaseCommit, read_documents_at
from alongside.authoring.reading_scores import rules_for, scores
from alongside.authoring.status import page_statuses
from alongside.errors import ToolMissing
from alongside.model import (
    PageEffect,
    PageStatus,
    PullRequest,
    ReadingChange,
    ReadingScore,
    SignOffState,
    Sources,
    TextState,
    Variant,
)
from alongside.text.syllables import use_dictionary

_StatusByPage = Mapping[tuple[str, str], PageStatus]
_NOT_READABLE = (TextState.MISSING, TextState.UNREADABLE)


def compare_with_base(sources: Sources, base: BaseCommit, today: date) -> PullRequest:
    """What is in the folder now, compared with the commit of base."""
    now = page_statuses(sources)
    with read_documents_at(sources.root, base, today) as before:
        if isinstance(before, str):
            return PullRequest(now, base_problem=before)
        then = {
            (page_status.document, page_status.strand.key): page_status
            for page_status in page_statuses(before)
        }
        changed = [
            page_status
            for page_status in now
            if _fingerprint(sources, page_status) != _fingerprint(before, page_status)
        ]
        try:
            readings, unscored = tuple(_reading_changes(sources, before, changed)), ""
        except ToolMissing as error:
            readings, unscored = (), error.what
        effects = (_page_effect(sources, page_status, then) for page_status in now)
        kept = {(page_status.document, page_status.strand.key) for page_status in now}
        return PullRequest(
            now,
            base.commit,
            "",
            tuple(page_status.path for page_status in changed),
            tuple(f"{old.document}, {old.name}" for key, old in then.items() if key not in kept),
            tuple(effect for effect in effects if effect != PageEffect(effect.page_status)),
            readings,
            unscored,
        )


def _page_effect(sources: Sources, after: PageStatus, statuses_before: _StatusByPage) -> PageEffect:
    before = statuses_before.get((after.document, after.strand.key))
    variant = _variant(sources, after)
    known = before.stale if before else ()
    stale = tuple((id_, _section_line(variant, id_)) for id_ in after.stale if id_ not in known)
    readable = after.text not in _NOT_READABLE
    mended = tuple(id_ for id_ in known if readable and id_ not in after.stale)
    signed = (
        [wanted for wanted, state in before.sign_offs.items() if state is SignOffState.SIGNED]
        if before
        else []
    )
    ended = tuple(
        wanted
        for wanted in signed
        if readable and after.sign_offs.get(wanted, SignOffState.SIGNED) is not SignOffState.SIGNED
    )
    lost = not readable and before is not None and before.text not in _NOT_READABLE
    return PageEffect(after, stale, mended, ended, lost)


def _reading_changes(
    sources: Sources, before: Sources, changed: Iterable[PageStatus]
) -> Iterable[ReadingChange]:
    """Only of languages that the rules on reading have a measure for. Raises ToolMissing."""
    for page_status in changed:
        variant = _variant(sources, page_status)
        if variant is None or variant.problem or not rules_for(page_status.strand):
            continue
        use_dictionary(sources.root)
        old = _variant(before, page_status)
        yield ReadingChange(
            page_status,
            _page_score(before, old) if old and not old.problem else None,
            _page_score(sources, variant),
        )


def _page_score(sources: Sources, variant: Variant) -> ReadingScore:
    """Of the page as a whole."""
    return next(scores(sources, variant))[1]


def _variant(sources: Sources, page_status: PageStatus) -> Variant | None:
    return sources.variants.get((page_status.document, page_status.strand.key))


def _fingerprint(sources: Sources, page_status: PageStatus) -> tuple[str, str] | None:
    variant = _variant(sources, page_status)
    return (variant.fingerprint, variant.problem) if variant else None


def _section_line(variant: Variant | None, id_: str) -> int:
    """Where the section begins; the place of its mark when the page does not have it."""
    section = variant.section(id_) if variant else None
    return (
        section.line if section else variant.meta_lines.get(f"made_from.{id_}", 1) if variant else 1
    )
