"""The checks by people that publication.yml asks of a page, each recorded in its front matter."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, SignOffState, Sources, Variant
from alongside.outcomes import at, failed, inapplicable, passed, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """The rule's option "fault" is "missing" (nobody signed) or "void" (the text changed since)."""
    look_for_void = rule.options["fault"] == "void"
    for variant in readable_variants(sources, rule):
        if not variant.strand.sign_offs:
            yield inapplicable(at(variant))
        for wanted in variant.strand.sign_offs:
            signed, state = _entries(variant, wanted), state_of(variant, wanted)
            place = at(variant, variant.meta_lines.get("signed_off", 1))
            if look_for_void and state is SignOffState.VOID:
                last = signed[-1]
                yield failed(place, seen=str(last.get("text")), expected=variant.fingerprint, wanted=wanted,
                             by=last.get("by"), on=last.get("on"), fingerprint=variant.fingerprint)
            elif not look_for_void and state is SignOffState.MISSING:
                yield failed(place, wanted=wanted, fingerprint=variant.fingerprint, today=sources.today)
            else:
                yield inapplicable(place) if look_for_void and not signed else passed(place)


def state_of(variant: Variant, wanted: str) -> SignOffState:
    """wanted: what the check by people is for, such as "translation"."""
    signed = _entries(variant, wanted)
    valid = any(variant.has_mark(str(entry.get("text"))) for entry in signed)
    return SignOffState.SIGNED if valid else SignOffState.VOID if signed else SignOffState.MISSING


def _entries(variant: Variant, wanted: str) -> list[dict]:
    listed = variant.meta.get("signed_off")
    return [entry for entry in listed if isinstance(entry, dict) and entry.get("for") == wanted] \
        if isinstance(listed, list) else []
