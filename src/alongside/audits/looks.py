"""Opens every page of the built site in each state and keeps what one look saw, two browsers at a time.

Several rules read the same looks. They are kept for as long as no byte of the site changes.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock
from urllib.parse import urlsplit

from selenium.webdriver import Chrome

from alongside.audits.browser import Browser, PageProblem, load
from alongside.audits.enter import adjust, enter, without_scripts
from alongside.audits.server import serving
from alongside.audits.states import State
from alongside.model import Outputs

BROWSERS = 2
"""Measured with axe on 2 busy cores, 33 pages at 2 widths: 21 s with 1 browser, 20 s with 2, 22 s with 3."""

TOLD_EVERY = 10
"""Pages between two lines of progress."""

log = logging.getLogger("alongside")


@dataclass(frozen=True)
class Look:
    """One page in one state. saw: what the job gave. problem: why there is nothing to see, or ""."""

    page: str
    state: State
    saw: Mapping = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True)
class BuiltSite:
    """What a look depends on, so that looks at the same site need not be repeated.

    prefix: path of the address under which the site is published. digest: of every
    byte that a browser shows; PDFs are judged elsewhere.
    """

    folder: Path
    prefix: str
    digest: str


def built_site(outputs: Outputs) -> BuiltSite:
    total = hashlib.sha256()
    for file in sorted(outputs.built.rglob("*")):
        if file.is_file() and file.suffix != ".pdf":
            total.update(file.relative_to(outputs.built).as_posix().encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
    prefix = urlsplit(outputs.sources.publication.url).path.rstrip("/") + "/"
    return BuiltSite(outputs.built, prefix, total.hexdigest())


def look_at_pages(
    site: BuiltSite, pages: tuple[str, ...], states: tuple[State, ...], task: str,
    arrive: Callable[[Chrome], object], see: Callable[[Chrome], Mapping],
) -> tuple[Look, ...]:
    """Looks in the order of pages and states. arrive runs when a page has opened, see in each state.

    task names the work in the progress messages. Raises ToolMissing without a browser.
    """
    done, lock, found, leaving = [0], Lock(), {}, Event()

    def work(share: tuple[str, ...], address: str) -> None:
        with Browser() as browser:
            for page in share:
                if leaving.is_set():
                    return
                found[page] = _look(browser, f"{address}{page}", page, states, arrive, see)
                with lock:
                    done[0] += 1
                    if done[0] % TOLD_EVERY == 0 or done[0] == len(pages):
                        log.info("%s: %d of %d pages", task, done[0], len(pages))

    shares = [share for share in (pages[start::BROWSERS] for start in range(BROWSERS)) if share]
    with serving(site.folder, site.prefix) as address, ThreadPoolExecutor(BROWSERS) as workers:
        try:
            for result in [workers.submit(work, share, address) for share in shares]:
                result.result()
        finally:
            leaving.set()  # after an error or Ctrl+C nobody waits for the pages that remain
    return tuple(look for page in pages for look in found[page])


def _look(browser, address, page, states, arrive, see) -> list[Look]:
    def job(driver: Chrome) -> list[Look]:
        looks = {}
        # As few visits as can be: one with scripts, and one without if a state asks for it.
        for scripts in dict.fromkeys(state.scripts for state in states):
            group = [state for state in states if state.scripts == scripts]
            if not looks or _has_scripts(driver):  # where there is no script, none can run
                _open(driver, address, group[0])
                arrive(driver)
            for state in group:
                enter(driver, state)
                looks[state] = Look(page, state, see(driver))
        return [looks[state] for state in states]

    try:
        return browser.attempt(job)
    except PageProblem as problem:
        return [Look(page, state, problem=str(problem)) for state in states]


def _open(driver: Chrome, address: str, state: State) -> None:
    adjust(driver, state)
    without_scripts(driver, state.scripts == "off")
    try:
        load(driver, address)
    finally:
        without_scripts(driver, False)  # audits wait for answers; the page's own scripts have had their turn


def _has_scripts(driver: Chrome) -> bool:
    return driver.execute_script("return document.scripts.length > 0")
