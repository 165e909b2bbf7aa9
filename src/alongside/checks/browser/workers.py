"""How many browsers, or programs that judge what they showed, work at a time, and who does what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from alongside.system.processors import usable_processors

T = TypeVar("T")

MAX_WORKERS = 8
"""A browser takes about 300 MB while it shows a page: 8 take 2.4 GB, which is what a small
machine has to spare."""


def worker_count() -> int:
    """One for each processor that we may use, from 1 to MAX_WORKERS.

    More gain nothing: with axe on 2 busy cores, 33 pages at 2 widths took 21 s with 1 browser,
    20 s with 2 and 22 s with 3.
    """
    return max(1, min(usable_processors(), MAX_WORKERS))


def share_out(tasks: Sequence[T]) -> list[list[T]]:
    """The tasks of each worker, as even as can be. No worker without a task."""
    count = min(worker_count(), len(tasks))
    return [list(tasks[start::count]) for start in range(count)]
