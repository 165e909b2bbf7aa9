"""Asks git, which keeps earlier versions.

Only reads: takes no lock, asks a person for nothing, fetches nothing.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_MAIN_BRANCHES = ("origin/main", "main", "origin/master", "master")
_TIMEOUT_SECONDS = 20
"""For one call. A history of thousands of commits takes one or two."""


def run_git(root: Path, *arguments: str) -> str:
    """What git prints. Raises OSError or SubprocessError."""
    return run_git_bytes(root, *arguments).decode("utf-8", errors="replace")


def run_git_bytes(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """What git prints, as it is. stdin: what git reads. Raises OSError or SubprocessError."""
    environment = {
        **os.environ,
        # No lock beside a person's own git, no question, no network, the same words everywhere.
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "LC_ALL": "C.UTF-8",
    }
    return subprocess.run(
        ["git", "-C", str(root), *arguments],
        capture_output=True,
        timeout=_TIMEOUT_SECONDS,
        check=True,
        env=environment,
        input=stdin,
    ).stdout


def ask_git(root: Path, *arguments: str) -> str:
    """The first line of the answer; "" when git has none."""
    try:
        return run_git(root, *arguments).partition("\n")[0].strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def commit_left_main(root: Path) -> str:
    """Where what is checked out left the main branch, as a full name; "" where git cannot tell."""
    target = os.environ.get("GITHUB_BASE_REF")  # of a pull request, in a GitHub workflow
    for branch in (f"origin/{target}",) if target else _MAIN_BRANCHES:
        commit = ask_git(root, "merge-base", "HEAD", branch)
        if commit:
            return commit
    return ""
