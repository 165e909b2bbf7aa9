"""The settings at the top of every page: complete, known and of the right kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.publication.held_back import PUBLISH_AT, day_of_publication
from alongside.publication.kinds import KIND, kinds_with_key
from alongside.rules.fault_texts import suggestion
from alongside.rules.outcomes import place_in, readable_variants

_KNOWN = (
    "title",
    "description",
    "owner",
    "next_review",
    PUBLISH_AT,
    "made_from",
    "signed_off",
    "needs",
)


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: the front matter of a page."""
    for variant in readable_variants(subject, rule):
        path = variant.path.as_posix()
        faults = (*_missing_keys(variant), *_unknown_keys(variant))
        outcomes = (fault_outcome(rule, path, fault) for fault in faults)
        yield from outcomes_of_target(place_in(variant), outcomes)


def _missing_keys(variant: Variant) -> Iterator[Fault]:
    is_source = variant.made_from is None
    # Owner and day of review belong to the document, and stand with its source only.
    for key in ("title", "description", "owner") if is_source else ("title", "description"):
        value = variant.meta.get(key)
        if not isinstance(value, str) or not value.strip():
            yield _fault(variant, f"no-{key}", key)
    if is_source and not isinstance(variant.meta.get("next_review"), date):
        yield _fault(variant, "no-next_review", "next_review", _seen(variant, "next_review"))
    if PUBLISH_AT in variant.meta:
        yield from _day_faults(variant, is_source)
    if not is_source and not _is_map_of_texts(variant.meta.get("made_from")):
        yield _fault(variant, "no-made_from", "made_from", _seen(variant, "made_from"))


def _day_faults(variant: Variant, is_source: bool) -> Iterator[Fault]:
    """The day of publication is that of the document, in all its versions."""
    seen = _seen(variant, PUBLISH_AT)
    if not is_source:
        yield _fault(variant, "publish_at-not-here", PUBLISH_AT, seen)
    elif day_of_publication(variant) is None:
        yield _fault(variant, "no-publish_at", PUBLISH_AT, seen)


def _unknown_keys(variant: Variant) -> Iterator[Fault]:
    for key in variant.meta:
        # What belongs to a kind is judged by kind-incomplete.
        if key not in (*_KNOWN, KIND) and not kinds_with_key(key):
            hint = suggestion(key, (*_KNOWN, KIND), f"Use only: {', '.join(_KNOWN)}.")
            yield _fault(variant, "unknown", key, hint=hint)


def _fault(variant: Variant, name: str, key: str, seen: str = "", hint: str = "") -> Fault:
    line = variant.meta_lines.get(key, 1)
    values = {"key": key, "line": line, "path": variant.path.as_posix(), "hint": hint}
    return Fault(name=name, line=line, seen=seen, values=values)


def _seen(variant: Variant, key: str) -> str:
    """What the author wrote for a key that has no usable value."""
    return str(variant.meta.get(key) or "")


def _is_map_of_texts(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    return not any(isinstance(item, (dict, list)) for item in value.values())
