"""The checks by people that publication.yml asks of a page, each recorded in its front matter."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.outcomes import at, failed, inapplicable, passed, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """The rule's option "fault" is "missing" (nobody signed) or "void" (the text changed since)."""
    look_for_void = rule.options["fault"] == "void"
    for variant in readable_variants(sources, rule):
        listed = variant.meta.get("signed_off")
        entries = [e for e in listed if isinstance(e, dict)] if isinstance(listed, list) else []
        if not variant.strand.sign_offs:
            yield inapplicable(at(variant))
        for wanted in variant.strand.sign_offs:
            signed = [entry for entry in entries if entry.get("for") == wanted]
            valid = any(str(entry.get("text")) == variant.fingerprint for entry in signed)
            place = at(variant, variant.meta_lines.get("signed_off", 1))
            if look_for_void and signed and not valid:
                last = signed[-1]
                yield failed(place, seen=str(last.get("text")), expected=variant.fingerprint, wanted=wanted,
                             by=last.get("by"), on=last.get("on"), fingerprint=variant.fingerprint)
            elif not look_for_void and not signed:
                yield failed(place, wanted=wanted, fingerprint=variant.fingerprint, today=sources.today)
            else:
                yield inapplicable(place) if look_for_void and not signed else passed(place)
