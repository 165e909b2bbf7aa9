"""Node processes in which Siteimprove Alfa judges pages that a browser has taken apart.

They work beside the browsers, and one serves many pages, as Alfa takes a second to start.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from queue import Empty, LifoQueue
from threading import Lock, Timer
from typing import TypedDict, cast

from alongside.errors import ToolMissing
from alongside.system.programs import node_program

TIMEOUT_SECONDS = 300
"""For one page in one state, which takes about one second on two busy cores."""

_YOUNG_MEMORY = "--max-semi-space-size=64"
"""MB. Alfa makes many small objects: with Node's usual 16, a fifth of the time goes to clearing."""


class Result(TypedDict):
    """One result of Alfa, as alfa.mjs prints it. path: an XPath from the root of the page."""

    rule: str
    criteria: list[str]
    element: str
    path: str
    message: str


class Answer(TypedDict):
    """What Alfa says of one page in one state. passed: how many of its rules found all in order."""

    passed: int
    failed: list[Result]
    cantTell: list[Result]


class AlfaProcesses:
    """As many processes as there are threads that ask at the same time."""

    def __init__(self, root: Path, level: str, off: tuple[str, ...]):
        self._root = root
        self._settings = json.dumps({"level": level, "off": off})
        self._idle: LifoQueue[_AlfaProcess] = LifoQueue()
        self._started: list[_AlfaProcess] = []
        self._lock = Lock()

    def ask(self, question: Mapping[str, object]) -> Answer:
        """question: as alfa.mjs reads it. Raises ToolMissing when Alfa gives no answer."""
        try:
            process = self._idle.get_nowait()
        except Empty:
            process = _AlfaProcess(self._root, self._settings)
            with self._lock:
                self._started.append(process)
        answer = process.ask(question)
        self._idle.put(process)
        return answer

    def stop(self) -> None:
        with self._lock:
            for process in self._started:
                process.stop()


@contextmanager
def open_alfa(root: Path, level: str, off: tuple[str, ...]) -> Iterator[AlfaProcesses]:
    """A process is started when the first page is there."""
    processes = AlfaProcesses(root, level, off)
    try:
        yield processes
    finally:
        processes.stop()


class _AlfaProcess:
    def __init__(self, root: Path, settings: str):
        script = files("alongside.checks.browser").joinpath("alfa.mjs")
        self._process = subprocess.Popen(
            [node_program(), _YOUNG_MEMORY, str(script), str(root), settings],
            encoding="utf-8",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def ask(self, question: Mapping[str, object]) -> Answer:
        process = self._process
        assert process.stdin and process.stdout, "started with pipes"
        # A process that is ended ends the wait for its answer.
        timer = Timer(TIMEOUT_SECONDS, process.kill)
        timer.start()
        try:
            process.stdin.write(json.dumps(question) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = ""
        finally:
            timer.cancel()
        try:
            # alfa.mjs, beside this file, prints this shape.
            return cast("Answer", json.loads(line))
        except ValueError:
            raise _no_answer_error(self._first_complaint()) from None

    def stop(self) -> None:
        self._process.kill()
        # Closes its pipes, and leaves no dead process behind.
        self._process.communicate()

    def _first_complaint(self) -> str:
        self._process.kill()
        _, complaints = self._process.communicate()
        return next((line for line in complaints.splitlines() if "Error" in line), "")


def _no_answer_error(seen: str) -> ToolMissing:
    return ToolMissing(
        "The accessibility checker Alfa gave no answer.",
        path="package.json",
        seen=seen.strip()[:200],
        why="Without it we cannot finish the check, and an unchecked page is never released.",
        mend="Run scripts/publish again.",
    )
