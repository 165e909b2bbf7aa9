"""Writes questions that only people can tell, and their answers, into a file of their own.

What stands there already stays as it is written, with its comments.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml

from alongside.authoring.sign_off import NO_NAMES
from alongside.errors import BadInput
from alongside.model import VERDICTS, ManualAnswer, ManualAudit, ManualQuestion, QuestionState
from alongside.pages.author_file import read_author_file, write_author_texts
from alongside.pages.yaml_list_edits import change_list, format_inline, quote_yaml, remove_from_list
from alongside.system.settings_reader import suggest
from alongside.system.yaml_lines import YamlError, read_yaml
from alongside.text.personal_data import is_like_a_name

_LIST, _AUDITED, _ANSWER = "questions", "audited", "signed_off"
_HEADER = """\
# What only people can tell of the built pages. “alongside audit FOLDER --by-hand FILE” writes the
# questions, “alongside audited-by-hand” what people have found. Roles only, never a person's name.
"""
_ORDER = (QuestionState.LAPSED, QuestionState.OPEN, QuestionState.SIGNED)


def write_questions(
    path: Path, audited: date, questions: Sequence[ManualQuestion], earlier: ManualAudit | None
) -> None:
    """Makes the file have just these questions; those that it has already stay where they are.

    earlier: what stands in the file; None where there is none. Raises BadInput, and then leaves the
    file as it is.
    """
    known = earlier.questions if earlier is not None else ()
    wanted = {question.id: question for question in questions}
    file = _ListFile(path, earlier is not None)
    gone = [place for place, question in enumerate(known) if question.id not in wanted]
    for place, question in enumerate(known):
        if wanted.get(question.id, question) != question:
            file.change(place, _question_as_yaml(wanted[question.id]))
    if gone:
        file.remove(gone)
    for question in questions:
        if question.id not in {each.id for each in known}:
            file.change(None, _question_as_yaml(question))
    file.set_day(audited)
    file.write(wanted)


def record_answers(
    path: Path, audit: ManualAudit, ids: Sequence[str], answer: ManualAnswer
) -> list[ManualQuestion]:
    """Writes one answer to several questions, and gives them as they are then.

    answer: "of" is not looked at, as each question has its own. Raises BadInput, and then changes
    nothing.
    """
    places = {question.id: place for place, question in enumerate(audit.questions)}
    file = _ListFile(path, is_there=True)
    answered = []
    for id_ in dict.fromkeys(ids):
        if id_ not in places:
            raise BadInput(
                f"There is no question “{id_}”.",
                path=path.name,
                mend=suggest(id_, places, "Without an id, the command lists all of them.")
                + "\nIf a page was changed and audited again, the question may be gone.",
            )
        question = audit.questions[places[id_]]
        signed = replace(question, answer=replace(answer, of=question.fingerprint))
        file.change(places[id_], {_ANSWER: _answer_as_yaml(signed)})
        answered.append(signed)
    file.write(places)
    return answered


def check_answer(
    path: Path, role: str, on: date, verdict: str, roles: Collection[str], today: date
) -> ManualAnswer:
    """An answer that can be recorded, of nothing yet. roles: who may answer. Raises BadInput."""
    if role not in roles:
        # What may be somebody's name is not repeated.
        is_name = is_like_a_name(role)
        what = "This looks like a person’s name." if is_name else f"“{role}” is not a role we know."
        raise BadInput(
            f"{what} Sign-offs say a role.",
            path=path.name,
            why=NO_NAMES,
            mend=f"Give the role of whoever looked: {', '.join(roles)}",
        )
    if verdict not in VERDICTS:
        raise BadInput(
            f"“{verdict}” is no answer.",
            path=path.name,
            mend=f"Give one of: {', '.join(VERDICTS)}",
        )
    if on > today:
        raise BadInput(
            f"The day {on} has not come yet.",
            path=path.name,
            mend="Give the day on which the pages were looked at.",
        )
    return ManualAnswer(role, on, verdict, "")


def describe_questions(audit: ManualAudit) -> Iterator[str]:
    """Lines for a person who works through them: what is to be looked at first, then the rest."""
    for state in _ORDER:
        for question in audit.questions:
            if question.state is state:
                yield f"{question.id}  {state.value}: {question.asks}"
                yield f"        {question.rule}, on {question.pages_in_words}"
                yield f"        first: {question.first}"


class _ListFile:
    """A file of questions while it is edited. Nothing is written before write()."""

    def __init__(self, path: Path, is_there: bool):
        self._path = path
        self._text = read_author_file(path).text if is_there else f"{_HEADER}{_LIST}: []\n"

    def change(self, place: int | None, entry: Mapping[str, str]) -> None:
        """place: from 0; None for a new one at the end."""
        self._edit(lambda text: change_list(text, _LIST, entry, place))

    def remove(self, places: Collection[int]) -> None:
        self._edit(lambda text: remove_from_list(text, _LIST, places))

    def set_day(self, day: date) -> None:
        lines = self._text.split("\n")
        places = [at for at, line in enumerate(lines) if line.startswith(f"{_AUDITED}:")]
        said = f"{_AUDITED}: {day.isoformat()}"
        if places:
            lines[places[0]] = said
        else:
            place = next(at for at, line in enumerate(lines) if line.startswith(f"{_LIST}:"))
            lines.insert(place, said)
        self._text = "\n".join(lines)

    def write(self, ids: Collection[str]) -> None:
        """ids: of the questions that it must have now, as a proof that all can be read."""
        try:
            data, _ = read_yaml(self._text)
        except YamlError:
            raise self._refusal() from None
        listed = data.get(_LIST) if isinstance(data, dict) else None
        if not isinstance(listed, list) or {each["id"] for each in listed} != set(ids):
            raise self._refusal()
        write_author_texts({self._path: self._text})

    def _edit(self, change: Callable[[str], str | None]) -> None:
        try:
            changed = change(self._text)
        except (yaml.YAMLError, ValueError):
            changed = None
        if changed is None:
            raise self._refusal()
        self._text = changed

    def _refusal(self) -> BadInput:
        return BadInput(
            "The list is written in a way that we cannot change safely, so we left the file alone.",
            path=self._path.name,
            mend=f"Write each question below “{_LIST}:” as the program does, one line for each "
            "name, or put the file away and let the audit make it anew.",
        )


def _question_as_yaml(question: ManualQuestion) -> dict[str, str]:
    """Without its answer, which is changed by nobody but record_answers."""
    return {
        "id": quote_yaml(question.id),
        "rule": quote_yaml(question.rule),
        "asks": quote_yaml(question.asks),
        "like": quote_yaml(question.like),
        "pages": str(question.pages),
        "places": str(question.places),
        "first": quote_yaml(question.first),
        "fingerprint": quote_yaml(question.fingerprint),
    }


def _answer_as_yaml(question: ManualQuestion) -> str:
    answer = question.answer
    if answer is None:
        raise ValueError("A question without an answer has none to write.")
    listed = {
        "by": answer.by,
        "on": answer.on.isoformat(),
        "verdict": answer.verdict,
        "of": quote_yaml(answer.of),
    }
    return f"{{{format_inline(listed)}}}"
