"""A copy of the real site with a release in place, and a run of the real command in it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from alongside.model import Verdict
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.release.release import release

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
PATHS = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")])
START = f"""
from datetime import date
from alongside import cli
from alongside.system import clock
clock.today = lambda: date.fromisoformat("{TODAY}")
cli.main()
"""
"""The command on a day that stands still: the exception of the real site has an end."""
COPIED = (
    "docs",
    "hooks",
    "theme",
    "mkdocs.yml",
    "publication.yml",
    "pictures.yml",
    "facts.yml",
    "glossary.yml",
    "changes.yml",
    "package.json",
)
"""Everything that `alongside publish` reads of a repository, besides the installed packages."""


CACHED = ("fonts", "nltk", "pictures")
"""What a repository has after its first run; making it takes seconds each time."""
ANSWERS = ("epubcheck", "ace", "verapdf", "outloud")
"""What slow checkers said of the files that they know."""


def copy_of_the_site(target: Path, checked: Path | None = None) -> Path:
    """checked: another copy, whose files have been checked."""
    target.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        shutil.copytree(source, target / name) if source.is_dir() else shutil.copy2(
            source, target / name
        )
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    for cached in (
        *(ROOT / ".build" / "cache" / name for name in CACHED),
        *((checked or ROOT) / ".build" / "cache" / name for name in ANSWERS),
    ):
        copy_kept(cached, target / ".build" / "cache" / cached.name)
    _earlier_release(target)
    return target


def copy_kept(source: Path, target: Path) -> None:
    """What is kept there, without what a run beside us takes away or has not finished."""
    for folder, _, names in os.walk(source):
        for name in names:
            file = Path(folder, name)
            beside = target / file.relative_to(source)
            if ".part" not in file.suffixes:
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
) -> Run:
    """Runs `alongside publish --format json` as a process of its own. driver: a script that breaks something first."""
    start = [sys.executable, str(driver)] if driver else [sys.executable, "-c", START]
    arguments = [*command, "--format", "json"]
    done = subprocess.run(
        [*start, *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": PATHS, **(environment or {})},
    )
    try:
        findings = json.loads(done.stdout)["findings"]
    except (ValueError, KeyError):
        findings = []
    return Run(done.returncode, done.stdout + done.stderr, findings)
