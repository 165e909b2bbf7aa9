"""Names and times of the stages of a run, told as they happen."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

log = logging.getLogger("alongside")


class Stages:
    """seconds: stage name to how long it took, in order. total: how many stages will come."""

    def __init__(self, total: int):
        self.seconds: dict[str, float] = {}
        self._total = total

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        number = len(self.seconds) + 1
        log.info("[%d of %d] %s …", number, self._total, name)
        started = time.monotonic()
        try:
            yield
        finally:
            self.seconds[name] = time.monotonic() - started

    def format_table(self) -> str:
        width = max(map(len, self.seconds), default=0)
        return "\n".join(
            f"  {name.ljust(width)}  {seconds:6.1f} s" for name, seconds in self.seconds.items()
        )
