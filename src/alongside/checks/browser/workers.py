"""How many browsers, or programs that judge what they showed, work at a time, and who does what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Event, Lock
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


def share_work(
    tasks: Sequence[T], work: Callable[[Iterator[T]], None], workers: int | None = None
) -> None:
    """Calls work once for each worker, in a thread of its own, with the tasks that it is to do.

    workers: how many; worker_count(), if not given.

    Each worker takes the next task when it has done the one before, so none waits for another one
    to end. After an error, or Ctrl+C, no further task is given out, and the error is raised.
    """
    queue = _Queue(tasks)
    count = min(workers or worker_count(), len(tasks))
    with ThreadPoolExecutor(max(count, 1)) as pool:
        try:
            at_work = [pool.submit(work, queue) for _ in range(count)]
            for done in as_completed(at_work):
                done.result()
        finally:
            queue.stop()


class _Queue(Iterator[T]):
    """Tasks for several threads, each given out once."""

    def __init__(self, tasks: Sequence[T]):
        self._tasks = iter(tasks)
        self._lock = Lock()
        self._stopped = Event()

    def __next__(self) -> T:
        with self._lock:
            if self._stopped.is_set():
                raise StopIteration
            return next(self._tasks)

    def stop(self) -> None:
        self._stopped.set()
