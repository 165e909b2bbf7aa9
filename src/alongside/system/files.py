"""Writes a report for people or programs at a place that they name: all of it, or nothing."""

from __future__ import annotations

import os
from pathlib import Path

from alongside.errors import BadInput

_NOT_HERE = {"site": "holds what readers get", "docs": "holds the pages of the publication"}


def check_target(path: Path, root: Path) -> None:
    """Raises BadInput for a place where no report may be, before work is done that would be lost."""
    given = path.resolve()
    for folder, why in _NOT_HERE.items():
        if (root / folder).resolve() in (given, *given.parents):
            raise BadInput(
                f"The folder {folder}/ {why}. A report does not belong there.",
                path=str(path),
                mend=f"Give another place, for example: {path.name}",
            )
    if path.is_dir():
        raise BadInput(
            "This is a folder. A report is a file.",
            path=str(path),
            mend=f"Give it a name, for example: {path / 'report'}",
        )
    if not path.parent.is_dir():
        raise BadInput(
            "The folder for this report does not exist.",
            path=str(path),
            mend=f"Make it first: mkdir -p {path.parent}",
        )


def write_report(path: Path, text: str) -> None:
    """A file that is there already is replaced whole, or left as it is. Raises OSError."""
    content = text if text.endswith("\n") else text + "\n"
    if path.exists() and (not path.is_file() or path.is_relative_to("/dev")):
        path.write_text(
            content, encoding="utf-8"
        )  # a pipe or the terminal: there is nothing to replace
        return
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_text(content, encoding="utf-8")
        os.replace(beside, target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
