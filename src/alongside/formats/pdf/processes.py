"""Draws many PDFs in as many processes as the machine has room for."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from alongside.errors import AlongsideError
from alongside.formats.pdf.drawing import PrintJob, draw_pdf
from alongside.system.processors import usable_processors
from alongside.system.progress import Counter

MAX_PROCESSES = 8
"""Each needs up to 200 MB (measured with the largest book, November 2026): eight fit into 2 GB."""
MIN_JOBS_FOR_HELP = 3
"""So many PDFs take longer than another process takes to start."""


def draw_all(jobs: Sequence[PrintJob]) -> None:
    """Raises what the first of the jobs raised, whichever failed sooner."""
    counter = Counter(len(jobs), "PDFs")
    helper_count = min(usable_processors(), MAX_PROCESSES, len(jobs)) - 1
    if len(jobs) < MIN_JOBS_FOR_HELP or helper_count < 1:
        for job in jobs:
            draw_pdf(job)
            counter.advance()
    else:
        _draw_with_helpers(jobs, helper_count, counter)


def _draw_with_helpers(jobs: Sequence[PrintJob], helper_count: int, counter: Counter) -> None:
    # Started afresh, not forked: the libraries that draw text do not survive a fork.
    with ProcessPoolExecutor(helper_count, mp_context=get_context("spawn")) as helpers:
        results: list[Future[None]] = [helpers.submit(draw_pdf, job) for job in jobs]
        for result in results:
            result.add_done_callback(lambda done: None if done.cancelled() else counter.advance())
        # This process has loaded the libraries and can start at once. So it draws, in the same
        # order, what no helper has begun.
        for number, job in enumerate(jobs):
            if results[number].cancel():
                results[number] = _draw_in_this_process(job)
                counter.advance()
        for result in results:
            result.result()


def _draw_in_this_process(job: PrintJob) -> Future[None]:
    """Keeps an error for later, as a helper does."""
    result: Future[None] = Future()
    try:
        draw_pdf(job)
        result.set_result(None)
    except AlongsideError as error:
        result.set_exception(error)
    return result
