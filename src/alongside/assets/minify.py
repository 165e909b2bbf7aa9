"""Makes files smaller without changing what they do: style sheets and drawings.

Pages in easy read load many drawings, and every first visit waits for the style sheet.
SVGO leaves out what draws nothing, and rounds coordinates to two decimal places. OpenMoji's
drawings are 72 units wide, so nothing moves by more than a hundredth of a unit.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from alongside.errors import BuildFailed
from alongside.system.file_cache import cache_key, publication_cache
from alongside.system.images import describe_damage
from alongside.system.programs import node_package, node_program, package_version

_SVGO = "svgo"
_SETTINGS = ("--multipass", "--precision", "2")
_SECONDS = 120
"""All drawings of a publication take a few; a program that hangs must not hold a release up."""
_SEEN_LETTERS = 500
"""As much of what SVGO printed last as an error shows."""


_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_START = re.compile(r"\n\s*")


def minify_style(css: str) -> str:
    """A style sheet of ours without comments and indents: a quarter fewer bytes on their way.

    None of ours has the signs of a comment within a text in quotation marks.
    """
    return _LINE_START.sub("\n", _COMMENT.sub("", css)).lstrip()


def minify_drawings(root: Path, drawings: Mapping[str, bytes]) -> dict[str, bytes]:
    """Name of each SVG file to its content, made smaller. What was made once is kept.

    Raises ToolMissing without SVGO, BuildFailed when it cannot read a drawing.
    """
    cache = publication_cache(root, "pictures")
    maker = (package_version(root, _SVGO), *_SETTINGS)
    keys = {name: cache_key(*maker, content) for name, content in drawings.items()}
    known = {name: cache.get(key) for name, key in keys.items()}
    smaller = {name: content for name, content in known.items() if content is not None}
    # In one run of SVGO, as starting it takes longer than a drawing.
    missing = {name: drawings[name] for name in drawings if name not in smaller}
    if missing:
        for name, content in _run_svgo(root, missing).items():
            cache.put(keys[name], content)
            smaller[name] = content
    return {name: smaller[name] for name in drawings}


def _run_svgo(root: Path, drawings: Mapping[str, bytes]) -> dict[str, bytes]:
    with TemporaryDirectory() as temporary:
        given, made = Path(temporary, "given"), Path(temporary, "made")
        given.mkdir()
        for name, content in drawings.items():
            (given / name).write_bytes(content)
        run = _run_program(root, given, made)
        # What is not there counts as damaged, too. SVGO itself puts up with half a drawing.
        damaged = [name for name in drawings if describe_damage(made / name)]
        if run.returncode or damaged:
            output = (run.stderr or run.stdout).decode("utf-8", "replace").strip()
            raise _svgo_error(output[-_SEEN_LETTERS:] or ", ".join(damaged))
        return {name: (made / name).read_bytes() for name in drawings}


def _run_program(root: Path, given: Path, made: Path) -> subprocess.CompletedProcess[bytes]:
    """given: the folder with the drawings. made: the folder for the smaller ones."""
    program = node_package(root, _SVGO).resolve() / "bin" / "svgo.js"
    try:
        return subprocess.run(
            [node_program(), program, "--quiet", *_SETTINGS, "-f", given, "-o", made],
            cwd=given.parent,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _svgo_error(type(error).__name__) from None


def _svgo_error(seen: str) -> BuildFailed:
    return BuildFailed(
        "The drawings could not be made smaller.",
        path="pictures.yml",
        seen=seen,
        why="Readers of easy read load many drawings, some with little data left to use.",
        mend="Publish again. If this stays, delete the folder node_modules: "
        "scripts/publish installs its contents again.",
    )
