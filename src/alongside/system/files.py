"""Writes files whole or not at all, and refuses places where a report must not be."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from alongside.errors import BadInput

_NOT_HERE = {"site": "holds what readers get", "docs": "holds the pages of the publication"}
UNFINISHED = ".alongside-"
"""How the name of a file begins that a process is still writing."""
_DEVICES = Path("/dev")
_MEMORY_DISK = Path("/dev/shm")  # files as anywhere else, though it is below /dev


def write_whole(path: Path, content: bytes | str) -> None:
    """Puts content, text as UTF-8, in the place of a file: all of it, or nothing. Raises OSError.

    A file that is there keeps its mode; of a symbolic link, the file that it leads to is
    replaced. A pipe, a terminal or another device is written to, as there is nothing to replace.
    The folder must exist.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    mode = _file_mode(path)
    if _is_device(path, mode):
        path.write_bytes(data)
        return
    with _written_beside(path, data, mode) as unfinished:
        os.replace(unfinished, Path(os.path.realpath(path)))


@contextmanager
def _written_beside(path: Path, data: bytes, mode: int | None) -> Iterator[Path]:
    """A file with the content, to be renamed to the path. It is gone afterwards."""
    target = Path(os.path.realpath(path))
    # In the same folder, as a file can be renamed within one disk only; with a name of its
    # own, as two runs may write the same file at once.
    unfinished = target.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")
    try:
        with open(unfinished, "xb") as file:
            file.write(data)
        if mode is not None:
            os.chmod(unfinished, stat.S_IMODE(mode))
        yield unfinished
    finally:  # a keyboard interrupt, too, must leave nothing behind
        unfinished.unlink(missing_ok=True)


def write_set_whole(contents: Mapping[Path, bytes]) -> None:
    """Puts content in the places of several files: of all, or of none. Raises OSError.

    All are written before the first is renamed, so that a full disk or a page that may not be
    written changes nothing. If a later rename fails, those before it get their old content back.
    """
    replaced: dict[Path, bytes | None] = {}
    with ExitStack() as stack:
        unfinished = {
            path: stack.enter_context(_written_beside(path, data, _file_mode(path)))
            for path, data in contents.items()
        }
        try:
            for path, new in unfinished.items():
                old = path.read_bytes() if path.exists() else None
                os.replace(new, Path(os.path.realpath(path)))
                replaced[path] = old
        except BaseException:
            _put_back(replaced)
            raise


def _put_back(old_contents: Mapping[Path, bytes | None]) -> None:
    """None for a file that was not there."""
    for path, content in old_contents.items():
        if content is None:
            path.unlink(missing_ok=True)
        else:
            write_whole(path, content)


def _file_mode(path: Path) -> int | None:
    """Type and permissions, of a link those of the file that it leads to; None without a file."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _is_device(path: Path, mode: int | None) -> bool:
    """Whether it can only be written to. So is a folder: writing to it says what is wrong."""
    if mode is None:
        return False
    if not stat.S_ISREG(mode):
        return True
    # /dev/stdout looks like a file where a shell sends it to one, which must stay.
    absolute = path.absolute()
    return absolute.is_relative_to(_DEVICES) and not absolute.is_relative_to(_MEMORY_DISK)


def check_place(path: Path, root: Path, kind: str = "report") -> None:
    """Raises BadInput for a file or folder below one that only a release or an author may change.

    kind: as for check_target.
    """
    target = path.resolve()
    for folder, why in _NOT_HERE.items():
        if (root / folder).resolve() in (target, *target.parents):
            raise BadInput(
                f"The folder {folder}/ {why}. A {kind} does not belong there.",
                path=str(path),
                mend=f"Give another place, for example: {path.name}",
            )


def check_target(path: Path, root: Path, kind: str = "report") -> None:
    """Raises BadInput where no report may be, before work is done that would be lost.

    kind: what the file is, in words that stand behind “a”.
    """
    check_place(path, root, kind)
    if path.is_dir():
        raise BadInput(
            f"This is a folder. A {kind} is a file.",
            path=str(path),
            mend=f"Give it a name, for example: {path / kind.replace(' ', '-')}",
        )
    if not path.parent.is_dir():
        raise BadInput(
            f"The folder for this {kind} does not exist.",
            path=str(path),
            mend=f"Make it first: mkdir -p {path.parent}",
        )


def write_report(path: Path, text: str) -> None:
    """Writes a report for people or programs, with a line end at its end. Raises OSError."""
    write_whole(path, text if text.endswith("\n") else text + "\n")
