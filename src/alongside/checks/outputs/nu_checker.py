"""The Nu HTML checker, which reads pages as files: asks it, and finds what a message is about."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NotRequired, TypedDict, cast
from urllib.parse import unquote, urlsplit

from alongside.errors import ToolMissing
from alongside.system.programs import java_program, node_package

TIMEOUT_SECONDS = 300
"""Seconds for all files; a site of 52 needs 3 of computing, a single page 1."""

# For a short life: with Java's own choices, 52 files took 7 seconds of computing, a single page 3.
# Its own stack is too small for the checker's description of HTML.
_JAVA_OPTIONS = ("-Xss16m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
CHECKER_OPTIONS = ("--format", "json", "--stdout", "--exit-zero-always", "--also-check-css")


UNREAD = "non-document-error"
"""The type of the message about a file that cannot be read."""


class Message(TypedDict):
    """What the checker says of one place, in the part of its JSON that we read."""

    url: str
    type: str
    message: str
    extract: NotRequired[str]
    lastLine: NotRequired[int]
    hiliteStart: NotRequired[int]


def checker_file(root: Path) -> Path:
    """root: has node_modules. Raises ToolMissing."""
    return node_package(root, "vnu-jar") / "build" / "dist" / "vnu.jar"


def line_of(message: Message, text: str) -> int:
    """The line of text that the message is about, from 1; 0 for none."""
    place = place_of(message, text)
    return message.get("lastLine", 0) if place is None else text.count("\n", 0, place) + 1


def place_of(message: Message, text: str) -> int | None:
    """How many signs of text stand before what the message is about.

    The checker's own count of lines is at times one short. So its extract is looked up near the
    line that it names.
    """
    extract = message.get("extract", "")
    reported_line = message.get("lastLine", 0)
    found = re.finditer(re.escape(extract), text) if extract else ()
    places = [place.start() + message.get("hiliteStart", 0) for place in found]

    def distance(place: int) -> int:
        return abs(text.count("\n", 0, place) + 1 - reported_line)

    return min(places, key=distance, default=None)


def ask_checker(built: Path, jar: Path, files: tuple[Path, ...]) -> Mapping[Path, list[Message]]:
    """Each file of the built site to what the checker says of it.

    Raises ToolMissing without Java or an answer.
    """
    # By their names in the folder: a large site's full paths would not fit into a command.
    names = {file.relative_to(built).as_posix(): file for file in files}
    by_name = ask_of_names(built, jar, tuple(names))
    by_file: dict[Path, list[Message]] = {}
    for name, messages in by_name.items():
        for message in messages:
            if message["type"] == UNREAD:
                raise _no_answer_error("could not read a file", message["message"][:200])
        by_file[names[name]] = messages
    return by_file


def ask_of_names(folder: Path, jar: Path, names: tuple[str, ...]) -> dict[str, list[Message]]:
    """The same by names of files below the folder, where a file that cannot be read has a message
    of the type UNREAD.

    One Java process reads all of them. Raises ToolMissing without Java or an answer.
    """
    command = [java_program(), *_JAVA_OPTIONS, "-jar", str(jar), *CHECKER_OPTIONS, *names]
    by_name: dict[str, list[Message]] = {name: [] for name in names}
    try:
        run = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
        # The shape is as vnu.jar documents it; what lacks a part of it raises KeyError below.
        for message in cast("list[Message]", json.loads(run.stdout)["messages"]):
            path = Path(unquote(urlsplit(message["url"]).path))
            by_name[path.relative_to(folder.resolve()).as_posix()].append(message)
    except (subprocess.TimeoutExpired, ValueError, KeyError, TypeError, OSError) as error:
        raise _no_answer_error("gave no answer", type(error).__name__) from None
    return by_name


def _no_answer_error(what: str, seen: str) -> ToolMissing:
    return ToolMissing(
        f"The checker of the pages' code {what}.",
        seen=seen,
        why="An unchecked page is never released.",
        mend="Run scripts/publish again.",
    )
