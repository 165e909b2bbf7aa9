"""Two versions of a publication to what the change between them does. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from alongside.authoring.base_commit import Base, documents_at
from alongside.authoring.reading_scores import rules_for, scores
from alongside.authoring.status import standings
from alongside.errors import ToolMissing
from alongside.model import (
    PageEffect,
    PullRequest,
    ReadingChange,
    ReadingScore,
    SignOffState,
    Sources,
    Standing,
    TextState,
    Variant,
)
from alongside.text.syllables import use_dictionary

_Standings = Mapping[tuple[str, str], Standing]
_GONE = (TextState.MISSING, TextState.UNREADABLE)


def pull_request(sources: Sources, base: Base, today: date) -> PullRequest:
    """What is in the folder now, compared with the commit of base."""
    now = standings(sources)
    with documents_at(sources.root, base, today) as before:
        if isinstance(before, str):
            return PullRequest(now, unknown=before)
        then = {(standing.document, standing.strand.key): standing for standing in standings(before)}
        changed = [standing for standing in now if _fingerprint(sources, standing) != _fingerprint(before, standing)]
        try:
            readings, unscored = tuple(_readings(sources, before, changed)), ""
        except ToolMissing as error:
            readings, unscored = (), error.what
        effects = (_effect(sources, standing, then) for standing in now)
        kept = {(standing.document, standing.strand.key) for standing in now}
        return PullRequest(now, base.commit, "", tuple(standing.path for standing in changed),
                           tuple(f"{old.document}, {old.name}" for key, old in then.items() if key not in kept),
                           tuple(effect for effect in effects if effect != PageEffect(effect.standing)),
                           readings, unscored)


def _effect(sources: Sources, now: Standing, then: _Standings) -> PageEffect:
    before = then.get((now.document, now.strand.key))
    variant = _variant(sources, now)
    known = before.stale if before else ()
    stale = tuple((id_, _line(variant, id_)) for id_ in now.stale if id_ not in known)
    readable = now.text not in _GONE
    mended = tuple(id_ for id_ in known if readable and id_ not in now.stale)
    signed = [wanted for wanted, state in before.sign_offs.items() if state is SignOffState.SIGNED] if before else []
    ended = tuple(wanted for wanted in signed
                  if readable and now.sign_offs.get(wanted, SignOffState.SIGNED) is not SignOffState.SIGNED)
    lost = not readable and before is not None and before.text not in _GONE
    return PageEffect(now, stale, mended, ended, lost)


def _readings(sources: Sources, before: Sources, changed: Iterable[Standing]) -> Iterable[ReadingChange]:
    """Only of languages that the rules on reading have a measure for. Raises ToolMissing."""
    for standing in changed:
        variant = _variant(sources, standing)
        if variant is None or variant.problem or not rules_for(standing.strand):
            continue
        use_dictionary(sources.root)
        old = _variant(before, standing)
        yield ReadingChange(standing, _score(before, old) if old and not old.problem else None,
                            _score(sources, variant))


def _score(sources: Sources, variant: Variant) -> ReadingScore:
    """Of the page as a whole."""
    return next(scores(sources, variant))[1]


def _variant(sources: Sources, standing: Standing) -> Variant | None:
    return sources.variants.get((standing.document, standing.strand.key))


def _fingerprint(sources: Sources, standing: Standing) -> tuple[str, str] | None:
    variant = _variant(sources, standing)
    return (variant.fingerprint, variant.problem) if variant else None


def _line(variant: Variant | None, id_: str) -> int:
    """Where the section begins; the place of its mark when the page does not have it."""
    section = variant.section(id_) if variant else None
    return section.line if section else variant.meta_lines.get(f"made_from.{id_}", 1) if variant else 1
