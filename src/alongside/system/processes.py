"""Does the same work on many things in as many processes as the machine has room for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from typing import TypeVar

from alongside.errors import AlongsideError
from alongside.system.processors import usable_processors
from alongside.system.progress import Counter

Item = TypeVar("Item")
Result = TypeVar("Result")

MAX_PROCESSES = 8
"""Each needs up to 200 MB (measured with the largest book, November 2026): eight fit into 2 GB."""
MIN_ITEMS_FOR_HELP = 3
"""So many PDFs take longer than another process takes to start."""


class Helpers:
    """Processes that share the work of this one, for a with statement.

    They are started for the first work that is worth it, and stay for what comes after it: to start
    one, and to load what the work needs, takes a second.
    """

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Helpers:
        return self

    def __exit__(self, *error: object) -> None:
        if self._pool is not None:
            self._pool.shutdown()

    def map(
        self,
        work: Callable[[Item], Result],
        items: Sequence[Item],
        what: str,
        on_done: Callable[[int], None] = lambda place: None,
    ) -> list[Result]:
        """What work gives for each item, in their order. work: a function of a module, by its name.

        what: the items, in the plural, such as "PDFs", for the line that says how far it is.
        on_done: is given the place of each item soon after its work has ended well, in this process
        and thread, so that nothing is lost if the run is stopped.
        Raises what work raised for the first of the items, whichever failed sooner.
        """
        counter = Counter(len(items), what)
        helper_count = min(usable_processors(), MAX_PROCESSES, len(items)) - 1
        if len(items) < MIN_ITEMS_FOR_HELP or helper_count < 1:
            results = []
            for place, item in enumerate(items):
                results.append(work(item))
                on_done(place)
                counter.advance()
            return results
        if self._pool is None:
            self._pool = _start_helpers(helper_count)
        return _share_work(self._pool, work, items, counter, on_done)


def map_in_processes(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    what: str,
    on_done: Callable[[int], None] = lambda place: None,
) -> list[Result]:
    """As Helpers.map, with helpers for this work alone."""
    with Helpers() as helpers:
        return helpers.map(work, items, what, on_done)


def _start_helpers(count: int) -> ProcessPoolExecutor:
    # Started afresh, not forked: the libraries that draw text do not survive a fork.
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"))


def _share_work(
    helpers: ProcessPoolExecutor,
    work: Callable[[Item], Result],
    items: Sequence[Item],
    counter: Counter,
    on_done: Callable[[int], None],
) -> list[Result]:
    results: list[Future[Result]] = [helpers.submit(work, item) for item in items]
    for result in results:
        result.add_done_callback(lambda done: None if done.cancelled() else counter.advance())
    untold = set(range(len(items)))
    # This process has loaded the libraries and can start at once. So it does, in the same order,
    # what no helper has begun.
    try:
        for number, item in enumerate(items):
            if results[number].cancel():
                results[number] = _work_in_this_process(work, item)
                counter.advance()
            _tell_done(results, untold, on_done)
        wait(results)
    finally:
        # Also where somebody stops the run.
        _tell_done(results, untold, on_done)
    return [result.result() for result in results]


def _tell_done(
    results: Sequence[Future[Result]], untold: set[int], on_done: Callable[[int], None]
) -> None:
    """Tells of what has ended since it was last told. untold: places in results."""
    for place in sorted(untold):
        result = results[place]
        if result.done() and not result.cancelled():
            untold.discard(place)
            if result.exception() is None:
                on_done(place)


def _work_in_this_process(work: Callable[[Item], Result], item: Item) -> Future[Result]:
    """Keeps an error for later, as a helper does."""
    result: Future[Result] = Future()
    try:
        result.set_result(work(item))
    except AlongsideError as error:
        result.set_exception(error)
    return result
