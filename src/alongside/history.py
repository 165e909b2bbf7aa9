"""Earlier versions of a page, from git. Whatever git cannot do ends in a sentence, never in an error."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from alongside.catalogue import parse_variant
from alongside.model import Section, Variant

_SECONDS = 20
"""For one call of git. A history of thousands of commits takes one or two."""
_VERSIONS = 1000
"""How many versions of a page are looked at, the newest first."""

_NO_GIT = "The program git, which keeps earlier versions, is not on this computer or does not answer."
_NO_HISTORY = "No earlier versions of it are kept here: this folder has no history in git, or git cannot read it."
_SHALLOW = ("Only the newest part of the history is on this computer, and the version that this page was made from is not in it. "
            "To fetch all of it: git fetch --unshallow")
_NOT_FOUND = "No version in the history has the words that this page was made from."


@dataclass(frozen=True)
class Past:
    """versions: newest first. problem: what to say when a version that is looked for is not among them."""

    versions: tuple[Variant, ...]
    problem: str

    def section(self, section_id: str, fingerprint: str) -> tuple[Variant, Section] | None:
        """The newest that had this fingerprint, and its page; under another id, if it was renamed since."""
        found = [(version, section) for version in self.versions for section in version.sections
                 if section.fingerprint == fingerprint]
        return next((pair for pair in found if pair[1].id == section_id), found[0] if found else None)


def past_of(root: Path, page: Variant) -> Past:
    """Every committed version of a page, as far as git has them."""
    try:
        shallow = _git(root, "rev-parse", "--is-shallow-repository").strip() == "true"
        named = _named(_git(root, "log", f"--max-count={_VERSIONS}", "--follow", "--diff-filter=AMR", "--format=commit %H",
                            "--name-only", "-z", "--", page.path.as_posix()))
        versions = tuple(parse_variant(_text(root, name), page.document, page.strand, page.path) for name in named)
    except (OSError, subprocess.TimeoutExpired):
        return Past((), _NO_GIT)
    except subprocess.CalledProcessError:
        return Past((), _NO_HISTORY)
    if not versions:
        return Past((), _SHALLOW if shallow else _NO_HISTORY)
    return Past(versions, _SHALLOW if shallow else _NOT_FOUND)


def _named(log: str) -> Iterator[str]:
    """commit:path of each version. The path is that of its own time, counted from the top of the repository."""
    commit = ""
    for part in log.replace("\n", "\0").split("\0"):
        if part.startswith("commit "):
            commit = part.removeprefix("commit ")
        elif part:
            yield f"{commit}:{part}"


@lru_cache(maxsize=_VERSIONS)  # what was committed stays as it is, and a preview asks again after each save
def _text(root: Path, name: str) -> str:
    """name: commit:path."""
    return _git(root, "show", name).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _git(root: Path, *arguments: str) -> str:
    """Raises OSError or SubprocessError. Reads only: takes no lock, asks for nothing."""
    quiet = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, timeout=_SECONDS, check=True,
                          env=quiet, stdin=subprocess.DEVNULL)
    return done.stdout.decode("utf-8", errors="replace")
