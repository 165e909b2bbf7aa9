"""What a pull request does to the pages: two versions of it, compared. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
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
    statuses = page_statuses(sources)
    with read_documents_at(sources.root, base, today) as before:
        if isinstance(before, str):
            return PullRequest(statuses, base_problem=before)
        statuses_before = {_page_key(status): status for status in page_statuses(before)}
        changed = [
            status
            for status in statuses
            if _fingerprint(sources, status) != _fingerprint(before, status)
        ]
        reading_problem = ""
        reading_changes: tuple[ReadingChange, ...] = ()
        try:
            reading_changes = tuple(_reading_changes(sources, before, changed))
        except ToolMissing as error:
            reading_problem = error.what
        return PullRequest(
            page_statuses=statuses,
            base=base.commit,
            changed_paths=tuple(status.path for status in changed),
            removed_pages=_removed_pages(statuses_before, statuses),
            effects=_effects(sources, statuses, statuses_before),
            reading_changes=reading_changes,
            reading_problem=reading_problem,
        )


def _page_key(status: PageStatus) -> tuple[str, str]:
    return status.document, status.strand.key


def _removed_pages(before: _StatusByPage, after: Iterable[PageStatus]) -> tuple[str, ...]:
    """In words: such a page has no path any more that could be shown."""
    keys = {_page_key(status) for status in after}
    return tuple(f"{old.document}, {old.name}" for key, old in before.items() if key not in keys)


def _effects(
    sources: Sources, statuses: Iterable[PageStatus], statuses_before: _StatusByPage
) -> tuple[PageEffect, ...]:
    """Of those pages only on which the change has one."""
    effects = (_page_effect(sources, status, statuses_before) for status in statuses)
    return tuple(effect for effect in effects if effect != PageEffect(effect.page_status))


def _page_effect(sources: Sources, after: PageStatus, statuses_before: _StatusByPage) -> PageEffect:
    before = statuses_before.get(_page_key(after))
    stale_before = before.stale if before else ()
    variant = _variant(sources, after)
    newly_stale = [section for section in after.stale if section not in stale_before]
    effect = PageEffect(
        page_status=after,
        stale=tuple((section, _section_line(variant, section)) for section in newly_stale),
    )
    if before is None:
        return effect
    # Of a page that cannot be read nobody knows what was mended or who would still sign it.
    if after.text in _NOT_READABLE:
        return replace(effect, is_lost=before.text not in _NOT_READABLE)
    updated = tuple(section for section in stale_before if section not in after.stale)
    return replace(effect, updated=updated, ended_sign_offs=_ended_sign_offs(before, after))


def _ended_sign_offs(before: PageStatus, after: PageStatus) -> tuple[str, ...]:
    """What it was signed off for, needs to be signed off for still, and is not any more."""
    return tuple(
        kind
        for kind, state in before.sign_offs.items()
        if state is SignOffState.SIGNED
        and after.sign_offs.get(kind, SignOffState.SIGNED) is not SignOffState.SIGNED
    )


def _reading_changes(
    sources: Sources, before: Sources, changed: Iterable[PageStatus]
) -> Iterable[ReadingChange]:
    """Only of languages that the rules on reading have a measure for. Raises ToolMissing."""
    for page_status in changed:
        variant = _variant(sources, page_status)
        if variant is None or variant.problem or not rules_for(page_status.strand):
            continue
        # Only now: without such a page nobody misses the dictionary.
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


def _section_line(variant: Variant | None, section_id: str) -> int:
    """Where the section begins; where made_from names it when the page does not have it."""
    if variant is None:
        return 1
    section = variant.section(section_id)
    return section.line if section else variant.meta_lines.get(f"made_from.{section_id}", 1)
