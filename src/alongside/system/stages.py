"""The stages of a run: says the name of each as it begins, and measures how long it takes."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from alongside.system.progress import STAGE_PROGRESS

log = logging.getLogger("alongside")
SILENT_SECONDS = 10
"""How long a stage says nothing: a person wonders after about so long whether anything goes on
(Nielsen, Response Times: The 3 Important Limits)."""


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
        ended = threading.Event()
        STAGE_PROGRESS.set("")
        threading.Thread(target=_say_how_far, args=(started, ended), daemon=True).start()
        try:
            yield
        finally:
            ended.set()
            self.seconds[name] = time.monotonic() - started

    def format_table(self) -> str:
        """A line for each stage: its name and seconds."""
        width = max(map(len, self.seconds), default=0)
        return "\n".join(
            f"  {name.ljust(width)}  {seconds:6.1f} s" for name, seconds in self.seconds.items()
        )


def _say_how_far(started: float, ended: threading.Event) -> None:
    """Until the stage has ended, one line after each silence."""
    while not ended.wait(SILENT_SECONDS):
        words = STAGE_PROGRESS.get()
        seconds = time.monotonic() - started
        log.info("    … %.0f seconds%s", seconds, f", {words}" if words else "")
