"""How a run ends that somebody stops."""

from __future__ import annotations

import signal
from types import FrameType

_SIGNALS = (signal.SIGTERM, signal.SIGHUP)
"""From a program that stops us, such as CI at its limit of time, and from a closed terminal."""


def end_in_order_when_told() -> None:
    """Lets a run that is told to end do so as after Ctrl+C: temporary folders are taken away.

    Without this, the process would be gone at once and leave them behind. Only in the main
    thread.
    """
    for number in _SIGNALS:
        # A run that was started to outlive its terminal (nohup) goes on.
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
