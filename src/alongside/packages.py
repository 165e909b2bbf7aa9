"""Finds the npm packages that hold our data: fonts, pictures, the dictionary, the audit engine."""

from __future__ import annotations

from pathlib import Path

from alongside.errors import ToolMissing


def node_package(root: Path, name: str) -> Path:
    """Folder of an installed npm package, e.g. "axe-core". Raises ToolMissing."""
    folder = root / "node_modules" / name
    if not folder.is_dir():
        raise ToolMissing(
            f"The package “{name}” is not installed.",
            path="package.json",
            why="Without it we cannot finish the check, and an unchecked page is never released.",
            mend="Run scripts/publish: it installs what is missing.",
        )
    return folder
