"""Which checks by people a page needs, and where each of them stands. The one place that decides it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from alongside.model import SignOffState, Sources, Variant

NEEDS, SIGNED_OFF = "needs", "signed_off"
"""In the front matter: the checks that a page needs beside those of its level or language, and those made."""


def required_sign_offs(sources: Sources, variant: Variant) -> tuple[str, ...]:
    """Keys of the checks: those of its strand, then those that it, or a page it is made from, is marked with.

    A check of how a version is written goes no further than the page that is marked with it.
    """
    kinds = sources.publication.sign_offs.kinds
    wanted = list(variant.strand.sign_offs) + _page_needs(variant)
    source = sources.source_of(variant)
    while source is not None:
        wanted += [
            kind
            for kind in _page_needs(source)
            if kind not in kinds or kinds[kind].is_about_content
        ]
        source = sources.source_of(source)
    return tuple(dict.fromkeys(wanted))


def sign_off_states(sources: Sources, variant: Variant) -> dict[str, SignOffState]:
    """Each check that the page needs, to its state."""
    return {
        kind: sign_off_state(sources, variant, kind)
        for kind in required_sign_offs(sources, variant)
    }


def sign_off_state(sources: Sources, variant: Variant, kind: str) -> SignOffState:
    made = valid_sign_offs(sources, variant, kind)
    if any(is_of_current_text(variant, entry) for entry in made):
        return SignOffState.SIGNED
    return SignOffState.VOID if made else SignOffState.MISSING


def recorded_sign_offs(variant: Variant, kind: str) -> list[tuple[int, Mapping]]:
    """What the front matter has for a check, right or wrong, each with its place in the list."""
    listed = variant.meta.get(SIGNED_OFF)
    return (
        [
            (place, entry)
            for place, entry in enumerate(listed)
            if isinstance(entry, dict) and entry.get("for") == kind
        ]
        if isinstance(listed, list)
        else []
    )


def valid_sign_offs(sources: Sources, variant: Variant, kind: str) -> list[Mapping]:
    """The recorded checks that count, of this text or an earlier one: by a role that may, on a day that has been."""
    policy = sources.publication.sign_offs
    return [
        entry
        for _, entry in recorded_sign_offs(variant, kind)
        if policy.may_sign(entry.get("by"), kind)
        and isinstance(entry.get("on"), date)
        and entry["on"] <= sources.today
        and entry.get("text")
    ]


def is_of_current_text(variant: Variant, entry: Mapping) -> bool:
    """Whether the check was of the very text that the page has now."""
    return variant.has_fingerprint(str(entry["text"]))


def sign_off_entries(sources: Sources, variant: Variant) -> list[dict[str, str]]:
    """What a release says of each check that the page needs: what for and its state; if it was made, also
    by, on, checked and text, of the last one that holds, or else of the last one."""
    policy, source = sources.publication.sign_offs, sources.publication.source.language
    found = []
    for kind, state in sign_off_states(sources, variant).items():
        entry = {"for": kind, "state": state.value}
        made = sorted(
            valid_sign_offs(sources, variant, kind),
            key=lambda recorded_entry: (
                is_of_current_text(variant, recorded_entry),
                recorded_entry["on"],
            ),
        )
        if made:
            last = made[-1]
            entry |= {
                "by": last["by"],
                "on": last["on"].isoformat(),
                "text": str(last["text"]),
                "checked": str(last.get("checked") or policy.kinds[kind].checked_texts[source]),
            }
        found.append(entry)
    return found


def _page_needs(variant: Variant) -> list[str]:
    listed = variant.meta.get(NEEDS)
    return [kind for kind in listed if isinstance(kind, str)] if isinstance(listed, list) else []
