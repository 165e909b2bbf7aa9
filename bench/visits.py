"""Visits in a real browser: a page on a phone that has never seen the site, then the page after it.

The server counts, not the browser, as a browser does not tell of what its workers fetch. Bodies
count, headers do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selenium.webdriver import Chrome

from alongside.checks.browser.browser import Browser, load_page
from alongside.readback.fetched_files import is_code
from bench.server import RequestCounter, Response

# The phone of Lighthouse's mobile tests, a Moto G Power.
_PHONE = {"width": 412, "height": 823, "deviceScaleFactor": 1.75, "mobile": True}
ATTEMPTS = 3
"""Visits to a page that is busy, before it is taken to be so by its own work."""
_PICTURES = (".svg", ".png", ".jpg", ".webp", ".gif", ".ico")
_SCROLL = """
const done = arguments[0];
(async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo(0, y);
    await new Promise(resolve => setTimeout(resolve, 30));
  }
  done();
})();
"""
_WATCH = """
const done = arguments[0], found = {shift: 0, tasks: 0};
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) found.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
new PerformanceObserver(list => {
  found.tasks += list.getEntries().length;
}).observe({type: "longtask", buffered: true});
setTimeout(() => done(found), 200);
"""


@dataclass(frozen=True)
class MeasuredVisit:
    """What one page and the page after it brought. Sizes are in bytes.

    code: HTML, CSS and JavaScript. size: all that the page brought. second: what the next page
    brought anew, without its pictures; second_size: with them. shift: cumulative layout shift.
    tasks: how often the page was busy for more than 50 ms at a stretch.
    """

    page: str
    code: int
    code_requests: int
    size: int
    requests: int
    second: int
    second_size: int
    shift: float
    tasks: int


def measure_visits(
    browser: Browser, address: str, counter: RequestCounter, pages: Iterable[tuple[str, str]]
) -> list[MeasuredVisit]:
    """One visit for each pair of pages: a page, and the one that its reader goes on to.

    Raises PageProblem for a page that does not open.
    """
    return [_calmest_visit(browser, address, counter, *pair) for pair in pages]


def _calmest_visit(
    browser: Browser, address: str, counter: RequestCounter, page: str, following: str
) -> MeasuredVisit:
    """A page is visited again when it was busy.

    By its own work it is so each time, by that of other programs it is not.
    """
    visits: list[MeasuredVisit] = []
    for _ in range(ATTEMPTS):
        visit = browser.attempt(lambda driver: _visit(driver, address, counter, page, following))
        visits.append(visit)
        if not visit.tasks:
            break
    return min(visits, key=lambda visit: visit.tasks)


def _visit(
    driver: Chrome, address: str, counter: RequestCounter, page: str, following: str
) -> MeasuredVisit:
    driver.get("about:blank")
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", _PHONE)
    driver.execute_cdp_cmd("Network.clearBrowserCache", {})
    driver.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": address, "storageTypes": "all"})
    counter.take()
    load_page(driver, address + page)
    _scroll_to_end(driver, counter)
    seen = driver.execute_async_script(_WATCH)
    first = counter.take()
    load_page(driver, address + following)
    _scroll_to_end(driver, counter)
    return summarize_visit(page, first, counter.take(), seen["shift"], seen["tasks"])


def _scroll_to_end(driver: Chrome, counter: RequestCounter) -> None:
    """Pictures may wait until their place is in view."""
    driver.execute_async_script(_SCROLL)
    counter.wait_until_quiet()


def summarize_visit(
    page: str, first: list[Response], second: list[Response], shift: float, tasks: int
) -> MeasuredVisit:
    """What was asked for is what a visit weighs. first, second: by the page and by the page
    after it."""
    code = [answer for answer in first if is_code(_path(answer))]
    second_without_pictures = [answer for answer in second if not _path(answer).endswith(_PICTURES)]
    return MeasuredVisit(
        page=page,
        code=_total_size(code),
        code_requests=len(code),
        size=_total_size(first),
        requests=len(first),
        second=_total_size(second_without_pictures),
        second_size=_total_size(second),
        shift=shift,
        tasks=tasks,
    )


def _path(answer: Response) -> str:
    """Without a query; the address of a folder is that of its index.html."""
    path = answer.path.partition("?")[0]
    return f"{path}index.html" if path.endswith("/") else path


def _total_size(answers: Iterable[Response]) -> int:
    return sum(answer.size for answer in answers)
