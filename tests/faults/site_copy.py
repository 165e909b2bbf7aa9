"""A copy of the small publication with a release in place, and a run of the real command in it.

The publication is tests/sites/small, so that no fault costs more when docs/ grows. The engine's
settings, hooks and theme are the repository's own.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from alongside.cli import main
from alongside.model import Verdict
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.publication.data_file import DATA_FILES
from alongside.release.release import release
from alongside.system.files import UNFINISHED
from small_site import SMALL
from tiny_site import TODAY

ROOT = Path(__file__).parents[2]
PATHS = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")])


def start_on(day: date) -> str:
    """The command on a day that stands still: the exception of the publication has an end."""
    return f"""
from datetime import date
from alongside import cli
from alongside.system import clock
clock.today = lambda: date.fromisoformat("{day}")
cli.main()
"""


START = start_on(TODAY)
TEXTS = ("docs", *DATA_FILES)
"""What the people who keep a publication write. The small one has no claims."""
ENGINE = ("hooks", "theme", "mkdocs.yml", "package.json")
"""What else `alongside publish` reads of a repository, besides the installed packages."""
CACHED = ("fonts", "nltk", "pictures")
"""Folders of .build/cache that a repository has after its first run; making them takes seconds each time."""


def copy_of_the_site(target: Path, checked: Path | None = None) -> Path:
    """The small publication. checked: another copy, whose finished files have been checked.

    All that is kept of it is named by its content. So whatever a fault has touched is made and
    asked anew, and nothing else is.
    """
    root = _copy_of(SMALL, target)
    if checked is not None:
        copy_kept(checked / ".build" / "cache", root / ".build" / "cache")
    return root


def copy_of_the_real_site(target: Path) -> Path:
    """The publication of this repository. Its copy costs more with every page of docs/."""
    return _copy_of(ROOT, target)


def _copy_of(publication: Path, target: Path) -> Path:
    target.mkdir(parents=True)
    sources = [publication / name for name in TEXTS] + [ROOT / name for name in ENGINE]
    for source in filter(Path.exists, sources):
        if source.is_dir():
            shutil.copytree(source, target / source.name)
        else:
            shutil.copy2(source, target / source.name)
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    for name in CACHED:
        copy_kept(ROOT / ".build" / "cache" / name, target / ".build" / "cache" / name)
    _earlier_release(target)
    return target


def copy_kept(source: Path, target: Path) -> None:
    """What is kept there, without what a run beside us takes away or has not finished."""
    for folder, _, names in os.walk(source):
        for name in names:
            file = Path(folder, name)
            beside = target / file.relative_to(source)
            if not name.startswith(UNFINISHED):
                beside.parent.mkdir(parents=True, exist_ok=True)
                with suppress(FileNotFoundError):
                    shutil.copy2(file, beside)


def _earlier_release(root: Path) -> None:
    """A small but whole release in site/, so that a test can see whether it was touched."""
    outputs = expected_outputs(find_documents(root, TODAY), root / ".build" / "earlier")
    for path in [*(artifact.path for artifact in outputs.artifacts), *outputs.pages]:
        target = outputs.site_folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"an earlier {path}", encoding="utf-8")
    release(outputs, (Verdict("sources", (), {}), Verdict("outputs", (), {})), {})
    shutil.rmtree(outputs.site_folder)


def picture_of(folder: Path) -> dict[str, str]:
    """Path to hash of every file: two pictures are equal when not a byte differs."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass(frozen=True)
class Run:
    code: int
    text: str
    findings: list[dict]


def run(
    root: Path,
    *,
    command: tuple[str, ...] = ("publish",),
    driver: Path | None = None,
    environment: dict[str, str] | None = None,
    day: date = TODAY,
) -> Run:
    """Runs `alongside publish --format json` as a process of its own. driver: a script that breaks something first.

    A process takes one to two seconds to start: run_here asks the same of what needs none.
    day: on which the command runs; a driver has its own.
    """
    start = [sys.executable, str(driver)] if driver else [sys.executable, "-c", start_on(day)]
    arguments = [*command, "--format", "json"]
    done = subprocess.run(
        [*start, *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": PATHS, **(environment or {})},
    )
    return Run(done.returncode, done.stdout + done.stderr, _findings(done.stdout))


def run_here(root: Path, command: str = "publish") -> Run:
    """Runs the same command in the process of the tests, whose fixture has set the day."""
    out, err = io.StringIO(), io.StringIO()
    arguments = sys.argv
    sys.argv = ["alongside", command, "--format", "json"]
    code = 0
    try:
        with chdir(root), redirect_stdout(out), redirect_stderr(err):
            main()
    except SystemExit as ended:
        code = ended.code
    finally:
        sys.argv = arguments
    return Run(code, out.getvalue() + err.getvalue(), _findings(out.getvalue()))


def _findings(report: str) -> list[dict]:
    """None where the command ended before it could write a report."""
    try:
        return json.loads(report)["findings"]
    except (ValueError, KeyError):
        return []
