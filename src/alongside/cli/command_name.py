"""How people here call the commands that messages name.

Rules and errors name them as in a copy of the repository of Alongside. A publication with the
installed package has no scripts/, and calls the command by where it is.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_IN_REPOSITORY = ".venv/bin/alongside"
_SCRIPTS = {
    "scripts/publish": "publish",
    "scripts/check": "check",
}
"""Scripts of the repository that set up and then call a command."""


def as_called_here(text: str, root: Path) -> str:
    """The text with the commands as they can be typed. root: of the publication."""
    if (root / "scripts").is_dir():
        return text
    called = _called_as()
    for script, command in _SCRIPTS.items():
        text = text.replace(script, f"{called} {command}")
    return text.replace(_IN_REPOSITORY, called)


def _called_as() -> str:
    """As it was typed: "alongside" from the PATH, else its path from here."""
    program = Path(sys.argv[0])
    if program.name != "alongside":  # in a test, or by python -m
        return "alongside"
    folders = os.environ.get("PATH", "").split(os.pathsep)
    if str(program.parent) in folders:
        return "alongside"
    return os.path.relpath(program)
