"""Records in a page's front matter that people have checked its text as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from alongside.authoring.sign_off_entry import write_entry
from alongside.authoring.status import page_statuses
from alongside.errors import BadInput
from alongside.model import SignOffPolicy, Sources, TextState, Variant
from alongside.pages.author_file import read_author_file, write_author_file
from alongside.pages.fingerprint import fingerprint_as_yaml
from alongside.pages.yaml_list_edits import quote_yaml
from alongside.publication.sign_offs import (
    SIGNED_OFF,
    recorded_sign_offs,
    required_sign_offs,
    source_fingerprint,
)
from alongside.rules.fault_texts import suggestion
from alongside.text.personal_data import has_personal_data, is_like_a_name

NO_NAMES = (
    "These lines are published with every release and kept for good. A name is personal data, and "
    "what counts is the role. Who it was belongs in your own files, where it can be corrected and "
    "deleted."
)


@dataclass(frozen=True)
class SignOffResult:
    """What was recorded.

    changed: False when the page said just this already. replaced: whether there was a check of the
    same kind and role before. role: in words. fingerprint: of the text that was signed off.
    """

    changed: bool
    replaced: bool
    role: str
    checked: str
    fingerprint: str


def sign_off(
    sources: Sources, variant: Variant, kind: str, role: str, on: date, checked: str = ""
) -> SignOffResult:
    """Writes a check by people into the page. Raises BadInput.

    checked: what was checked, in words; those of the policy where none are given.
    """
    path = variant.path.as_posix()
    policy = sources.publication.sign_offs
    _check_page(sources, variant)
    _check_kind(sources, variant, kind)
    _check_role(policy, path, kind, role)
    if on > sources.today:
        raise BadInput(
            f"The day {on} has not come yet.",
            path=path,
            mend="Give the day on which the page was checked.",
        )
    language = sources.publication.source.language
    words = " ".join(checked.split()) or policy.kinds[kind].checked_texts[language]
    _check_words(sources, path, words)
    place, before = _earlier_check(variant, kind, role)
    check = {"for": kind, "by": role, "on": on, "checked": words, "text": variant.fingerprint}
    source = source_fingerprint(sources, variant, kind)
    if source:
        check["source"] = source
    # The same check on the same day of the same text is not written twice.
    if before != check:
        entry = {
            "for": kind,
            "by": role,
            "on": on.isoformat(),
            "checked": quote_yaml(words),
            "text": fingerprint_as_yaml(variant.fingerprint),
        }
        if source:
            entry["source"] = fingerprint_as_yaml(source)
        file = read_author_file(sources.root / variant.path)
        changed = file.with_text(write_entry(file.text, entry, place, path))
        write_author_file(sources.root / variant.path, changed)
    return SignOffResult(
        changed=before != check,
        replaced=before is not None,
        role=policy.roles[role][language],
        checked=words,
        fingerprint=variant.fingerprint,
    )


def _earlier_check(variant: Variant, kind: str, role: str) -> tuple[int | None, object]:
    """The last check of this kind by this role: its place in the list, from 0, and what it says."""
    places = [
        place for place, entry in recorded_sign_offs(variant, kind) if entry.get("by") == role
    ]
    recorded = variant.meta.get(SIGNED_OFF)
    if not places or not isinstance(recorded, list):
        return None, None
    return places[-1], recorded[places[-1]]


def _check_words(sources: Sources, path: str, words: str) -> None:
    if has_personal_data(words, sources.publication.names):
        raise BadInput(
            "The words after --checked look as if they name a person, an e-mail address or a "
            "telephone number.",
            path=path,
            why=NO_NAMES,
            mend="Say what was checked, and leave out who checked it.",
        )


def _check_page(sources: Sources, variant: Variant) -> None:
    path = variant.path.as_posix()
    if variant.problem:
        raise BadInput(
            variant.problem, path=path, line=variant.problem_line, mend="Mend the file first."
        )
    if isinstance(variant.meta.get(SIGNED_OFF), (dict, str)):
        raise BadInput(
            f"The checks under {SIGNED_OFF} are not written as a list.",
            path=path,
            line=variant.meta_lines[SIGNED_OFF],
            mend="Run scripts/check: it says how to write them.",
        )
    status = next(status for status in page_statuses(sources) if status.path == variant.path)
    if status.text is TextState.STALE:
        raise BadInput(
            "This page is out of date, so it cannot be signed off as it is.",
            path=path,
            seen=", ".join(status.stale),
            why="Its source says something else by now. The page must be "
            "changed, and with the first change the sign-off would end.",
            mend=f"See what was changed: .venv/bin/alongside diff {path}\n"
            f"Bring the page up to date, then run: .venv/bin/alongside accept {path}\n"
            "Then have it checked, and sign it off.",
        )
    if status.text is TextState.WAITING_FOR_SOURCE:
        raise BadInput(
            "The page that this one is made from is out of date or missing, so this one cannot be "
            "signed off yet.",
            path=path,
            why="What is changed there must be changed here, too, and then the sign-off would end.",
            mend="See what comes first: .venv/bin/alongside status",
        )


def _check_kind(sources: Sources, variant: Variant, kind: str) -> None:
    wanted = required_sign_offs(sources, variant)
    known = sources.publication.sign_offs.kinds
    if kind in wanted and kind in known:
        return
    needs = f"It needs: {', '.join(wanted)}" if wanted else "It needs no sign-off."
    if kind not in known:
        raise BadInput(
            f"There is no check called “{kind}”.",
            path=variant.path.as_posix(),
            mend=f"{needs}\n"
            + suggestion(kind, known, f"This publication has: {', '.join(known)}."),
        )
    raise BadInput(
        f"This page does not need to be signed off for “{kind}”.",
        path=variant.path.as_posix(),
        mend=f"{needs}\n"
        "If it shall need this, too, write at its top, between the two lines of ---:\n"
        f"needs: [{kind}]",
    )


def _check_role(policy: SignOffPolicy, path: str, kind: str, role: str) -> None:
    allowed = policy.kinds[kind].allowed_roles
    if role in allowed:
        return
    command = f".venv/bin/alongside sign-off {path} --for {kind} --by {allowed[0]}"
    roles = f"Give the role of whoever checked it: {' or '.join(allowed)}. For example:\n{command}"
    if role in policy.roles:
        raise BadInput(
            f"The role “{role}” may not sign off: {kind}.",
            path=path,
            mend=f"{roles}\nWho may is listed in publication.yml, under sign_offs.",
        )
    # Said apart from other wrong roles: whoever types a name needs to know why it is refused.
    if is_like_a_name(role):
        raise BadInput(
            "This looks like a person’s name. Sign-offs say a role, not a name.",
            path=path,
            why=NO_NAMES,
            mend=roles,
        )
    raise BadInput(
        f"“{role}” is not a role that we know.",
        path=path,
        why=f"Only listed roles count. {NO_NAMES}",
        mend=f"{roles}\n"
        "Another role must first be added to publication.yml, under roles and sign_offs.",
    )
