"""What a run costs after a change: all of it, nothing changed, one paragraph changed.

On a copy of this publication, each run in a process of its own, as people start it. The limits are
of seconds of computing, by the process and all that it starts, so that a busy computer counts less.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

from alongside.errors import BuildFailed

RUNS = 5
_COPIED = ("docs", "editions", "hooks", "theme")
_INSTALLED = "node_modules"
_START = "from alongside.cli.commands import main; main()"
_PAGE = Path("docs", "plain-english", "our-area.md")
_LAST_WORD = re.compile(r" \w+\.")
"""Of the first sentence that ends in a plain word."""
_WORDS = ("homes", "parks", "roads", "farms", "woods", "lakes", "hills", "shops", "fields", "trees")


class Case(NamedTuple):
    """command: of alongside. change: what is done before each run. limit: seconds of computing."""

    command: str
    name: str
    change: Callable[[Path, int], object]
    runs: int
    limit: float


class Taken(NamedTuple):
    """Seconds of computing, and by the clock."""

    computing: float
    clock: float


def measure(root: Path) -> tuple[str, bool]:
    """The table, and whether every limit is kept. Raises BuildFailed when a run ends badly."""
    cases = (
        Case("check", "nothing kept", _forget_all, 1, 3.0),
        Case("check", "nothing changed", _change_nothing, RUNS, 0.6),
        Case("check", "one paragraph changed", _change_paragraph, RUNS, 3.0),
        # On two processors, half of it by the clock.
        Case("publish", "nothing kept", _forget_all, 1, 240.0),
        Case("publish", "nothing changed", _change_nothing, RUNS, 6.0),
        Case("publish", "one paragraph changed", _change_and_accept, RUNS, 20.0),
    )
    with TemporaryDirectory() as folder:
        copy = _copy(root, Path(folder, "copy"))
        seconds = {case: _measure_case(copy, case) for case in cases}
    kept = all(taken.computing <= case.limit for case, taken in seconds.items())
    return table(seconds), kept


def table(seconds: dict[Case, Taken]) -> str:
    rows = [f"{'run':32}{'computing s':>13}{'limit s':>9}{'clock s':>9}"]
    for case, taken in seconds.items():
        name = f"{case.command}: {case.name}"
        rows.append(f"{name:32}{taken.computing:13.2f}{case.limit:9.1f}{taken.clock:9.2f}")
    rows.append(
        f"Processors: {os.cpu_count()}. Load of the last minute: {os.getloadavg()[0]:.1f}. "
        f"Of several runs, the one in the middle."
    )
    return "\n".join(rows)


def _copy(root: Path, copy: Path) -> Path:
    copy.mkdir()
    for name in _COPIED:
        if (root / name).is_dir():
            shutil.copytree(root / name, copy / name)
    for file in root.glob("*.yml"):
        shutil.copy(file, copy)
    (copy / _INSTALLED).symlink_to((root / _INSTALLED).absolute(), target_is_directory=True)
    return copy


def _measure_case(copy: Path, case: Case) -> Taken:
    taken = []
    for number in range(case.runs):
        case.change(copy, number)
        taken.append(_run(copy, case.command))
    return Taken(median(each.computing for each in taken), median(each.clock for each in taken))


def _run(copy: Path, *arguments: str) -> Taken:
    before, began = getrusage(RUSAGE_CHILDREN), monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _START, *arguments],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    clock, after = monotonic() - began, getrusage(RUSAGE_CHILDREN)
    # A changed page may well have findings. A release has to be made.
    if done.returncode not in ((0, 1) if arguments[0] == "check" else (0,)):
        words = f"alongside {' '.join(arguments)} did not come to its end."
        raise BuildFailed(words, seen=(done.stdout + done.stderr)[-1500:])
    return Taken(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock)


def _forget_all(copy: Path, _: int) -> None:
    shutil.rmtree(copy / ".build", ignore_errors=True)


def _change_nothing(copy: Path, _: int) -> None:
    """People often start it again to see whether all is well."""


def _change_paragraph(copy: Path, number: int) -> None:
    """Of one page, another word each time, so that no run finds what one before it kept."""
    page = copy / _PAGE
    words = page.read_text(encoding="utf-8")
    # Without a figure: its translations would have to say it, too.
    page.write_text(_LAST_WORD.sub(f" {_WORDS[number]}.", words, count=1), encoding="utf-8")


def _change_and_accept(copy: Path, number: int) -> None:
    """As people do who have brought all versions up to date with the change."""
    _change_paragraph(copy, number + RUNS)
    for folder in ("plain-english", "easy-read", "languages/bn", "languages/pl", "languages/ur"):
        _run(copy, "accept", f"docs/{folder}/{_PAGE.name}")
