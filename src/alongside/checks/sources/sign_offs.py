"""The checks by people that a page needs, each recorded in its front matter."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, SignOffState, Sources, Variant
from alongside.pages.fingerprint import as_yaml
from alongside.publication.sign_offs import SIGNED_OFF, needed, recorded, state_of, usable
from alongside.rules.outcomes import at, failed, inapplicable, passed, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """The rule's option "fault" is "missing" (nobody signed) or "void" (the text changed since)."""
    look_for_void = rule.options["fault"] == "void"
    for variant in readable_variants(sources, rule):
        wanted = needed(sources, variant)
        if not wanted:
            yield inapplicable(at(variant))
        for kind in wanted:
            yield (_void if look_for_void else _missing)(sources, variant, kind)


def _missing(sources: Sources, variant: Variant, kind: str) -> Outcome:
    place = at(variant, variant.meta_lines.get(SIGNED_OFF, 1))
    if state_of(sources, variant, kind) is not SignOffState.MISSING:
        return passed(place)
    policy = sources.publication.sign_offs
    if recorded(variant, kind) or kind not in policy.kinds:
        return inapplicable(place)  # sign-off-unusable says what is wrong with it
    roles = policy.kinds[kind].by
    entry = [f"  - for: {kind}", f"    by: {roles[0]}", f"    on: {sources.today}",
             f"    text: {as_yaml(variant.fingerprint)}"]
    lines = entry if SIGNED_OFF in variant.meta else [f"{SIGNED_OFF}:", *entry]
    where = f"below “{SIGNED_OFF}:”" if SIGNED_OFF in variant.meta else "between the two lines of ---"
    return failed(place, wanted=kind, who=_who(sources, roles), role=roles[0], where=where, entry="\n".join(lines))


def _void(sources: Sources, variant: Variant, kind: str) -> Outcome:
    made = usable(sources, variant, kind)
    if state_of(sources, variant, kind) is not SignOffState.VOID:
        place = at(variant, variant.meta_lines.get(SIGNED_OFF, 1))
        return passed(place) if made else inapplicable(place)
    last = made[-1]
    number = next(place for place, entry in recorded(variant, kind) if entry is last)
    return failed(at(variant, variant.meta_lines[f"{SIGNED_OFF}.{number}.text"]), seen=str(last["text"]),
                  expected=variant.fingerprint, wanted=kind, by=_who(sources, (last["by"],)), role=last["by"], on=last["on"],
                  fingerprint=as_yaml(variant.fingerprint))


def _who(sources: Sources, roles: tuple[str, ...]) -> str:
    """"a second linguist"; of several roles "a clinician (clinician) or a pharmacist (pharmacist)"."""
    publication = sources.publication
    words = [publication.sign_offs.roles[role][publication.source.language] for role in roles]
    return words[0] if len(roles) == 1 else " or ".join(f"{told} ({role})" for told, role in zip(words, roles))
