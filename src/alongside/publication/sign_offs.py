"""Which checks by people a page needs, and the state of each: the one place that decides it.

A check that was made is an entry of the front matter: {for: kind, by: role, on: day, text:
fingerprint of what was checked, source: fingerprint of what that was made from, checked: what was
checked, in words}. It may be wrong in any way, so that its values are objects until they have been
looked at.

Without its source, a sign-off would outlive it: the English can be turned into its opposite, and
the translation recorded as up to date, without a word of the translation changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import NotRequired, TypedDict, cast

from alongside.model import SignOffState, Sources, Variant

NEEDS, SIGNED_OFF = "needs", "signed_off"
"""In the front matter: the checks that a page needs beside those of its strand, and those made."""
RecordedSignOff = Mapping[str, object]
"""An entry of the front matter below signed_off, right or wrong."""


class ValidSignOff(TypedDict):
    """An entry that counts. by: key of the role. text: fingerprint of what was checked.

    source: of what it was made from; absent only where it was made from nothing.
    """

    by: str
    on: date
    text: object
    source: NotRequired[object]
    checked: NotRequired[object]


def required_sign_offs(sources: Sources, variant: Variant) -> tuple[str, ...]:
    """Keys of the checks: those of its strand, its own, and those of the pages it is made from.

    A check of how a version is written counts for that version only. A key may be one that the
    policy does not have.
    """
    kinds = sources.publication.sign_offs.kinds
    required = [*_strand_sign_offs(sources, variant), *_page_needs(variant)]
    source = sources.source_of(variant)
    # What was asked of the text that this one comes from is asked of this one, too.
    while source is not None:
        for kind in _page_needs(source):
            if kind not in kinds or kinds[kind].is_about_content:
                required.append(kind)
        source = sources.source_of(source)
    return tuple(dict.fromkeys(required))


def _strand_sign_offs(sources: Sources, variant: Variant) -> tuple[str, ...]:
    """Those of its strand. Of a document that is written first in another version than usual, that
    version and the publication's source change their parts: it is no translation there."""
    publication = sources.publication
    first = publication.source_of_document(variant.document)
    if variant.strand == first:
        return publication.source.sign_offs
    return first.sign_offs if variant.strand == publication.source else variant.strand.sign_offs


def sign_off_states(sources: Sources, variant: Variant) -> dict[str, SignOffState]:
    """Each check that the page needs, to its state."""
    return {
        kind: sign_off_state(sources, variant, kind)
        for kind in required_sign_offs(sources, variant)
    }


def sign_off_state(sources: Sources, variant: Variant, kind: str) -> SignOffState:
    """SIGNED for the present text, VOID when only an earlier text was checked, or MISSING."""
    sign_offs = valid_sign_offs(sources, variant, kind)
    if any(is_current(sources, variant, kind, sign_off) for sign_off in sign_offs):
        return SignOffState.SIGNED
    return SignOffState.VOID if sign_offs else SignOffState.MISSING


def recorded_sign_offs(variant: Variant, kind: str) -> list[tuple[int, RecordedSignOff]]:
    """What the front matter has for a check, right or wrong, each with its place in the list."""
    recorded = variant.meta.get(SIGNED_OFF)
    if not isinstance(recorded, list):
        return []
    return [
        (place, entry)
        for place, entry in enumerate(recorded)
        if isinstance(entry, dict) and entry.get("for") == kind
    ]


def valid_sign_offs(sources: Sources, variant: Variant, kind: str) -> list[ValidSignOff]:
    """The recorded checks that count, of this text or an earlier one.

    They were made by a role that may make them, on a day that is not in the future.
    """
    return [
        cast("ValidSignOff", entry)  # _is_valid has looked at each of its values
        for _place, entry in recorded_sign_offs(variant, kind)
        if _is_valid(sources, variant, entry, kind)
    ]


