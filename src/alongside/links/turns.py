"""Whose turn it is to be asked: each website by one question at a time, with a rest between two."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Turns:
    """seconds: of rest after each question."""

    def __init__(self, seconds: float):
        self._seconds = seconds
        self._lock = Lock()
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)
        self._next: dict[str, float] = {}
        """Website to the time from which it may be asked again."""

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        """Around a question to the website, in any thread."""
        with self._lock:
            turn = self._locks[host]
        with turn:
            time.sleep(max(0.0, self._next.get(host, 0.0) - time.monotonic()))
            try:
                yield
            finally:
                self._next[host] = time.monotonic() + self._seconds
