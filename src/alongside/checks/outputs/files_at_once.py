"""Lets all rules about single files look at one file after the other, on every processor.

So a file is read once for all of them, by one process. What they say is kept; when the gate then
applies its rules, each finds its outcomes.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from alongside.checks.outputs.file_outcomes import (
    FileOutcomes,
    Question,
    current_outcomes,
    is_known,
    questions_of,
)
from alongside.model import Outcome, Outputs, Rule
from alongside.system.processes import map_in_processes

MIN_FILES = 24
"""With fewer, a process of its own takes as long to start as to look at them."""

Answers = dict[str, list[Outcome]]
"""What rules say of one file, by their ids."""


def examine_files(outputs: Outputs, rules: Iterable[Rule]) -> None:
    """Keeps what the rules of the gate say of each file of which something is not known."""
    kept = current_outcomes()
    if kept is None:
        return
    needed = [rule for rule in rules if rule.gate == "outputs" and not is_known(rule)]
    unknown: dict[str, list[Question]] = {}
    for path, questions in _by_file(needed, outputs).items():
        left = [each for each in questions if not kept.knows(kept.key_of(each[0]), each[1])]
        if left:
            unknown[path] = left
    if len(unknown) >= MIN_FILES:
        _examine(kept, outputs, needed, unknown)


def _examine(
    kept: FileOutcomes,
    outputs: Outputs,
    rules: list[Rule],
    unknown: dict[str, list[Question]],
) -> None:
    # The largest come first, so that no process works on a book alone at the end.
    paths = sorted(unknown, key=lambda path: -(outputs.site_folder / path).stat().st_size)
    with TemporaryDirectory(prefix="alongside-files-") as folder:
        subject = Path(folder, "subject")
        subject.write_bytes(pickle.dumps((rules, outputs)))
        answers = map_in_processes(partial(_examine_file, subject), paths, "files")
    for path, by_rule in zip(paths, answers, strict=True):
        for target, rule, _ in unknown[path]:
            if rule.id in by_rule:
                kept.keep(kept.key_of(target), rule, by_rule[rule.id])


def _examine_file(subject: Path, path: str) -> Answers:
    """What can be said of the file."""
    answers: Answers = {}
    for _, rule, examine in _read_questions(subject)[path]:
        # What breaks here breaks again when the gate applies the rule, and is told then.
        with suppress(Exception):
            answers[rule.id] = list(examine())
    return answers


@lru_cache(maxsize=1)
def _read_questions(subject: Path) -> dict[str, list[Question]]:
    """Of the subject and rules in a file, once for each process."""
    rules, outputs = pickle.loads(subject.read_bytes())
    return _by_file(rules, outputs)


def _by_file(rules: Iterable[Rule], outputs: Outputs) -> dict[str, list[Question]]:
    by_file: dict[str, list[Question]] = {}
    for question in questions_of(rules, outputs):
        by_file.setdefault(question[0].path, []).append(question)
    return by_file
