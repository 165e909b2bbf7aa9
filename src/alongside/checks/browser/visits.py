"""Opens every page of the built site in each state and keeps what was found, several browsers at a
time.

An audit says what it wants to find out as a Probe. One visit serves all probes. What they found on
a page is kept for as long as no byte of what that page shows changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain, groupby
from typing import cast

from selenium.webdriver import Chrome

from alongside.checks.browser.browser import Browser, PageProblem
from alongside.checks.browser.grid import browser_count, open_browser, serving_host
from alongside.checks.browser.open_page import Found, inspect_page
from alongside.checks.browser.page_files import BuiltSite, built_site, describe_files
from alongside.checks.browser.probe import Judge, Probe, Visit
from alongside.checks.browser.server import serve_and_record
from alongside.checks.browser.visit_cache import VisitCache
from alongside.checks.browser.workers import share_work, worker_count
from alongside.model import Outputs
from alongside.readback.pages import source_of_page
from alongside.system.progress import Counter

_Task = tuple[str, list[Probe]]
"""A page, and the probes that are to look at it."""
_Key = tuple[BuiltSite, str, tuple[str, ...], Probe]


def probe_pages(
    outputs: Outputs, probe: Probe, pages: tuple[str, ...] | None = None
) -> tuple[Visit, ...]:
    """The visits of a probe, in the order of pages (all, if they are not named) and of the probe's
    states.

    Raises ToolMissing without a browser.
    """
    site, pages = built_site(outputs), outputs.pages if pages is None else pages
    key = (site, describe_files(site), pages, probe)
    if key not in _last_visits:
        visit_pages(outputs, [probe], pages)
    return _last_visits[key]


def visits_by_page(
    outputs: Outputs, probe: Probe, pages: tuple[str, ...] | None = None
) -> Iterator[tuple[str, tuple[Visit, ...]]]:
    """For each page, in order, what a finding there names, and the page's visits.

    pages: all, if they are not named. Raises ToolMissing without a browser.
    """
    # The visits of a page stand together: see probe_pages.
    for page, visits in groupby(probe_pages(outputs, probe, pages), lambda visit: visit.page):
        yield source_of_page(outputs, page), tuple(visits)


def visit_pages(
    outputs: Outputs, probes: Sequence[Probe], pages: tuple[str, ...] | None = None
) -> None:
    """Opens every page once for all probes, whose visits probe_pages then gives at once.

    No browser is started when all is known from earlier runs. Raises ToolMissing.
    """
    site, pages = built_site(outputs), outputs.pages if pages is None else pages
    files = describe_files(site)
    if any((known, as_it_was) != (site, files) for known, as_it_was, *_ in _last_visits):
        _last_visits.clear()
    work = _Work(VisitCache(site, outputs.sources.root), probes)
    unknown = [task for page in pages if (task := work.use_known(page))[1]]
    if unknown:
        work.look(unknown, site)
    for probe in probes:
        visits = chain.from_iterable(work.visits[page, probe] for page in pages)
        _last_visits[site, files, pages, probe] = tuple(visits)


_last_visits: dict[_Key, tuple[Visit, ...]] = {}
"""Of this process, for the rules that share a probe, and for what may not be kept longer."""


@dataclass(frozen=True)
class _Look:
    """What was found on a page. requests: paths that it made the browser ask for."""

    page: str
    probes: list[Probe]
    found: Found | PageProblem
    requests: tuple[str, ...]


class _Work:
    """The visits of some probes, as far as they are known."""

    def __init__(self, cache: VisitCache, probes: Sequence[Probe]):
        self._cache = cache
        self._probes = probes
        self.visits: dict[tuple[str, Probe], list[Visit]] = {}

    def use_known(self, page: str) -> _Task:
        """Takes what earlier runs found on a page, and gives what remains to be done there."""
        unknown = []
        for probe in self._probes:
            results = self._cache.get(page, probe)
            if results is None:
                unknown.append(probe)
            else:
                self.visits[page, probe] = _visits_with_results(page, probe, results)
        return page, unknown

    def look(self, tasks: Sequence[_Task], site: BuiltSite) -> None:
        """Does the tasks in as many browsers as it pays, and judges what they found beside them."""
        counter = Counter(len(tasks), f"pages ({self._probes[0].task})")
        versions = self._cache.versions
        with _open_judges(self._probes) as judges, _open_pool() as pool:

            def judge(look: _Look) -> None:
                self._judge_page(look, judges)
                counter.advance()

            def work(own_tasks: Iterator[_Task]) -> None:
                judged: list[Future[None]] = []
                # A server for each browser, so that it is known which page asks for a file.
                served = serve_and_record(site.folder, site.prefix, host=serving_host())
                opened = open_browser(versions)
                with served as (site_address, requests), opened as browser:
                    for page, probes in own_tasks:
                        is_free = self._cache.is_free(page)
                        requests.clear()
                        found = _look_at_page(browser, f"{site_address}{page}", probes, is_free)
                        look = _Look(page, probes, found, tuple(requests))
                        judged.append(pool.submit(judge, look))
                        _raise_errors(future for future in judged if future.done())
                _raise_errors(judged)

            share_work(tasks, work, browser_count())

    def _judge_page(self, look: _Look, judges: dict[Probe, Judge]) -> None:
        page, found = look.page, look.found
        for probe in look.probes:
            if isinstance(found, PageProblem):
                visits = [Visit(page, state, problem=str(found)) for state in probe.states]
            else:
                judge = judges[probe]
                judged = [judge(state, found[probe, state]) for state in probe.states]
                # The same as it will be when it comes out of the cache.
                results = cast("list[object]", json.loads(json.dumps(judged)))
                visits = _visits_with_results(page, probe, results)
                if all(probe.is_answer(result) for result in results):
                    self._cache.put(page, probe, results, look.requests)
            self.visits[page, probe] = visits


def _look_at_page(
    browser: Browser, address: str, probes: list[Probe], is_free: bool
) -> Found | PageProblem:
    """is_free: whether all that the page needs has to be asked for anew, so that it is noted."""

    def inspect(driver: Chrome) -> Found:
        if not is_free:
            return inspect_page(driver, address, probes)
        driver.execute_cdp_cmd("Network.enable", {})
        driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
        try:
            return inspect_page(driver, address, probes)
        finally:
            driver.execute_cdp_cmd("Network.disable", {})

    try:
        return browser.attempt(inspect)
    except PageProblem as problem:
        return problem


def _visits_with_results(page: str, probe: Probe, results: list[object]) -> list[Visit]:
    pairs = zip(probe.states, results, strict=True)
    return [Visit(page, state, result) for state, result in pairs]


@contextmanager
def _open_judges(probes: Sequence[Probe]) -> Iterator[dict[Probe, Judge]]:
    with ExitStack() as stack:
        yield {probe: stack.enter_context(probe.judges()) for probe in probes}


@contextmanager
def _open_pool() -> Iterator[ThreadPoolExecutor]:
    """Threads that judge. After an error what they have not begun is left."""
    with ThreadPoolExecutor(worker_count()) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _raise_errors(futures: Iterable[Future[None]]) -> None:
    for future in futures:
        future.result()
