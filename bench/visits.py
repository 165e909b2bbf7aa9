"""Visits in a real browser: a page on a phone that has never seen the site, then the page after it.

The server counts, not the browser, as a browser does not tell of what its workers fetch. Bodies count, headers do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selenium.webdriver import Chrome

from alongside.checks.browser.browser import Browser, load
from alongside.readback.page_files import is_code
from bench.server import Answer, Counter

# The phone of Lighthouse's mobile tests, a Moto G Power.
_PHONE = {"width": 412, "height": 823, "deviceScaleFactor": 1.75, "mobile": True}
ATTEMPTS = 3
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
new PerformanceObserver(list => { found.tasks += list.getEntries().length; }).observe({type: "longtask", buffered: true});
setTimeout(() => done(found), 200);
"""


@dataclass(frozen=True)
class Visit:
    """Sizes in bytes. code: HTML, CSS and JavaScript. second: what the next page brought anew, without its pictures.

    shift: cumulative layout shift. tasks: how often the page was busy for more than 50 ms at a stretch.
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


def visits(browser: Browser, address: str, counter: Counter, pages: Iterable[tuple[str, str]]) -> list[Visit]:
    """pages: each page, and the one that its reader goes on to. Raises PageProblem for a page that does not open."""
    return [_calmest(browser, address, counter, *pair) for pair in pages]


def _calmest(browser: Browser, address: str, counter: Counter, page: str, following: str) -> Visit:
    """A page is visited again when it was busy: by its own work it is so each time, by that of others it is not."""
    found: list[Visit] = []
    while len(found) < ATTEMPTS and (not found or found[-1].tasks):
        found.append(browser.attempt(lambda driver: _visit(driver, address, counter, page, following)))
    return min(found, key=lambda visit: visit.tasks)


def _visit(driver: Chrome, address: str, counter: Counter, page: str, following: str) -> Visit:
    driver.get("about:blank")
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", _PHONE)
    driver.execute_cdp_cmd("Network.clearBrowserCache", {})
    driver.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": address, "storageTypes": "all"})
    counter.take()
    load(driver, address + page)
    _read_to_the_end(driver, counter)
    seen = driver.execute_async_script(_WATCH)
    first = counter.take()
    load(driver, address + following)
    _read_to_the_end(driver, counter)
    return count(page, first, counter.take(), seen["shift"], seen["tasks"])


def _read_to_the_end(driver: Chrome, counter: Counter) -> None:
    """Pictures may wait until their place is in view."""
    driver.execute_async_script(_SCROLL)
    counter.wait_until_quiet()


def count(page: str, first: list[Answer], second: list[Answer], shift: float, tasks: int) -> Visit:
    code = [answer for answer in first if is_code(_path(answer))]
    return Visit(page, _sum(code), len(code), _sum(first), len(first),
                 _sum(answer for answer in second if not _path(answer).endswith(_PICTURES)), _sum(second), shift, tasks)


def _path(answer: Answer) -> str:
    """Without a query; the address of a folder is that of its index.html."""
    path = answer.path.partition("?")[0]
    return f"{path}index.html" if path.endswith("/") else path


def _sum(answers: Iterable[Answer]) -> int:
    return sum(answer.size for answer in answers)
