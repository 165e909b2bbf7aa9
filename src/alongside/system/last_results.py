"""The last results of a function of two objects that cannot be hashed, such as pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_First = TypeVar("_First")
_Second = TypeVar("_Second")
_Result = TypeVar("_Result")


class LastResults(Generic[_First, _Second, _Result]):
    """As functools.lru_cache, but knows its arguments by which objects they are.

    That is right for objects that nobody changes. They are kept as long as the result, so that no
    other object can come to have the same id.
    """

    def __init__(self, function: Callable[[_First, _Second], _Result], most: int):
        """most: how many results are kept; the oldest goes first."""
        self._function = function
        self._most = most
        self._kept: dict[tuple[int, int], tuple[_First, _Second, _Result]] = {}

    def of(self, first: _First, second: _Second) -> _Result:
        key = (id(first), id(second))
        if key not in self._kept:
            result = self._function(first, second)
            while len(self._kept) >= self._most:
                # Another thread may be quicker.
                self._kept.pop(next(iter(self._kept)), None)
            self._kept[key] = (first, second, result)
            return result
        return self._kept[key][2]
