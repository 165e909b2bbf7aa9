"""What a page says of checks by people, those made and those it needs: written so that it counts, and naming nobody."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, SignOffPolicy, Sources, Variant
from alongside.publication.sign_offs import NEEDS, SIGNED_OFF
from alongside.rules.fault_texts import fault_texts, suggestion
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants
from alongside.text.personal_data import has_personal_data, is_like_a_name

_NEEDED = ("for", "by", "on", "text")
_KNOWN = (*_NEEDED, "checked")


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        if SIGNED_OFF not in variant.meta and NEEDS not in variant.meta:
            yield inapplicable(place_in(variant))
            continue
        faults = [*_needs_faults(sources, variant), *_signed_off_faults(sources, variant)]
        for fault, key, values in faults:
            line = _line(variant, key)
            yield failed(
                place_in(variant, line),
                seen=str(values.pop("value", "")),
                **fault_texts(rule, fault, path=variant.path.as_posix(), line=line, **values),
            )
        if not faults:
            yield passed(place_in(variant, _line(variant, SIGNED_OFF)))


def _needs_faults(sources: Sources, variant: Variant) -> Iterator[tuple[str, str, dict]]:
    needs, kinds = variant.meta.get(NEEDS), sources.publication.sign_offs.kinds
    if NEEDS not in variant.meta:
        return
    if not isinstance(needs, list):
        yield "needs-not-a-list", NEEDS, {"value": needs or ""}
        return
    for place, kind in enumerate(needs):
        if not isinstance(kind, str) or kind not in kinds:
            yield (
                "needs-unknown",
                f"{NEEDS}.{place}",
                {
                    "name": kind,
                    "hint": suggestion(str(kind), kinds, f"Use only: {', '.join(kinds)}."),
                },
            )


def _signed_off_faults(sources: Sources, variant: Variant) -> Iterator[tuple[str, str, dict]]:
    if SIGNED_OFF not in variant.meta:
        return
    entries = variant.meta[SIGNED_OFF]
    if not isinstance(entries, list):
        yield "not-a-list", SIGNED_OFF, {}
        return
    for place, entry in enumerate(entries):
        found = _entry_fault(sources, entry if isinstance(entry, dict) else {})
        if found:
            fault, key, values = found
            yield fault, f"{SIGNED_OFF}.{place}{key and '.'}{key}", values


def _entry_fault(sources: Sources, entry: dict) -> tuple[str, str, dict] | None:
    """The first thing that is wrong with an entry: (fault, key, values for its words)."""
    policy = sources.publication.sign_offs
    unknown = [key for key in entry if key not in _KNOWN]
    # The dots that a message prints for the author to fill in are no answer.
    missing = [key for key in _NEEDED if not str(entry.get(key) or "").strip("…. ")]
    if unknown:
        hint = suggestion(unknown[0], _KNOWN, f"Use only: {', '.join(_KNOWN)}.")
        return "unknown-key", unknown[0], {"name": unknown[0], "hint": hint}
    if missing:
        return "incomplete", "", {"missing": ", ".join(missing)}
    if not isinstance(entry["for"], str) or entry["for"] not in policy.kinds:
        return (
            "unknown-kind",
            "for",
            {
                "name": entry["for"],
                "hint": suggestion(
                    str(entry["for"]), policy.kinds, f"Use one of: {', '.join(policy.kinds)}."
                ),
            },
        )
    if not policy.may_sign(entry["by"], entry["for"]):
        return _role_fault(policy, entry)
    if not hasattr(entry["on"], "isoformat"):
        return "date", "on", {"value": entry["on"]}
    if entry["on"] > sources.today:
        return "future", "on", {"value": entry["on"]}
    if not isinstance(entry.get("checked", ""), str):
        return "no-words", "checked", {"value": entry["checked"] or ""}
    if has_personal_data(entry.get("checked", ""), sources.publication.names):
        return "person-in-words", "checked", {}
    return None


def _role_fault(policy: SignOffPolicy, entry: dict) -> tuple[str, str, dict]:
    by, values = (
        str(entry["by"]),
        {"kind": entry["for"], "roles": ", ".join(policy.kinds[entry["for"]].allowed_roles)},
    )
    if by in policy.roles:
        return "role-may-not", "by", {"name": by, **values}
    # A name is not repeated: what we print is kept in logs.
    return (
        ("person", "by", values)
        if is_like_a_name(by)
        else ("unknown-role", "by", {"name": by, **values})
    )


def _line(variant: Variant, key: str) -> int:
    while key and key not in variant.meta_lines:
        key = key.rpartition(".")[0]
    return variant.meta_lines.get(key, 1)
