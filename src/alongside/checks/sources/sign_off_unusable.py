"""What a page says of checks by people, written so that it counts, and naming nobody.

Both those that were made (signed_off) and those that the page needs (needs).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.fingerprint import fingerprint_as_yaml
from alongside.publication.sign_offs import NEEDS, SIGNED_OFF, lacks_source, source_fingerprint
from alongside.rules.fault_texts import suggestion
from alongside.rules.outcomes import inapplicable, place_in, readable_variants
from alongside.text.personal_data import has_personal_data, is_like_a_name

_NEEDED = ("for", "by", "on", "text")
_KNOWN = (*_NEEDED, "source", "checked")

_Entry = Mapping[str, object]
"""An entry below signed_off: as its author wrote it, of any shape."""


@dataclass(frozen=True)
class _EntryFault:
    """What is wrong with an entry. key: of the entry, or "" for all of it. See Fault."""

    name: str
    key: str = ""
    seen: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: the front matter of a page that speaks of checks by people."""
    for variant in readable_variants(subject, rule):
        if SIGNED_OFF not in variant.meta and NEEDS not in variant.meta:
            yield inapplicable(place_in(variant))
            continue
        path = variant.path.as_posix()
        faults = (*_needs_faults(subject, variant), *_signed_off_faults(subject, variant))
        outcomes = (fault_outcome(rule, path, fault) for fault in faults)
        yield from outcomes_of_target(place_in(variant, _line(variant, SIGNED_OFF)), outcomes)


def _needs_faults(sources: Sources, variant: Variant) -> Iterator[Fault]:
    if NEEDS not in variant.meta:
        return
    needs = variant.meta[NEEDS]
    if not isinstance(needs, list):
        yield _fault(variant, NEEDS, _EntryFault("needs-not-a-list", seen=str(needs or "")))
        return
    kinds = sources.publication.sign_offs.kinds
    for index, kind in enumerate(needs):
        if not isinstance(kind, str) or kind not in kinds:
            hint = suggestion(str(kind), kinds, f"Use only: {', '.join(kinds)}.")
            # A check that we do not know would never be asked for.
            fault = _EntryFault("needs-unknown", values={"name": kind, "hint": hint})
            yield _fault(variant, f"{NEEDS}.{index}", fault)


def _signed_off_faults(sources: Sources, variant: Variant) -> Iterator[Fault]:
    """The first thing that is wrong with each entry."""
    if SIGNED_OFF not in variant.meta:
        return
    entries = variant.meta[SIGNED_OFF]
    if not isinstance(entries, list):
        yield _fault(variant, SIGNED_OFF, _EntryFault("not-a-list"))
        return
    for index, entry in enumerate(entries):
        # What is no map has none of the keys that an entry needs.
        entry = entry if isinstance(entry, dict) else {}
        fault = _entry_fault(sources, entry) or _source_fault(sources, variant, entry)
        if fault:
            yield _fault(variant, f"{SIGNED_OFF}.{index}", fault)


def _fault(variant: Variant, address: str, fault: _EntryFault) -> Fault:
    """address: of the entry in the front matter, such as "signed_off.0"."""
    line = _line(variant, f"{address}.{fault.key}" if fault.key else address)
    values = {"path": variant.path.as_posix(), "line": line, **fault.values}
    return Fault(name=fault.name, line=line, seen=fault.seen, values=values)


def _entry_fault(sources: Sources, entry: _Entry) -> _EntryFault | None:
    """The first thing that is wrong with an entry. Each step may rely on those before it."""
    steps: tuple[Callable[[Sources, _Entry], _EntryFault | None], ...] = (
        _key_fault,
        _kind_fault,
        _role_fault,
        _date_fault,
        _words_fault,
    )
    for find in steps:
        fault = find(sources, entry)
        if fault:
            return fault
    return None


def _key_fault(_: Sources, entry: _Entry) -> _EntryFault | None:
    unknown = [key for key in entry if key not in _KNOWN]
    if unknown:
        hint = suggestion(unknown[0], _KNOWN, f"Use only: {', '.join(_KNOWN)}.")
        return _EntryFault("unknown-key", unknown[0], values={"name": unknown[0], "hint": hint})
    # The dots that a message prints for the author to fill in are no answer.
    missing = [key for key in _NEEDED if not _is_said(entry.get(key))]
    if missing:
        return _EntryFault("incomplete", values={"missing": ", ".join(missing)})
    return None


def _is_said(value: object) -> bool:
    return not isinstance(value, (dict, list)) and bool(str(value or "").strip("…. "))


def _kind_fault(sources: Sources, entry: _Entry) -> _EntryFault | None:
    kinds = sources.publication.sign_offs.kinds
    kind = entry["for"]
    if isinstance(kind, str) and kind in kinds:
        return None
    hint = suggestion(str(kind), kinds, f"Use one of: {', '.join(kinds)}.")
    return _EntryFault("unknown-kind", "for", values={"name": kind, "hint": hint})


def _role_fault(sources: Sources, entry: _Entry) -> _EntryFault | None:
    policy = sources.publication.sign_offs
    kind = str(entry["for"])
    by = entry["by"]
    if isinstance(by, str) and policy.may_sign(by, kind):
        return None
    role = str(by)
    values = {"kind": kind, "roles": ", ".join(policy.kinds[kind].allowed_roles)}
    if role in policy.roles:
        return _EntryFault("role-may-not", "by", values={"name": role, **values})
    # A name is not repeated: what we print is kept in logs.
    if is_like_a_name(role):
        return _EntryFault("person", "by", values=values)
    return _EntryFault("unknown-role", "by", values={"name": role, **values})


def _date_fault(sources: Sources, entry: _Entry) -> _EntryFault | None:
    day = entry["on"]
    if not isinstance(day, date):
        return _EntryFault("date", "on", seen=str(day))
    if day > sources.today:
        return _EntryFault("future", "on", seen=str(day))
    return None


def _words_fault(sources: Sources, entry: _Entry) -> _EntryFault | None:
    words = entry.get("checked", "")
    if not isinstance(words, str):
        return _EntryFault("no-words", "checked", seen=str(words or ""))
    if has_personal_data(words, sources.publication.names):
        return _EntryFault("person-in-words", "checked")
    return None


def _source_fault(sources: Sources, variant: Variant, entry: _Entry) -> _EntryFault | None:
    """entry: has no other fault."""
    source = sources.source_of(variant)
    if source is None or not lacks_source(sources, variant, entry):
        return None
    kind = str(entry["for"])
    fingerprint = fingerprint_as_yaml(source_fingerprint(sources, variant, kind))
    values = {"source": source.path.as_posix(), "kind": kind, "role": entry["by"]}
    return _EntryFault("no-source", values={**values, "fingerprint": fingerprint})


def _line(variant: Variant, address: str) -> int:
    """The line of an address such as "signed_off.0.by", or of what it is part of."""
    while address and address not in variant.meta_lines:
        address = address.rpartition(".")[0]
    return variant.meta_lines.get(address, 1)
