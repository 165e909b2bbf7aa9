"""The files that a release is made from, and a copy of them that nobody else writes to.

A run takes minutes, and people save files meanwhile. So each file is read once, into the copy, and
everything that follows, from the first check to the last page, works in the copy. What is released
is what was checked, and a file that was changed and changed back is not in between.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from alongside.errors import BadInput
from alongside.system.limits import FILE_BYTES, in_megabytes

_FOLDERS = ("docs", "editions", "languages", "rules", "checks", "theme", "hooks")
_FILES = ("*.yml", "requirements.lock", "package-lock.json")
"""Of the publication: its settings and data, and the versions of all that it is made with."""
_CACHES = ("__pycache__",)
_INSTALLED = ("node_modules", ".build")
"""What nobody writes: packages, and caches under the digests of what they were made from."""
_WHY = "Everything is read once, so that what is checked is what is released."


def input_files(root: Path) -> Iterator[Path]:
    """Every file below a publication's folder that somebody wrote, sorted by its name."""
    paths = [path for pattern in _FILES for path in root.glob(pattern)]
    for folder in _FOLDERS:
        paths += (root / folder).rglob("*")
    return iter(sorted(path for path in paths if is_input(path, root)))


def names_and_contents(folder: Path, files: Iterable[Path]) -> Iterator[str | bytes]:
    """Of files below a folder, one after the other, for a key of a cache."""
    for path in files:
        yield path.relative_to(folder).as_posix()
        yield path.read_bytes()


def belongs_to_inputs(name: str) -> bool:
    """Whether a file or folder of this name, relative to the publication, is one of its inputs."""
    path = PurePosixPath(name)
    in_folder = bool(path.parts) and path.parts[0] in _FOLDERS
    return in_folder or len(path.parts) == 1 and any(path.match(pattern) for pattern in _FILES)


def is_input(path: Path, root: Path) -> bool:
    """Whether somebody wrote the file: nothing hidden, no cache, no copy that an editor keeps."""
    if not path.is_file() or path.suffix == ".pyc" or path.name.endswith("~"):
        return False
    parts = path.relative_to(root).parts
    return not any(part.startswith(".") or part in _CACHES for part in parts)


def copy_inputs(root: Path, copy: Path) -> Path:
    """Makes the folder copy hold the inputs as they are now. Raises BadInput. The folder.

    It can be used as the folder of a publication is: it has the installed packages and the caches
    of the other.
    """
    _refuse_linked_folders(root)
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    for path in input_files(root):
        target = copy / path.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy_file(path, target, root)
    for name in _INSTALLED:
        (copy / name).symlink_to((root / name).absolute(), target_is_directory=True)
    return copy


def folder_of_authors(root: Path) -> Path:
    """The folder that a copy was made from; of any other, the folder itself."""
    installed = root / ".build"
    return installed.resolve().parent if installed.is_symlink() else root


def leads_out_of_docs(path: Path, root: Path) -> bool:
    """Whether a file in docs/ is a link to one that is not: to anything on this computer."""
    docs = root / "docs"
    return path.is_relative_to(docs) and not path.resolve().is_relative_to(docs.resolve())


def _copy_file(path: Path, target: Path, root: Path) -> None:
    name = path.relative_to(root).as_posix()
    if leads_out_of_docs(path, root):
        raise BadInput(
            "This is a link to a file outside docs/.",
            path=name,
            why="What is published must be in the folder that people look after and check.",
            mend="Put a copy of the file in the place of the link.",
        )
    size = path.stat().st_size
    if size > FILE_BYTES:
        raise BadInput(
            f"This file is too large: it has {in_megabytes(size)}, and at most "
            f"{in_megabytes(FILE_BYTES)} can be used.",
            path=name,
            why=_WHY,
            mend="Make it smaller, or keep it in another folder.",
        )
    try:
        shutil.copyfile(path, target)
    except PermissionError:
        raise BadInput(
            "You may not read this file.",
            path=name,
            why=_WHY,
            mend="Ask whoever looks after this folder to let you read it, or take the file out.",
        ) from None


def _refuse_linked_folders(root: Path) -> None:
    """What is behind such a link is in nobody's copy, and may lead in a circle."""
    for folder in _FOLDERS:
        for parent, folders, _ in os.walk(root / folder):
            for name in folders:
                path = Path(parent, name)
                if path.is_symlink():
                    raise BadInput(
                        "This is a link to another folder.",
                        path=path.relative_to(root).as_posix(),
                        why=_WHY,
                        mend="Put the folder itself here, with its files.",
                    )
