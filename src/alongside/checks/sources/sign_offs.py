"""The checks by people that a page needs, each recorded in its front matter."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, SignOffState, Sources, Variant
from alongside.pages.fingerprint import fingerprint_as_yaml
from alongside.publication.sign_offs import (
    SIGNED_OFF,
    recorded_sign_offs,
    required_sign_offs,
    sign_off_state,
    valid_sign_offs,
)
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """The rule's option "fault" is "missing" (nobody signed) or "void" (the text changed since)."""
    look_for_void = rule.options["fault"] == "void"
    for variant in readable_variants(sources, rule):
        wanted = required_sign_offs(sources, variant)
        if not wanted:
            yield inapplicable(place_in(variant))
        for kind in wanted:
            yield (_void_outcome if look_for_void else _missing_outcome)(sources, variant, kind)


def _missing_outcome(sources: Sources, variant: Variant, kind: str) -> Outcome:
    place = place_in(variant, variant.meta_lines.get(SIGNED_OFF, 1))
    if sign_off_state(sources, variant, kind) is not SignOffState.MISSING:
        return passed(place)
    policy = sources.publication.sign_offs
    if recorded_sign_offs(variant, kind) or kind not in policy.kinds:
        return inapplicable(place)  # sign-off-unusable says what is wrong with it
    roles = policy.kinds[kind].allowed_roles
    entry = [
        f"  - for: {kind}",
        f"    by: {roles[0]}",
        f"    on: {sources.today}",
        f"    text: {fingerprint_as_yaml(variant.fingerprint)}",
    ]
    lines = entry if SIGNED_OFF in variant.meta else [f"{SIGNED_OFF}:", *entry]
    where = (
        f"below “{SIGNED_OFF}:”" if SIGNED_OFF in variant.meta else "between the two lines of ---"
    )
    return failed(
        place,
        wanted=kind,
        who=_format_roles(sources, roles),
        role=roles[0],
        where=where,
        entry="\n".join(lines),
    )


def _void_outcome(sources: Sources, variant: Variant, kind: str) -> Outcome:
    made = valid_sign_offs(sources, variant, kind)
    if sign_off_state(sources, variant, kind) is not SignOffState.VOID:
        place = place_in(variant, variant.meta_lines.get(SIGNED_OFF, 1))
        return passed(place) if made else inapplicable(place)
    last = made[-1]
    number = next(place for place, entry in recorded_sign_offs(variant, kind) if entry is last)
    return failed(
        place_in(variant, variant.meta_lines[f"{SIGNED_OFF}.{number}.text"]),
        seen=str(last["text"]),
        expected=variant.fingerprint,
        wanted=kind,
        by=_format_roles(sources, (last["by"],)),
        role=last["by"],
        on=last["on"],
        fingerprint=fingerprint_as_yaml(variant.fingerprint),
    )


def _format_roles(sources: Sources, roles: tuple[str, ...]) -> str:
    """ "a second linguist"; of several roles "a clinician (clinician) or a pharmacist (pharmacist)"."""
    publication = sources.publication
    words = [publication.sign_offs.roles[role][publication.source.language] for role in roles]
    return (
        words[0]
        if len(roles) == 1
        else " or ".join(f"{role_name} ({role})" for role_name, role in zip(words, roles))
    )
