"""Our drawings in fewer bytes, with the same looks: readers of easy read load many of them.

SVGO leaves out what draws nothing and rounds places to a hundredth of a point of a drawing 72 points wide.
"""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from alongside.errors import BuildFailed
from alongside.system.images import describe_damage
from alongside.system.programs import node_package, node_program, package_version

_SVGO = "svgo"
_SETTINGS = ("--multipass", "--precision", "2")
_SECONDS = 120


def minify_drawings(root: Path, drawings: Mapping[str, bytes]) -> dict[str, bytes]:
    """Name of an SVG file to its content, and the same made smaller. What was once made is kept in .build/cache.

    Raises ToolMissing without SVGO, BuildFailed when it cannot read a drawing.
    """
    cache = root / ".build" / "cache" / "pictures"
    maker = " ".join((package_version(root, _SVGO), *_SETTINGS))
    kept = {
        name: cache / f"{hashlib.sha256(maker.encode() + content).hexdigest()}.svg"
        for name, content in drawings.items()
    }
    new = {name: drawings[name] for name, file in kept.items() if not file.is_file()}
    if new:
        cache.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=cache) as folder:
            _run_svgo(root, Path(folder), new)
            for name in new:
                Path(folder, "made", name).replace(kept[name])
    return {name: file.read_bytes() for name, file in kept.items()}


def _run_svgo(root: Path, folder: Path, drawings: Mapping[str, bytes]) -> None:
    """Puts the smaller files into folder/made."""
    (folder / "given").mkdir()
    for name, content in drawings.items():
        (folder / "given" / name).write_bytes(content)
    program = node_package(root, _SVGO).resolve() / "bin" / "svgo.js"
    try:
        ran = subprocess.run(
            [node_program(), program, "--quiet", *_SETTINGS, "-f", "given", "-o", "made"],
            cwd=folder,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _svgo_error(type(error).__name__) from None
    # What is not there counts as damaged too. SVGO itself puts up with half a drawing.
    damaged = [name for name in drawings if describe_damage(folder / "made" / name)]
    if ran.returncode or damaged:
        raise _svgo_error(
            (ran.stderr or ran.stdout).decode("utf-8", "replace").strip()[-500:]
            or ", ".join(damaged)
        )


def _svgo_error(seen: str) -> BuildFailed:
    return BuildFailed(
        "The drawings could not be made smaller.",
        path="pictures.yml",
        seen=seen,
        why="Readers of easy read load many drawings, some with little data left to use.",
        mend="Publish again. If this stays, delete the folder node_modules: scripts/publish installs "
        "its contents again.",
    )
