"""Keeps what was expensive to make, each piece under a key of everything that it was made from.

A cache is a folder with one file for each piece, in subfolders by the first letters of its key. The
first bytes of a file are a digest of the rest: so a damaged file is known, and never given out.
Several processes may use one folder at the same time.

A key has to hold all that can change the piece: see program_version for our own part of it. So a
piece is never wrong, only unused. What has not been used for longest goes when there is too much.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from alongside.system.files import UNFINISHED, write_whole

CACHE_FOLDER = Path(".build", "cache")
"""Below the folder of a publication. This one folder is all that a build server has to keep."""
MAX_BYTES = 1_000_000_000
"""Of all pieces of a publication: some 30 times what ours in six versions needs."""

_DIGEST_BYTES = 16
"""Of the content's SHA-256: far more than damage by accident can hit."""
_FOLDER_LETTERS = 2
"""Of a key: 256 subfolders, so that none of them becomes slow to look into."""
_ABANDONED_SECONDS = 3600
"""Nobody writes one piece for an hour, so the process that began such a file was ended."""
_USE_RECORDED_SECONDS = 3600
"""A piece that was used is marked as used at most once in this time, to spare the disk."""


class _Switch:
    """Whether caches are used. Without them every piece is made anew, and none is kept."""

    is_on = True


@contextmanager
def caches_switched_off(off: bool = True) -> Iterator[None]:
    """For a with statement around a run that is to make and ask everything anew."""
    before = _Switch.is_on
    _Switch.is_on = before and not off
    try:
        yield
    finally:
        _Switch.is_on = before


def caches_are_used() -> bool:
    return _Switch.is_on


@contextmanager
def pieces_recorded() -> Iterator[set[Path]]:
    """The files of all pieces that were made or used meanwhile, in any thread of this process."""
    pieces: set[Path] = set()
    _RECORDINGS.append(pieces)
    try:
        yield pieces
    finally:
        # By identity: two recordings may hold the same.
        _RECORDINGS[:] = [recording for recording in _RECORDINGS if recording is not pieces]


_RECORDINGS: list[set[Path]] = []


def cache_key(*parts: str | bytes) -> str:
    """The SHA-256, in hexadecimal, of parts in this order: text as UTF-8, or bytes."""
    digest = sha256()
    for part in parts:
        # The name of a file may be no text; Python then has surrogates in it.
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        # With its length before it, or "ab", "c" would have the key of "a", "bc".
        digest.update(f"{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()


def publication_cache(root: Path, kind: str) -> FileCache:
    """The cache for one kind of pieces, such as "pdf", of the publication in the folder root."""
    return FileCache(root / CACHE_FOLDER / kind)


class FileCache:
    """Pieces of content by their keys, which are letters and digits, as cache_key makes them.

    The folder is made when the first piece is put in.
    """

    def __init__(self, folder: Path):
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        """What was put in under the key; None when there is nothing, or nothing undamaged."""
        if not _Switch.is_on:
            return None
        file = self._file(key)
        # It may not be there, or another process that tidies up takes it away now. What cannot be
        # read for any other reason is made again, too: a cache is no reason to stop.
        with suppress(OSError):
            # To read a pipe would be to wait for whoever writes to it.
            if file.is_file() and has_whole_content(stored := file.read_bytes()):
                _record_use(file)
                return stored[_DIGEST_BYTES:]
        return None

    def put(self, key: str, content: bytes) -> None:
        """Other processes find all of the content or none of it. Raises OSError on a full disk."""
        if not _Switch.is_on:
            return
        file = self._file(key)
        put_piece(self.folder, file, _digest(content) + content)
        _record_piece(file)

    def _file(self, key: str) -> Path:
        return self.folder / key[:_FOLDER_LETTERS] / key


def put_piece(folder: Path, file: Path, stored: bytes) -> None:
    """Writes a file of the cache in the folder. stored: as another cache holds it. Raises OSError.

    What is in its place, but is no file or folder of a cache, goes: nothing else belongs there.
    """
    for parent in (folder.parent, folder, file.parent):
        if os.path.lexists(parent) and not parent.is_dir():
            parent.unlink(missing_ok=True)
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    elif os.path.lexists(file) and (file.is_symlink() or not file.is_file()):
        file.unlink(missing_ok=True)  # another run may have been quicker
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, stored)


def has_whole_content(stored: bytes) -> bool:
    """Whether what a file of the cache holds is all of what was put in."""
    return stored[:_DIGEST_BYTES] == _digest(stored[_DIGEST_BYTES:])


def tidy_cache(folder: Path, max_bytes: int = MAX_BYTES) -> None:
    """Takes away the pieces that were not used for longest until the rest has at most max_bytes.

    Also what ended processes left unfinished. folder: with any number of caches in it.
    """
    pieces: list[tuple[float, int, Path]] = []
    now = time.time()
    for file in _files_below(folder):
        # Another process that tidies up may be quicker, or the folder may only be read.
        with suppress(OSError):
            status = file.stat()
            if not file.name.startswith(UNFINISHED):
                pieces.append((status.st_mtime, status.st_size, file))
            # A younger one belongs to a process that is about to give it its name.
            elif now - status.st_mtime > _ABANDONED_SECONDS:
                file.unlink()
    total = sum(size for _, size, _ in pieces)
    for _, size, file in sorted(pieces):
        if total <= max_bytes:
            return
        with suppress(OSError):
            file.unlink(missing_ok=True)
        total -= size


def _files_below(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        for name in names:
            yield Path(parent, name)


def _digest(content: bytes) -> bytes:
    return sha256(content).digest()[:_DIGEST_BYTES]


def _record_piece(file: Path) -> None:
    for recording in _RECORDINGS:
        recording.add(file)


def _record_use(file: Path) -> None:
    """By its time, which is what tidy_cache goes by."""
    _record_piece(file)
    if time.time() - file.stat().st_mtime > _USE_RECORDED_SECONDS:
        # A folder or a disk that may not be written to can still be read from.
        with suppress(OSError):
            os.utime(file)
