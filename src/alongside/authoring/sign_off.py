"""Records that people have checked a page: writes it into the page's front matter, bound to the text as it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from alongside.authoring.sign_off_entry import quote_yaml, write_entry
from alongside.authoring.status import page_statuses
from alongside.errors import BadInput
from alongside.model import SignOffPolicy, Sources, TextState, Variant
from alongside.pages.author_file import read_author_file, write_author_file
from alongside.pages.fingerprint import fingerprint_as_yaml
from alongside.publication.sign_offs import SIGNED_OFF, recorded_sign_offs, required_sign_offs
from alongside.rules.fault_texts import suggestion
from alongside.text.personal_data import has_personal_data, is_like_a_name

NO_NAMES = (
    "These lines are published with every release and kept for good. A name is personal data, and what counts "
    "is the role. Who it was belongs in your own files, where it can be corrected and deleted."
)


@dataclass(frozen=True)
class SignOffResult:
    """changed: False when the page said just this. before: whether it replaced an earlier check of the same kind
    and role. who: the role in words. fingerprint: of the text that was signed off."""

    changed: bool
    replaced: bool
    role: str
    checked: str
    fingerprint: str


def sign_off(
    sources: Sources, variant: Variant, kind: str, role: str, on: date, checked: str = ""
) -> SignOffResult:
    """checked: what was checked, in words; those of the policy where none are given. Raises BadInput."""
    path, policy = variant.path.as_posix(), sources.publication.sign_offs
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
    if has_personal_data(words, sources.publication.names):
        raise BadInput(
            "The words after --checked look as if they name a person, an e-mail address or a telephone "
            "number.",
            path=path,
            why=NO_NAMES,
            mend="Say what was checked, and leave out who checked it.",
        )
    earlier = [place for place, made in recorded_sign_offs(variant, kind) if made.get("by") == role]
    before = variant.meta[SIGNED_OFF][earlier[-1]] if earlier else None
    now = {"for": kind, "by": role, "on": on, "checked": words, "text": variant.fingerprint}
    if before != now:
        entry = now | {
            "on": on.isoformat(),
            "checked": quote_yaml(words),
            "text": fingerprint_as_yaml(variant.fingerprint),
        }
        _write_sign_off(sources.root / variant.path, entry, earlier[-1] if earlier else None, path)
    return SignOffResult(
        before != now, before is not None, policy.roles[role][language], words, variant.fingerprint
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
    standing = next(
        standing for standing in page_statuses(sources) if standing.path == variant.path
    )
    if standing.text is TextState.STALE:
        raise BadInput(
            "This page is out of date, so it cannot be signed off as it is.",
            path=path,
            seen=", ".join(standing.stale),
            why="Its source says something else by now. The page must be "
            "changed, and with the first change the sign-off would end.",
            mend=f"See what was changed: .venv/bin/alongside diff {path}\n"
            f"Bring the page up to date, then run: .venv/bin/alongside accept {path}\n"
            "Then have it checked, and sign it off.",
        )
    if standing.text is TextState.WAITING_FOR_SOURCE:
        raise BadInput(
            "The page that this one is made from is out of date or missing, so this one cannot be signed "
            "off yet.",
            path=path,
            why="What is changed there must be changed here, too, and then the sign-off would end.",
            mend="See what comes first: .venv/bin/alongside status",
        )


def _check_kind(sources: Sources, variant: Variant, kind: str) -> None:
    wanted, known = required_sign_offs(sources, variant), sources.publication.sign_offs.kinds
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
        mend=f"{needs}\nIf it shall need this, too, write at its top, between the two lines of ---:\n"
        f"needs: [{kind}]",
    )


def _check_role(policy: SignOffPolicy, path: str, kind: str, role: str) -> None:
    may = policy.kinds[kind].allowed_roles
    if role in may:
        return
    typed = f".venv/bin/alongside sign-off {path} --for {kind} --by {may[0]}"
    roles = f"Give the role of whoever checked it: {' or '.join(may)}. For example:\n{typed}"
    if role in policy.roles:
        raise BadInput(
            f"The role “{role}” may not sign off: {kind}.",
            path=path,
            mend=f"{roles}\nWho may is listed in publication.yml, under sign_offs.",
        )
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
        mend=f"{roles}\nAnother role must first be added to publication.yml, under roles and sign_offs.",
    )


def _write_sign_off(path: Path, entry: dict[str, str], replaced: int | None, name: str) -> None:
    file = read_author_file(path)
    write_author_file(path, file.with_text(write_entry(file.text, entry, replaced, name)))
