"""How much work this machine can do at once."""

from __future__ import annotations

import os


def usable_processors() -> int:
    """Number of processors that this process may use; 1 where the system does not say."""
    # A container or a job of CI is often given fewer processors than the machine has.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
