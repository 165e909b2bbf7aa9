"""audited-by-hand.yml: what only people can tell of the built pages, and what they have answered.

`alongside audit --by-hand` writes the questions, `alongside audited-by-hand` the answers. The file
may belong to any website; that of a publication lies beside publication.yml.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from alongside.model import VERDICTS, ManualAnswer, ManualAudit, ManualQuestion, Publication
from alongside.publication.data_file import read_data_file
from alongside.system.settings_reader import Setting, SettingsFile, read_settings

FILE = "audited-by-hand.yml"
TESTER_ROLES = ("accessibility-tester", "assistive-technology-user", "web-editor")
"""Who may answer, beside the roles of a publication. The list is closed, which keeps names out."""
_WHY = "An answer that is not told in full would count for pages that nobody has looked at."
_MEND = "Make the file anew with “alongside audit FOLDER --by-hand FILE”, or mend the line."
_MOST = 99_999
"""Of pages or places."""
_FINGERPRINT = re.compile(r"[0-9a-f]{6}")
_NAMES = ("id", "rule", "asks", "like", "pages", "places", "first", "fingerprint")
_ANSWER = ("by", "on", "verdict", "of")


def read_manual_audit(publication: Publication) -> ManualAudit | None:
    """None where the publication has no such file. Raises BadInput."""
    file = read_data_file(publication.root, FILE, _WHY, is_for_readers=False)
    return None if file is None else _read_file(file, roles_of(publication))


def read_questions(path: Path, roles: Collection[str]) -> ManualAudit | None:
    """The same of a file anywhere. roles: who may answer."""
    if not path.exists():
        return None
    file = SettingsFile(name=path.name, why=_WHY, general_mend=_MEND)
    return _read_file(read_settings(path, file), roles)


def roles_of(publication: Publication | None) -> tuple[str, ...]:
    """Who may answer a question, by key."""
    own = publication.sign_offs.roles if publication is not None else ()
    return tuple(dict.fromkeys((*TESTER_ROLES, *own)))


def _read_file(file: Setting, roles: Collection[str]) -> ManualAudit:
    names = ("audited", "questions")
    file.mapping(f"{file.file.name} is empty.", _MEND)
    file.refuse_unknown_names(names)
    file.refuse_missing_names(names)
    questions: dict[str, ManualQuestion] = {}
    for entry in file.member("questions").optional_elements():
        question = _read_question(entry, roles)
        if question.id in questions:
            entry.member("id").refuse(
                f"Two questions have the id {question.id}: the first is in line "
                f"{questions[question.id].line}.",
                "Take one of them out.",
            )
        questions[question.id] = question
    return ManualAudit(file.member("audited").day(), tuple(questions.values()))


def _read_question(entry: Setting, roles: Collection[str]) -> ManualQuestion:
    entry.mapping("A question is empty.", _MEND)
    entry.refuse_unknown_names((*_NAMES, "signed_off"))
    entry.refuse_missing_names(_NAMES)
    answer = None
    if "signed_off" in entry:
        answer = _read_answer(entry.member("signed_off"), roles)
    return ManualQuestion(
        id=_read_fingerprint(entry.member("id")),
        rule=entry.member("rule").text(),
        asks=entry.member("asks").text(),
        like=entry.member("like").text(),
        pages=entry.member("pages").whole_number(1, _MOST),
        places=entry.member("places").whole_number(1, _MOST),
        first=entry.member("first").text(),
        fingerprint=_read_fingerprint(entry.member("fingerprint")),
        answer=answer,
        line=entry.line,
    )


def _read_answer(setting: Setting, roles: Collection[str]) -> ManualAnswer:
    setting.mapping(
        "The sign-off does not say who looked, when, and what they found.",
        "Take the line out, and write it anew with “alongside audited-by-hand”.",
    )
    setting.refuse_unknown_names(_ANSWER)
    setting.refuse_missing_names(_ANSWER)
    role = setting.member("by")
    return ManualAnswer(
        # What is written there may be somebody's name, so it is not repeated.
        by=role.one_of(
            roles,
            "“by” is not a role that we know. It is a role, never the name of a person: the file "
            "is kept, and a name in it can be neither corrected nor deleted.",
            f"Write one of: {', '.join(roles)}",
        ),
        on=setting.member("on").day(),
        verdict=setting.member("verdict").one_of(VERDICTS),
        of=_read_fingerprint(setting.member("of")),
    )


def _read_fingerprint(setting: Setting) -> str:
    text = setting.text(
        mend="Write six digits in quotation marks, as the program has written them."
    )
    if not _FINGERPRINT.fullmatch(text):
        setting.refuse(
            f"“{text}” is not six digits from 0 to f.", "Copy them as the program has written them."
        )
    return text
