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
from alongside.system.git import ask_git, commit_left_main, run_git, run_git_bytes

_TEXT_SUFFIXES = (".md", ".markdown", ".yml", ".yaml", ".json")
"""What the documents are read from. Pictures are left where they are."""
_FOLDERS = ("docs", "editions", "languages")
_FETCH = (
    "To fetch all of it: git fetch --unshallow (in a GitHub workflow, give actions/checkout "
    "fetch-depth: 0)"
)
_NO_GIT = (
    "The program git, which keeps earlier versions, is not on this computer or does not answer."
)
_NO_HISTORY = (
    "No earlier versions are kept here: this folder has no history in git, or git cannot read it."
)
_SHALLOW = f"Only the newest part of the history is on this computer. {_FETCH}"
_NO_MAIN = (
    "The history here has no branch “main” to compare with. Say which commit, for example: "
    "--base HEAD~1"
)


@dataclass(frozen=True)
class BaseCommit:
    """The commit that a change is compared with.

    commit: its full name, or "". problem: why there is none, in a sentence for the reader, or "".
    """

    commit: str
    problem: str = ""


def find_base(root: Path, wanted: str | None) -> BaseCommit:
    """The commit to compare with.

    wanted: what the user named; None: where the change left the main branch. Raises BadInput for
    a name that the history does not have.
    """
    try:
        # Fails without git, outside of a repository, and in one without a commit.
        run_git(root, "rev-parse", "HEAD")
        is_shallow = run_git(root, "rev-parse", "--is-shallow-repository").strip() == "true"
    except (OSError, subprocess.TimeoutExpired):
        return BaseCommit("", _NO_GIT)
    except subprocess.CalledProcessError:
        return BaseCommit("", _NO_HISTORY)
    if wanted is not None:
        return _named_commit(root, wanted, is_shallow)
    if commit := commit_left_main(root):
        return BaseCommit(commit)
    return BaseCommit("", _SHALLOW if is_shallow else _NO_MAIN)


def _named_commit(root: Path, wanted: str, is_shallow: bool) -> BaseCommit:
    commit = ""
    if not wanted.startswith("-"):  # git would take it for an option
        commit = ask_git(root, "rev-parse", "--verify", f"{wanted}^{{commit}}")
    if not commit:
        raise BadInput(
            f"The history here has no commit or branch “{wanted}”.",
            why="You asked to compare with it.",
            mend=_SHALLOW if is_shallow else "See which there are: git branch --all",
        )
    return BaseCommit(commit)


@contextmanager
def read_documents_at(root: Path, base: BaseCommit, today: date) -> Iterator[Sources | str]:
    """The Sources at that commit, or a sentence why they cannot be had.

    They are read from a folder that is gone afterwards; neither the files in the folder of the
    publication nor git's own are touched.
    """
    if not base.commit:
        yield base.problem
        return
    with tempfile.TemporaryDirectory(prefix="alongside-base-") as folder:
        try:
            _extract_texts(root, base.commit, Path(folder))
            sources: Sources | str = find_documents(Path(folder), today)
        except AlongsideError as error:
            sources = f"The version before cannot be read. {error.what}"
        except (OSError, LookupError, ValueError, subprocess.SubprocessError):
            sources = "git could not bring the version before."
        yield sources


def _extract_texts(root: Path, commit: str, folder: Path) -> None:
    """The texts of a commit, below root, into the folder."""
    settings_files = _list_settings_files(root, commit)
    listing = run_git_bytes(
        root, "ls-tree", "-r", "-z", commit, "--", *_FOLDERS, *settings_files
    ).split(b"\0")
    blobs: dict[str, bytes] = {}
    for entry in listing:
        header, _, name = entry.partition(b"\t")
        path = os.fsdecode(name)
        if _is_text_file(header, path):
            blobs[path] = header.split()[2]
    names = b"".join(blob + b"\n" for blob in blobs.values())
    answer = run_git_bytes(root, "cat-file", "--batch", stdin=names)
    # For each blob: a line that ends in its size in bytes, the bytes, and a line end.
    for path in blobs:
        size_line, _, answer = answer.partition(b"\n")
        size = int(size_line.split()[2])
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(answer[:size])
        answer = answer[size + 1 :]


def _is_text_file(header: bytes, path: str) -> bool:
    """header: "mode type name", as git lists it. Links, which may point anywhere, are left out."""
    return (
        header.startswith(b"100") and path.endswith(_TEXT_SUFFIXES) and ".." not in Path(path).parts
    )


def _list_settings_files(root: Path, commit: str) -> list[str]:
    """publication.yml, facts.yml and whatever else stands beside them."""
    beside = os.fsdecode(run_git_bytes(root, "ls-tree", "-z", "--name-only", commit)).split("\0")
    return [name for name in beside if name.endswith(_TEXT_SUFFIXES)]


def folder_in_repository(root: Path) -> str:
    """Where the publication is below the top of the repository: "", or with a / at the end."""
    return ask_git(root, "rev-parse", "--show-prefix")
