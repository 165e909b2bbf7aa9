"""The code of every page and style sheet keeps to the standards, as the Nu HTML checker reads them.

options.left_out: beginnings of messages that are wrong about our pages. Advice counts as
much as errors: what the checker has to say at all, some reader's browser may take otherwise.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NotRequired, TypedDict, cast
from urllib.parse import unquote, urlsplit

from alongside.errors import ToolMissing
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.pages import source_of_page
from alongside.rules.options import list_option
from alongside.rules.outcomes import failed, passed
from alongside.system.answer_cache import cached_answers
from alongside.system.early_answers import answer_of, start_early
from alongside.system.file_cache import publication_cache
from alongside.system.programs import java_program, node_package, tool_versions

TIMEOUT_SECONDS = 300
"""Seconds for all files; a site of 52 needs 3 of computing, a single page 1."""

# For a short life: with Java's own choices, 52 files took 7 seconds of computing, a single page 3.
# Its own stack is too small for the checker's description of HTML.
_JAVA_OPTIONS = ("-Xss16m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
_CHECKER_OPTIONS = ("--format", "json", "--stdout", "--exit-zero-always", "--also-check-css")


class _Message(TypedDict):
    """What the checker says of one place, in the part of its JSON that we read."""

    url: str
    type: str
    message: str
    extract: NotRequired[str]
    lastLine: NotRequired[int]
    hiliteStart: NotRequired[int]


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test targets: a page; a style sheet."""
    folder = subject.site_folder
    messages = answer_of((__name__, folder), partial(_messages, subject))
    left_out = list_option(rule, "left_out")
    for file in _files(subject):
        name = file.relative_to(folder).as_posix()
        place = Place(source_of_page(subject, name), page=name)
        counted = [
            message for message in messages[file] if not message["message"].startswith(left_out)
        ]
        if not counted:
            yield passed(place)
        yield from _faults(place, counted, file.read_text("utf-8", "replace"))


def start(subject: Outputs, _rule: Rule) -> None:
    """Begins to ask the checker, while other rules are applied."""
    start_early((__name__, subject.site_folder), partial(_messages, subject))


def _files(outputs: Outputs) -> tuple[Path, ...]:
    """Every page that is there, as artifact-missing tells of the others, and every style sheet."""
    folder = outputs.site_folder
    pages = [folder / page for page in outputs.pages if (folder / page).is_file()]
    return (*pages, *sorted(folder.rglob("*.css")))


def _messages(outputs: Outputs) -> dict[Path, list[_Message]]:
    """Each file to what the checker says of it."""
    root, folder = outputs.sources.root, outputs.site_folder
    jar = node_package(root, "vnu-jar") / "build" / "dist" / "vnu.jar"
    # What the cache holds is what _ask_checker gave, as JSON.
    return cast(
        "dict[Path, list[_Message]]",
        cached_answers(
            publication_cache(root, "vnu"),
            _files(outputs),
            f"{tool_versions(root)} {_CHECKER_OPTIONS}",
            partial(_ask_checker, folder, jar),
        ),
    )


def _faults(place: Place, messages: Sequence[_Message], text: str) -> Iterator[Outcome]:
    """One for each kind of message, at the first place that it is about."""
    for words in dict.fromkeys(message["message"] for message in messages):
        alike = [message for message in messages if message["message"] == words]
        yield failed(
            place,
            seen=" ".join(alike[0].get("extract", "").split()),
            says=words.rstrip("."),
            count=len(alike),
            code_line=_line(alike[0], text),
        )


def _line(message: _Message, text: str) -> int:
    """The checker's own count is at times one short.

    So its extract is looked up near the line that it names.
    """
    extract = message.get("extract", "")
    reported_line = message.get("lastLine", 0)
    places = re.finditer(re.escape(extract), text) if extract else ()
    lines = [
        text.count("\n", 0, place.start() + message.get("hiliteStart", 0)) + 1 for place in places
    ]
    return min(lines, key=lambda line: abs(line - reported_line), default=reported_line)


def _ask_checker(built: Path, jar: Path, files: tuple[Path, ...]) -> Mapping[Path, list[_Message]]:
    """Each file of the built site to what the checker says of it.

    Raises ToolMissing without Java or an answer.
    """
    # One Java process reads all of them, by their names in the folder: a large site's full paths
    # would not fit into a command.
    names = {file.relative_to(built).as_posix(): file for file in files}
    command = [java_program(), *_JAVA_OPTIONS, "-jar", str(jar), *_CHECKER_OPTIONS, *names]
    by_file: dict[Path, list[_Message]] = {file: [] for file in files}
    try:
        run = subprocess.run(
            command,
            cwd=built,
            capture_output=True,
            encoding="utf-8",
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
        # The shape is as vnu.jar documents it; what lacks a part of it raises KeyError below.
        messages = cast("list[_Message]", json.loads(run.stdout)["messages"])
        for message in messages:
            if message["type"] == "non-document-error":
                raise _no_answer_error("could not read a file", message["message"][:200])
            path = Path(unquote(urlsplit(message["url"]).path))
            by_file[names[path.relative_to(built.resolve()).as_posix()]].append(message)
    except (subprocess.TimeoutExpired, ValueError, KeyError, TypeError, OSError) as error:
        raise _no_answer_error("gave no answer", type(error).__name__) from None
    return by_file


def _no_answer_error(what: str, seen: str) -> ToolMissing:
    return ToolMissing(
        f"The checker of the pages' code {what}.",
        seen=seen,
        why="An unchecked page is never released.",
        mend="Run scripts/publish again.",
    )
