"""The command audited-by-hand, and what the audit does with the same file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from alongside.cli.offered_values import offer_testers
from alongside.cli.options import DateType
from alongside.cli.printer import Printer
from alongside.errors import BadInput
from alongside.model import VERDICTS, ManualAudit, Status, Verdict
from alongside.system import clock
from alongside.text.plurals import count_in_english


@click.command("audited-by-hand")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--by",
    "role",
    metavar="ROLE",
    shell_complete=offer_testers,
    help="The role of those who looked, never the name of a person.",
)
@click.option("--verdict", type=click.Choice(VERDICTS), help="What they found.")
@click.option(
    "--on", type=DateType(), default=None, help="The day on which they looked. Without it, today."
)
@click.option(
    "--file",
    "questions_file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    metavar="FILE",
    help="The list that an audit has written. Without it, audited-by-hand.yml.",
)
@click.pass_obj
def audited_by_hand(
    root: Path,
    ids: tuple[str, ...],
    role: str | None,
    verdict: str | None,
    on: date | None,
    questions_file: Path | None,
) -> None:
    """Record what people found where no program can tell. Without an ID, list the questions.

    For example: alongside audited-by-hand 3e6c22 --by accessibility-tester --verdict no-barrier
    """
    from alongside.authoring.manual_audit import check_answer, describe_questions, record_answers
    from alongside.publication.manual_audit import FILE

    with Printer("text") as printer:
        path = questions_file or root / FILE
        audit = read_earlier(root, path)
        if audit is None:
            raise BadInput(
                "There is no list of what only people can tell.",
                path=path.name,
                mend=f"Make it with an audit: alongside audit FOLDER --by-hand {path.name}",
            )
        if not ids:
            printer.say("\n".join([*describe_questions(audit), _count(audit)]))
            return
        if role is None or verdict is None:
            raise BadInput(
                "Say both by which role the pages were looked at and what was found.",
                path=path.name,
                mend=f"alongside audited-by-hand {ids[0]} --by {_roles(root)[0]} --verdict "
                f"{VERDICTS[0]}   (or {VERDICTS[1]})",
            )
        today = clock.today()
        answer = check_answer(path, role, on or today, verdict, _roles(root), today)
        answered = record_answers(path, audit, ids, answer)
        told = count_in_english(len(answered), "question")
        printer.say(
            f"Recorded in {path.name}: {told} answered with “{verdict}”, by {role}. It holds for "
            "these pages as the audit saw them; a change of what was looked at ends it."
        )


def read_earlier(root: Path, questions_file: Path | None) -> ManualAudit | None:
    """What was asked before, and what was found; None without the file. Raises BadInput."""
    from alongside.publication.manual_audit import read_questions
    from alongside.system.files import check_target

    if questions_file is None:
        return None
    check_target(questions_file, root, "list")
    return read_questions(questions_file, _roles(root))


def keep_questions(path: Path, day: date, verdict: Verdict, earlier: ManualAudit | None) -> str:
    """Writes what people are asked now into the file. What is said of it."""
    from alongside.authoring.manual_audit import write_questions

    if any(finding.status is Status.CANNOT_TELL for finding in verdict.blocking):
        return f"{path.name} stays as it is, as not every page could be looked at."
    write_questions(path, day, verdict.questions, earlier)
    return f"What only people can tell is in {path.name}: alongside audited-by-hand lists it."


def _roles(root: Path) -> tuple[str, ...]:
    """Of any website; those of the publication, too, where there is one."""
    from alongside.publication.manual_audit import roles_of
    from alongside.publication.settings import FILE, read_publication

    return roles_of(read_publication(root) if (root / FILE).exists() else None)


def _count(audit: ManualAudit) -> str:
    from alongside.reports.questions import count_line

    return count_line(audit.questions)
