"""What is worked out once for an object that never changes, and kept for as long as it lives."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar

Result = TypeVar("Result")


def once_for_each(function: Callable[..., Result]) -> Callable[..., Result]:
    """For a function of an object and of what can be hashed: same arguments, same result.

    The object is known by what it is and not by what it says, which would take long to compare.
    """
    results: dict[int, dict[tuple[Hashable, ...], Result]] = {}

    @wraps(function)
    def ask(owner: Any, *more: Hashable) -> Result:
        place = id(owner)
        if place not in results:
            results[place] = {}
            # Another object may get the same place after this one.
            weakref.finalize(owner, results.pop, place, None).atexit = False
        known = results[place]
        if more not in known:
            known[more] = function(owner, *more)
        return known[more]

    return ask