def is_of_current_text(variant: Variant, entry: RecordedSignOff | ValidSignOff) -> bool:
    """Whether the check was of the very text that the page has now."""
    return variant.has_fingerprint(str(entry["text"]))


def is_current(sources: Sources, variant: Variant, kind: str, sign_off: ValidSignOff) -> bool:
    """Whether the check holds: neither the page nor what it was held against was changed since."""
    known = (
        source_fingerprint(sources, variant, kind),
        _source_fingerprint(sources, variant, kind, lambda page: page.fingerprint_of_values),
    )
    is_of_source = not known[0] or str(sign_off.get("source")) in known
    return is_of_current_text(variant, sign_off) and is_of_source


def source_fingerprint(sources: Sources, variant: Variant, kind: str) -> str:
    """Of what a check holds the page against; "" for a page that is made from no other.

    A check of how a version is written is made beside the page that it was made from. One of what
    the page says is about every page on the way to it, as each may have lost what the first says.
    """
    return _source_fingerprint(sources, variant, kind, lambda page: page.fingerprint)


def _source_fingerprint(
    sources: Sources, variant: Variant, kind: str, fingerprint: Callable[[Variant], str]
) -> str:
    known = sources.publication.sign_offs.kinds.get(kind)
    fingerprints = []
    source = sources.source_of(variant)
    # A source that is missing or unreadable has a finding of its own.
    while source is not None and not source.problem:
        fingerprints.append(fingerprint(source))
        source = sources.source_of(source) if known and known.is_about_content else None
    if len(fingerprints) < 2:
        return "".join(fingerprints)
    return hashlib.sha256(" ".join(fingerprints).encode()).hexdigest()[: len(fingerprints[0])]


def sign_off_entries(sources: Sources, variant: Variant) -> list[dict[str, str]]:
    """What a release records of each check that the page needs.

    {"for": kind, "state": …} and, if it was made, "by", "on", "checked", "text" and "source": of
    the last check that holds, or otherwise of the last one.
    """
    entries = []
    for kind, state in sign_off_states(sources, variant).items():
        entry = {"for": kind, "state": state.value}
        sign_offs = valid_sign_offs(sources, variant, kind)
        if sign_offs:
            last = max(sign_offs, key=lambda sign_off: _rank(sources, variant, kind, sign_off))
            entry |= _release_entry(sources, kind, last)
        entries.append(entry)
    return entries


def _is_valid(sources: Sources, variant: Variant, entry: RecordedSignOff, kind: str) -> bool:
    day = entry.get("on")
    if not isinstance(day, date) or day > sources.today or not entry.get("text"):
        return False
    if lacks_source(sources, variant, entry):
        return False
    return sources.publication.sign_offs.may_sign(entry.get("by"), kind)


def lacks_source(sources: Sources, variant: Variant, entry: RecordedSignOff) -> bool:
    """Whether an entry, as entries were written before, does not say what it was held against."""
    return sources.source_of(variant) is not None and not entry.get("source")


def _rank(
    sources: Sources, variant: Variant, kind: str, sign_off: ValidSignOff
) -> tuple[bool, date]:
    """Checks that hold come last, and later ones after earlier ones."""
    return is_current(sources, variant, kind, sign_off), sign_off["on"]


def _release_entry(sources: Sources, kind: str, sign_off: ValidSignOff) -> dict[str, str]:
    checked_texts = sources.publication.sign_offs.kinds[kind].checked_texts
    usual_text = checked_texts[sources.publication.source.language]
    source = {"source": str(sign_off["source"])} if sign_off.get("source") else {}
    return {
        "by": sign_off["by"],
        "on": sign_off["on"].isoformat(),
        "text": str(sign_off["text"]),
        **source,
        "checked": str(sign_off.get("checked") or usual_text),
    }


def _page_needs(variant: Variant) -> list[str]:
    needs = variant.meta.get(NEEDS)
    return [kind for kind in needs if isinstance(kind, str)] if isinstance(needs, list) else []
