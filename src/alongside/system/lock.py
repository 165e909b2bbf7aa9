"""Keeps two runs from writing the same folder at once."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alongside.errors import BadInput


@contextmanager
def exclusive_lock(folder: Path) -> Iterator[None]:
    """Raises BadInput when another run holds the folder.

    The lock ends with the process, even with one that is killed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # The file stays: to delete it would let a third run lock another file of the same name.
    with open(folder / "lock", "w", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadInput(
                "Another build or publish is running in this folder.",
                path=folder.name,
                mend="Wait until it has ended, then try again.",
            ) from None
        yield
