"""What a run costs after a change: all of it, nothing changed, one paragraph changed.

On a copy of this publication, each run in a process of its own, as people start it. Seconds are
those of computing, by the process and all that it starts, so that a busy computer counts less.
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
from typing import NamedTuple

from alongside.errors import BuildFailed

RUNS = 5
_COPIED = ("docs", "editions")
_INSTALLED = "node_modules"
_START = "from alongside.cli.commands import main; main()"
_PARAGRAPH = re.compile(r"(?<=\n\n)[A-Z][^\n]+(?=\n)")


class Case(NamedTuple):
    """change: what is done before each run. limit: seconds of computing."""

    name: str
    change: Callable[[Path, int], None]
    runs: int
    limit: float


def measure(root: Path) -> tuple[str, bool]:
    """The table, and whether every limit is kept. Raises BuildFailed when a run ends badly."""
    cases = (
        Case("check: nothing kept", _forget_all, 1, 3.0),
        Case("check: nothing changed", _change_nothing, RUNS, 0.6),
        Case("check: one paragraph changed", _change_paragraph, RUNS, 3.0),
    )
    with TemporaryDirectory() as folder:
        copy = _copy(root, Path(folder, "copy"))
        seconds = {case: _measure_case(copy, case) for case in cases}
    kept = all(taken <= case.limit for case, taken in seconds.items())
    return table(seconds), kept


def table(seconds: dict[Case, float]) -> str:
    rows = [f"{'run':32}{'computing s':>13}{'limit s':>9}"]
    rows += [f"{case.name:32}{taken:13.2f}{case.limit:9.1f}" for case, taken in seconds.items()]
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


def _measure_case(copy: Path, case: Case) -> float:
    taken = []
    for number in range(case.runs):
        case.change(copy, number)
        taken.append(_computing_seconds(copy))
    return median(taken)


def _computing_seconds(copy: Path) -> float:
    before = getrusage(RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", _START, "check"],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    # A changed page may well have findings.
    if done.returncode not in (0, 1):
        raise BuildFailed("alongside check did not come to its end.", seen=done.stderr[-500:])
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _forget_all(copy: Path, _: int) -> None:
    shutil.rmtree(copy / ".build", ignore_errors=True)


def _change_nothing(copy: Path, _: int) -> None:
    """People often start it again to see whether all is well."""


def _change_paragraph(copy: Path, number: int) -> None:
    """Of one page, another text each time, so that no run finds what one before it kept."""
    page = sorted((copy / "docs").glob("*.md"))[0]
    text = page.read_text(encoding="utf-8")
    words = f"We looked at this part again for the {number + 2}nd time."
    page.write_text(_PARAGRAPH.sub(words, text, count=1), encoding="utf-8")
