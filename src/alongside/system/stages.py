"""The stages of a run: says the name of each as it begins, and measures how long it takes."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

log = logging.getLogger("alongside")


class Stages:
    """seconds: stage name to how long it took, in order."""

    def __init__(self, total: int):
        """total: how many stages will come."""
        self.seconds: dict[str, float] = {}
        self._total = total

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """For a with statement around the work. The time counts, too, when the work fails."""
        number = len(self.seconds) + 1
        log.info("[%d of %d] %s …", number, self._total, name)
        # Not the time of day, which may be set back while a stage runs.
        started = time.monotonic()
        try:
            yield
        finally:
            self.seconds[name] = time.monotonic() - started

    def format_table(self) -> str:
        """A line for each stage: its name and seconds."""
        width = max(map(len, self.seconds), default=0)
        return "\n".join(
            f"  {name.ljust(width)}  {seconds:6.1f} s" for name, seconds in self.seconds.items()
        )
