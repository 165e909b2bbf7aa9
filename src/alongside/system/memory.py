"""How a run uses memory."""

from __future__ import annotations

import gc

_OBJECTS = 50_000


def look_rarely_for_garbage() -> None:
    """For a program that reads much and keeps nearly all of it: Python looks for objects that only
    point at each other after 700 new ones, which would be a tenth of the time of a run."""
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])
