"""Keeps what was expensive to make, each piece under a key of everything that it was made from.

A cache is a folder with one file for each piece: <key>-<hash of the content>. The hash in the
name is how a damaged file is known; it is never given out. Several processes may use one folder
at the same time.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from alongside.system.files import UNFINISHED, write_whole

_DIGEST_LETTERS = 16
"""Of the content's SHA-256 in hexadecimal: 64 bits, far more than damage by accident can hit."""
_ABANDONED_SECONDS = 3600
"""Nobody writes one piece for an hour, so the process that began such a file was ended."""


def cache_key(*parts: str | bytes) -> str:
    """The SHA-256, in hexadecimal, of parts in this order: text as UTF-8, or bytes."""
    digest = sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        # With its length before it, or "ab", "c" would have the key of "a", "bc".
        digest.update(f"{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()


class FileCache:
    """Pieces of content by their keys, which are letters and digits, as cache_key makes them.

    The folder is made when the first piece is put in.
    """

    def __init__(self, folder: Path):
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        """What was put in under the key; None when there is nothing, or nothing undamaged."""
        for file in self.folder.glob(f"{key}-*"):
            # Another process may have taken the file away since the folder was listed.
            with suppress(FileNotFoundError):
                content = file.read_bytes()
                if file.name == _file_name(key, content):
                    return content
        return None

    def put(self, key: str, content: bytes) -> None:
        """Other processes find all of the content or none of it. Raises OSError on a full disk."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(self.folder / _file_name(key, content), content)

    def keep_only(self, keys: Iterable[str]) -> None:
        """Takes away the pieces of all other keys, and what ended processes left unfinished."""
        needed_keys = frozenset(keys)
        for file in self.folder.glob("*"):
            # Another process that tidies up may be quicker.
            with suppress(FileNotFoundError):
                if _is_unneeded(file, needed_keys):
                    file.unlink()


def _file_name(key: str, content: bytes) -> str:
    return f"{key}-{sha256(content).hexdigest()[:_DIGEST_LETTERS]}"


def _is_unneeded(file: Path, needed_keys: frozenset[str]) -> bool:
    """Raises FileNotFoundError when the file has gone."""
    if file.name.startswith(UNFINISHED):
        # A younger one belongs to a process that is about to give it its name.
        return time.time() - file.stat().st_mtime > _ABANDONED_SECONDS
    return file.name.partition("-")[0] not in needed_keys
