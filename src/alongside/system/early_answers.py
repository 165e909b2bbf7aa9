"""Starts what is slow early, beside other work, and gives its answer when that is asked for.

Meant for other programs: while they run, this one goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

from alongside.system.processors import usable_processors

AnswerT = TypeVar("AnswerT")


class EarlyAnswers:
    """What was started, by a name for the question. pool: of those that ask."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self._pool = pool
        self._started: dict[Hashable, Future[Any]] = {}

    def start(self, question: Hashable, ask: Callable[[], object]) -> None:
        self._started[question] = self._pool.submit(ask)

    def answer(self, question: Hashable, ask: Callable[[], AnswerT]) -> AnswerT:
        started = self._started.pop(question, None)
        return ask() if started is None else cast("AnswerT", started.result())


_CURRENT: ContextVar[EarlyAnswers | None] = ContextVar("early answers", default=None)


@contextmanager
def early_answers() -> Iterator[None]:
    """For a with statement around the work. At its end everything that was started has ended."""
    # One processor is for the work around it: more programs at once would only slow each other.
    with ThreadPoolExecutor(max(1, usable_processors() - 1)) as pool:
        token = _CURRENT.set(EarlyAnswers(pool))
        try:
            yield
        finally:
            _CURRENT.reset(token)


def start_early(question: Hashable, ask: Callable[[], object]) -> None:
    """Begins to ask. Outside of early_answers nothing happens yet."""
    current = _CURRENT.get()
    if current is not None:
        current.start(question, ask)


def answer_of(question: Hashable, ask: Callable[[], AnswerT]) -> AnswerT:
    """The answer to what was started; otherwise it is asked for now. Raises what asking raised."""
    current = _CURRENT.get()
    return ask() if current is None else current.answer(question, ask)
