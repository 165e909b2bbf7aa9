"""The files that somebody wants checked: named ones, or those that a change can touch."""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Iterable
from pathlib import Path

from alongside.authoring.base_commit import find_base
from alongside.errors import BadInput
from alongside.model import Sources, Variant
from alongside.pages.page_lines import page_links
from alongside.system.git import run_git
from alongside.system.input_files import input_files
from alongside.system.settings_reader import suggest

_NOT_COMPARED = "Without it nobody can tell which files were changed."
_FOLDERS = ("docs/", "editions/")
_CHECK_ALL = "To check every file: alongside check"


def named_files(sources: Sources, names: Iterable[str]) -> frozenset[str]:
    """The files that were named, and those in folders that were. Raises BadInput.

    names: paths from the folder of the publication, or whole ones.
    """
    known = _known_files(sources)
    return frozenset().union(*(_files_of_name(sources.root, name, known) for name in names))


def touched_files(sources: Sources, revision: str) -> frozenset[str]:
    """The files that were changed since a commit, and those that the change can touch.

    Of a page these are the other versions of its document and the pages that have a link to it. Of
    any other file, such as facts.yml, they are all files. Raises BadInput.
    """
    changed = changed_files(sources.root, revision)
    known = _known_files(sources) | {_path(page) for page in sources.variants.values()}
    if any(_is_shared(path) for path in changed):
        return known
    touched = {_path(page) for page in sources.variants.values() if is_touched(page, changed)}
    # What was taken away has findings, too: a version is missing.
    return frozenset(touched | {path for path in changed if path.startswith("docs/")})


def _is_shared(path: str) -> bool:
    """Whether many pages may use the file: settings, data or a picture, still there or not."""
    is_data = "/" not in path and path.endswith(".yml")
    return is_data or (path.startswith(_FOLDERS) and not path.endswith(".md"))


def _known_files(sources: Sources) -> frozenset[str]:
    """Every file that the check can speak of."""
    files = (path.relative_to(sources.root).as_posix() for path in input_files(sources.root))
    return frozenset(path for path in files if path.startswith(_FOLDERS) or "/" not in path)


def _path(page: Variant) -> str:
    return page.path.as_posix()


def _files_of_name(root: Path, name: str, known: frozenset[str]) -> frozenset[str]:
    path = os.path.relpath(os.path.join(root, name), root)
    found = frozenset(each for each in known if each == path or each.startswith(f"{path}/"))
    if path == ".":
        return known
    if found:
        return found
    if (root / path).exists():
        raise BadInput(
            f"“{name}” is no file that is checked.",
            path=name,
            mend="Name a page below docs/, a folder of pages, or a file such as facts.yml.",
        )
    raise BadInput(
        f"There is no file or folder “{name}”.",
        path=name,
        mend=suggest(
            path, known, "Give its path from this folder, for example docs/easy-read/our-area.md"
        ),
    )


def is_touched(page: Variant, changed: frozenset[str]) -> bool:
    """Whether it is a version of a page that was changed, or has a link to one."""
    if any(posixpath.basename(path) == page.path.name for path in changed):
        return True
    targets = (link.target.partition("#")[0] for link in page_links(page))
    return any((page.path.parent / target).as_posix() in changed for target in targets if target)


def changed_files(root: Path, revision: str) -> frozenset[str]:
    """Relative to root: what is not as it was at the commit, and files that git does not know yet.

    The commit is that at which this branch left the one that was named. Raises BadInput.
    """
    base = find_base(root, revision)
    if not base.commit:
        raise BadInput(base.problem, why=_NOT_COMPARED, mend=_CHECK_ALL)
    try:
        left = _common_commit(root, base.commit)
        changed = run_git(root, "diff", "--name-only", "--no-renames", "-z", "--relative", left)
        new = run_git(root, "ls-files", "--others", "--exclude-standard", "-z")
    except (OSError, subprocess.SubprocessError):
        raise BadInput(
            "git could not say which files were changed.", why=_NOT_COMPARED, mend=_CHECK_ALL
        ) from None
    return frozenset(path for path in (*changed.split("\0"), *new.split("\0")) if path)


def _common_commit(root: Path, commit: str) -> str:
    try:
        return run_git(root, "merge-base", "HEAD", commit).strip()
    except subprocess.CalledProcessError:
        # In a shallow clone git may not know where they parted: then more files count as changed.
        return commit
