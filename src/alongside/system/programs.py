"""Finds the npm packages and programs that we need, or says in words that one is missing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from alongside.errors import ToolMissing

_CHECKERS = ("vnu-jar",)


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


def package_version(root: Path, name: str) -> str:
    """The version that is installed, e.g. "4.14.1". Raises ToolMissing."""
    settings = node_package(root, name) / "package.json"
    return str(json.loads(settings.read_text(encoding="utf-8"))["version"])


def node_program() -> str:
    """The Node.js of the machine, which runs Alfa and SVGO. Raises ToolMissing."""
    program = shutil.which("node")
    if program is None:
        raise ToolMissing(
            "The program “node” is not installed.",
            why="One of our audits and the maker of small pictures run in it, so nothing can be "
            "released without.",
            mend="Install the Debian package nodejs: sudo apt-get install nodejs",
        )
    return program


def tool_versions(root: Path) -> str:
    """What the checkers that are no Python package are: of Java, and of those from npm.

    root: of the publication. Nothing is said of one that is missing: whoever needs it tells of it.
    """
    java = shutil.which("java")
    release = Path(java).resolve().parents[1] / "release" if java else None
    settings = [root / "node_modules" / name / "package.json" for name in _CHECKERS]
    known = [file for file in (release, *settings) if file and file.is_file()]
    return "\n".join(file.read_text(encoding="utf-8") for file in known)


def java_program() -> str:
    """The Java of the machine, which runs checkers of pages, EPUBs and PDFs. Raises ToolMissing."""
    program = shutil.which("java")
    if program is None:
        raise ToolMissing(
            "The program “java” is not installed.",
            mend="Install the Debian package "
            "default-jre-headless: sudo apt-get install default-jre-headless",
            why="Three of our checkers run in it, and what is unchecked is never released.",
        )
    return program
