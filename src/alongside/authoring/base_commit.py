"""The publication before a change: as git keeps it at the commit on which the change is based."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from alongside.errors import AlongsideError, BadInput
from alongside.model import Sources
from alongside.publication.catalogue import find_documents
from alongside.system.git import run_git, run_git_bytes

_MAIN_BRANCHES = ("origin/main", "main", "origin/master", "master")
_TEXT_SUFFIXES = (".md", ".markdown", ".yml", ".yaml", ".json")
"""What the documents are read from. Pictures are left where they are."""
_FOLDERS = ("docs", "editions")
_FETCH = "To fetch all of it: git fetch --unshallow (in a GitHub workflow, give actions/checkout fetch-depth: 0)"
_NO_GIT = (
    "The program git, which keeps earlier versions, is not on this computer or does not answer."
)
_NO_HISTORY = (
    "No earlier versions are kept here: this folder has no history in git, or git cannot read it."
)
_SHALLOW = f"Only the newest part of the history is on this computer. {_FETCH}"
_NO_MAIN = "The history here has no branch “main” to compare with. Say which commit, for example: --base HEAD~1"


@dataclass(frozen=True)
class BaseCommit:
    """commit: its full name, or "". problem: why there is none, in a sentence for the reader, or ""."""

    commit: str
    problem: str = ""


def find_base(root: Path, wanted: str | None) -> BaseCommit:
    """wanted: what the user named; None: where the change left the main branch. Raises BadInput for a wrong name."""
    try:
        run_git(root, "rev-parse", "HEAD")
        shallow = run_git(root, "rev-parse", "--is-shallow-repository").strip() == "true"
    except (OSError, subprocess.TimeoutExpired):
        return BaseCommit("", _NO_GIT)
    except subprocess.CalledProcessError:
        return BaseCommit("", _NO_HISTORY)
    if wanted is not None:
        commit = (
            ""
            if wanted.startswith("-")
            else _ask_git(root, "rev-parse", "--verify", f"{wanted}^{{commit}}")
        )
        if not commit:
            raise BadInput(
                f"The history here has no commit or branch “{wanted}”.",
                why="You asked to compare with it.",
                mend=_SHALLOW if shallow else "See which there are: git branch --all",
            )
        return BaseCommit(commit)
    target = os.environ.get("GITHUB_BASE_REF")  # of a pull request, in a GitHub workflow
    for name in (f"origin/{target}",) if target else _MAIN_BRANCHES:
        commit = _ask_git(root, "merge-base", "HEAD", name)
        if commit:
            return BaseCommit(commit)
    return BaseCommit("", _SHALLOW if shallow else _NO_MAIN)


@contextmanager
def read_documents_at(root: Path, base: BaseCommit, today: date) -> Iterator[Sources | str]:
    """The Sources of then, in a folder that is gone afterwards; or a sentence why they cannot be had.

    Neither the files of now nor git's own are touched.
    """
    if not base.commit:
        yield base.problem
        return
    with tempfile.TemporaryDirectory(prefix="alongside-base-") as folder:
        try:
            _extract_texts(root, base.commit, Path(folder))
            found: Sources | str = find_documents(Path(folder), today)
        except AlongsideError as error:
            found = f"The version before cannot be read. {error.what}"
        except (OSError, LookupError, ValueError, subprocess.SubprocessError):
            found = "git could not bring the version before."
        yield found


def _ask_git(root: Path, *arguments: str) -> str:
    """The first line of the answer; "" when git has none."""
    try:
        return run_git(root, *arguments).partition("\n")[0].strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def _extract_texts(root: Path, commit: str, folder: Path) -> None:
    """The texts of a commit, below root, into the folder. Links, which may point anywhere, are left out."""
    listed = run_git_bytes(
        root, "ls-tree", "-r", "-z", commit, "--", *_FOLDERS, *_list_settings_files(root, commit)
    ).split(b"\0")
    wanted = {}
    for entry in filter(None, listed):
        header, _, name = entry.partition(b"\t")
        mode, _, blob = header.split()
        path = os.fsdecode(name)
        if (
            mode.startswith(b"100")
            and path.endswith(_TEXT_SUFFIXES)
            and ".." not in Path(path).parts
        ):
            wanted[path] = blob
    answer = run_git_bytes(
        root, "cat-file", "--batch", stdin=b"".join(blob + b"\n" for blob in wanted.values())
    )
    for name in wanted:
        header, _, answer = answer.partition(b"\n")
        size = int(header.split()[2])
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(answer[:size])
        answer = answer[size + 1 :]


def _list_settings_files(root: Path, commit: str) -> list[str]:
    """publication.yml, facts.yml and whatever else stands beside them."""
    beside = os.fsdecode(run_git_bytes(root, "ls-tree", "-z", "--name-only", commit)).split("\0")
    return [name for name in beside if name.endswith(_TEXT_SUFFIXES)]


def folder_in_repository(root: Path) -> str:
    """Where the publication is below the top of the repository: "", or with a / at the end."""
    return _ask_git(root, "rev-parse", "--show-prefix")
