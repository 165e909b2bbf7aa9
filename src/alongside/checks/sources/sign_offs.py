"""The checks by people that a page needs, each recorded in its front matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from alongside.model import Outcome, Rule, SignOffState, Sources, Variant
from alongside.pages.fingerprint import fingerprint_as_yaml
from alongside.publication.sign_offs import (
    SIGNED_OFF,
    is_of_current_text,
    recorded_sign_offs,
    required_sign_offs,
    sign_off_state,
    source_fingerprint,
    valid_sign_offs,
)
from alongside.rules.fault_texts import fault_texts
from alongside.rules.options import text_option
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a check by people that a page needs.

    The rule's option "fault" is "missing" (nobody signed) or "void" (the text changed since).
    """
    outcome = _OUTCOMES[text_option(rule, "fault")]
    for variant in readable_variants(subject, rule):
        kinds = required_sign_offs(subject, variant)
        if not kinds:
            yield inapplicable(place_in(variant))
        for kind in kinds:
            yield outcome(subject, rule, variant, kind)


def _missing_outcome(sources: Sources, _: Rule, variant: Variant, kind: str) -> Outcome:
    place = place_in(variant, variant.meta_lines.get(SIGNED_OFF, 1))
    if sign_off_state(sources, variant, kind) is not SignOffState.MISSING:
        return passed(place)
    policy = sources.publication.sign_offs
    if recorded_sign_offs(variant, kind) or kind not in policy.kinds:
        return inapplicable(place)  # sign-off-unusable says what is wrong with it
    roles = policy.kinds[kind].allowed_roles
    lines = [
        f"  - for: {kind}",
        f"    by: {roles[0]}",
        f"    on: {sources.today}",
        f"    text: {fingerprint_as_yaml(variant.fingerprint)}",
    ]
    source = source_fingerprint(sources, variant, kind)
    if source:
        lines.append(f"    source: {fingerprint_as_yaml(source)}")
    where = f"below “{SIGNED_OFF}:”"
    if SIGNED_OFF not in variant.meta:
        lines.insert(0, f"{SIGNED_OFF}:")
        where = "between the two lines of ---"
    return failed(
        place,
        wanted=kind,
        who=_format_roles(sources, roles),
        role=roles[0],
        where=where,
        entry="\n".join(lines),
    )


def _void_outcome(sources: Sources, rule: Rule, variant: Variant, kind: str) -> Outcome:
    made = valid_sign_offs(sources, variant, kind)
    if sign_off_state(sources, variant, kind) is not SignOffState.VOID:
        place = place_in(variant, variant.meta_lines.get(SIGNED_OFF, 1))
        return passed(place) if made else inapplicable(place)
    # The last of the list is the one to make again, unless only the source of another was changed.
    of_this_text = [entry for entry in made if is_of_current_text(variant, entry)]
    last = (of_this_text or made)[-1]
    # An entry is found by its identity, as two may say the same.
    number = next(index for index, entry in recorded_sign_offs(variant, kind) if entry is last)
    role = str(last["by"])
    source_page = sources.source_of(variant)
    source = source_fingerprint(sources, variant, kind)
    fault, part, expected = "text", "text", variant.fingerprint
    if of_this_text:
        fault, part, expected = "source", "source", source
    lines = f"    text: {fingerprint_as_yaml(variant.fingerprint)}"
    if source:
        lines += f"\n    source: {fingerprint_as_yaml(source)}"
    path = variant.path.as_posix()
    line = variant.meta_lines[f"{SIGNED_OFF}.{number}.{part}"]
    texts = fault_texts(
        rule,
        fault,
        path=path,
        line=line,
        source=source_page.path.as_posix() if source_page else "",
        wanted=kind,
        by=_format_roles(sources, (role,)),
        role=role,
        on=last["on"],
        lines=lines,
    )
    return failed(place_in(variant, line), seen=str(last.get(part, "")), expected=expected, **texts)


_OUTCOMES: dict[str, Callable[[Sources, Rule, Variant, str], Outcome]] = {
    "missing": _missing_outcome,
    "void": _void_outcome,
}
"""By the rule's option "fault": the outcome of one kind of check by people on a page."""


def _format_roles(sources: Sources, roles: tuple[str, ...]) -> str:
    """ "a second linguist"; of several roles "a doctor (doctor) or a pharmacist (pharmacist)"."""
    publication = sources.publication
    language = publication.source.language
    names = [publication.sign_offs.roles[role][language] for role in roles]
    if len(roles) == 1:
        return names[0]
    # With the word for it in the front matter, as there is a choice.
    return " or ".join(f"{name} ({role})" for name, role in zip(names, roles, strict=True))
