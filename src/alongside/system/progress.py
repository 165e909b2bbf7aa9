"""How far the work of a stage is, for the line that is printed while it goes on."""

from __future__ import annotations

import threading


class Progress:
    """What was last said of the work that is going on. Any thread may write and read it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._words = ""

    def set(self, words: str) -> None:
        """words: such as "12 of 60 PDFs", or "" when nothing can be said."""
        with self._lock:
            self._words = words

    def get(self) -> str:
        with self._lock:
            return self._words


STAGE_PROGRESS = Progress()
"""Of the stage that is running. One for the process, as a run has one stage at a time: so what
makes and checks files need not be handed something only to say how far it is."""


class Counter:
    """Counts pieces of work that are done, from any thread, into STAGE_PROGRESS."""

    def __init__(self, total: int, what: str):
        """what: the pieces, in the plural, such as "PDFs"."""
        self._lock = threading.Lock()
        self._done = 0
        self._total = total
        self._what = what

    def advance(self) -> None:
        with self._lock:
            self._done += 1
            STAGE_PROGRESS.set(f"{self._done} of {self._total} {self._what}")
