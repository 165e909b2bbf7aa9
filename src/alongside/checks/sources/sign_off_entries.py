"""What a page says of checks by people, those made and those it needs: written so that it counts, and naming nobody."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, SignOffPolicy, Sources, Variant
from alongside.publication.sign_offs import NEEDS, SIGNED_OFF
from alongside.rules.outcomes import at, failed, inapplicable, passed, readable_variants
from alongside.rules.wording import near, wording
from alongside.text.personal import is_like_a_name, names_somebody

_NEEDED = ("for", "by", "on", "text")
_KNOWN = (*_NEEDED, "checked")


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        if SIGNED_OFF not in variant.meta and NEEDS not in variant.meta:
            yield inapplicable(at(variant))
            continue
        faults = [*_needs(sources, variant), *_signed_off(sources, variant)]
        for fault, key, values in faults:
            line = _line(variant, key)
            yield failed(at(variant, line), seen=str(values.pop("value", "")),
                         **wording(rule, fault, path=variant.path.as_posix(), line=line, **values))
        if not faults:
            yield passed(at(variant, _line(variant, SIGNED_OFF)))


def _needs(sources: Sources, variant: Variant) -> Iterator[tuple[str, str, dict]]:
    marks, kinds = variant.meta.get(NEEDS), sources.publication.sign_offs.kinds
    if NEEDS not in variant.meta:
        return
    if not isinstance(marks, list):
        yield "needs-not-a-list", NEEDS, {"value": marks or ""}
        return
    for place, mark in enumerate(marks):
        if not isinstance(mark, str) or mark not in kinds:
            yield "needs-unknown", f"{NEEDS}.{place}", {
                "name": mark, "hint": near(str(mark), kinds, f"Use only: {', '.join(kinds)}.")}


def _signed_off(sources: Sources, variant: Variant) -> Iterator[tuple[str, str, dict]]:
    if SIGNED_OFF not in variant.meta:
        return
    entries = variant.meta[SIGNED_OFF]
    if not isinstance(entries, list):
        yield "not-a-list", SIGNED_OFF, {}
        return
    for place, entry in enumerate(entries):
        found = _fault(sources, entry if isinstance(entry, dict) else {})
        if found:
            fault, key, values = found
            yield fault, f"{SIGNED_OFF}.{place}{key and '.'}{key}", values


def _fault(sources: Sources, entry: dict) -> tuple[str, str, dict] | None:
    """The first thing that is wrong with an entry: (fault, key, values for its words)."""
    policy = sources.publication.sign_offs
    unknown = [key for key in entry if key not in _KNOWN]
    # The dots that a message prints for the author to fill in are no answer.
    missing = [key for key in _NEEDED if not str(entry.get(key) or "").strip("…. ")]
    if unknown:
        hint = near(unknown[0], _KNOWN, f"Use only: {', '.join(_KNOWN)}.")
        return "unknown-key", unknown[0], {"name": unknown[0], "hint": hint}
    if missing:
        return "incomplete", "", {"missing": ", ".join(missing)}
    if not isinstance(entry["for"], str) or entry["for"] not in policy.kinds:
        return "unknown-kind", "for", {"name": entry["for"], "hint": near(
            str(entry["for"]), policy.kinds, f"Use one of: {', '.join(policy.kinds)}.")}
    if not policy.may_sign(entry["by"], entry["for"]):
        return _role(policy, entry)
    if not hasattr(entry["on"], "isoformat"):
        return "date", "on", {"value": entry["on"]}
    if entry["on"] > sources.today:
        return "future", "on", {"value": entry["on"]}
    if not isinstance(entry.get("checked", ""), str):
        return "no-words", "checked", {"value": entry["checked"] or ""}
    if names_somebody(entry.get("checked", ""), sources.publication.names):
        return "person-in-words", "checked", {}
    return None


def _role(policy: SignOffPolicy, entry: dict) -> tuple[str, str, dict]:
    by, told = str(entry["by"]), {"kind": entry["for"], "roles": ", ".join(policy.kinds[entry["for"]].by)}
    if by in policy.roles:
        return "role-may-not", "by", {"name": by, **told}
    # A name is not repeated: what we print is kept in logs.
    return ("person", "by", told) if is_like_a_name(by) else ("unknown-role", "by", {"name": by, **told})


def _line(variant: Variant, key: str) -> int:
    while key and key not in variant.meta_lines:
        key = key.rpartition(".")[0]
    return variant.meta_lines.get(key, 1)
