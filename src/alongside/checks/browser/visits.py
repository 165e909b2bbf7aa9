"""Opens every page of the built site in each state and keeps what was seen, two browsers at a time.

An audit says what it wants to see as a Probe. One visit serves all probes, and what
they saw is kept for as long as no byte of the site changes.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock
from urllib.parse import urlsplit

from selenium.webdriver import Chrome

from alongside.checks.browser.browser import Browser, PageProblem, load_page
from alongside.checks.browser.emulation import apply_state, emulate_device, set_scripts_disabled
from alongside.checks.browser.server import serve_folder
from alongside.model import Outputs
from alongside.rules.states import State

BROWSER_COUNT = 2
"""Measured with axe on 2 busy cores, 33 pages at 2 widths: 21 s with 1 browser, 20 s with 2, 22 s with 3."""

PROGRESS_EVERY = 10
"""Pages between two lines of progress."""

log = logging.getLogger("alongside")


@dataclass(frozen=True, eq=False)
class Visit:
    """One page in one state, the same only as itself.

    saw: what the probe gave. problem: why there is nothing to see, or "".
    """

    page: str
    state: State
    result: Mapping = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True)
class Probe:
    """What an audit does with a page. Equal for the same name, states and settings.

    arrive(driver) is called when a page has opened, see(driver) in each of the states;
    what it gives becomes Look.saw. task names the work in the progress messages.
    """

    name: str
    states: tuple[State, ...]
    inspect: Callable[[Chrome], Mapping] = field(compare=False)
    on_load: Callable[[Chrome], object] = field(default=lambda driver: None, compare=False)
    settings: tuple = ()
    task: str = field(default="Looking at pages", compare=False)


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
    for file in sorted(outputs.site_folder.rglob("*")):
        if file.is_file() and file.suffix != ".pdf":
            total.update(file.relative_to(outputs.site_folder).as_posix().encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
    prefix = urlsplit(outputs.sources.publication.url).path.rstrip("/") + "/"
    return BuiltSite(outputs.site_folder, prefix, total.hexdigest())


def probe_pages(outputs: Outputs, probe: Probe, pages: tuple[str, ...] = ()) -> tuple[Visit, ...]:
    """In the order of pages (all, if none are named) and of the probe's states.

    Raises ToolMissing without a browser.
    """
    site, pages = built_site(outputs), pages or outputs.pages
    if (site, pages, probe) not in _visits:
        visit_pages(outputs, [probe], pages)
    return _visits[site, pages, probe]


def visit_pages(outputs: Outputs, probes: Sequence[Probe], pages: tuple[str, ...] = ()) -> None:
    """Opens every page once for all probes, which looks_of then gives at once."""
    site, pages = built_site(outputs), pages or outputs.pages
    if any(known != site for known, *_ in _visits):
        _visits.clear()
    found = _visit_site(site, pages, probes)
    for probe in probes:
        _visits[site, pages, probe] = tuple(
            page_visit for page in pages for page_visit in found[page][probe]
        )


_visits: dict[tuple[BuiltSite, tuple[str, ...], Probe], tuple[Visit, ...]] = {}


def _visit_site(site: BuiltSite, pages: tuple[str, ...], probes: Sequence[Probe]) -> dict:
    done, lock, found, leaving = [0], Lock(), {}, Event()
    task = probes[0].task

    def work(share: tuple[str, ...], address: str) -> None:
        with Browser() as browser:
            for page in share:
                if leaving.is_set():
                    return
                found[page] = _visit_page(browser, f"{address}{page}", page, probes)
                with lock:
                    done[0] += 1
                    if done[0] % PROGRESS_EVERY == 0 or done[0] == len(pages):
                        log.info("%s: %d of %d pages", task, done[0], len(pages))

    shares = [
        share for share in (pages[start::BROWSER_COUNT] for start in range(BROWSER_COUNT)) if share
    ]
    with (
        serve_folder(site.folder, site.prefix) as address,
        ThreadPoolExecutor(BROWSER_COUNT) as workers,
    ):
        try:
            for result in [workers.submit(work, share, address) for share in shares]:
                result.result()
        finally:
            leaving.set()  # after an error or Ctrl+C nobody waits for the pages that remain
    return found


def _visit_page(
    browser: Browser, address: str, page: str, probes: Sequence[Probe]
) -> dict[Probe, list[Visit]]:
    states = list(dict.fromkeys(state for probe in probes for state in probe.states))

    def job(driver: Chrome) -> dict[Probe, list[Visit]]:
        results, opened = {}, False
        # As few loads as can be: one with scripts, and one without if a state asks for it.
        for scripts in dict.fromkeys(state.scripts for state in states):
            group = [state for state in states if state.scripts == scripts]
            if not opened or _has_scripts(driver):  # where there is no script, none can run
                _open_page(driver, address, group[0])
                for probe in probes:
                    probe.on_load(driver)
                opened = True
            for state in group:
                apply_state(driver, state)
                results.update(
                    {
                        (probe, state): probe.inspect(driver)
                        for probe in probes
                        if state in probe.states
                    }
                )
        return {
            probe: [Visit(page, state, results[probe, state]) for state in probe.states]
            for probe in probes
        }

    try:
        return browser.attempt(job)
    except PageProblem as problem:
        return {
            probe: [Visit(page, state, problem=str(problem)) for state in probe.states]
            for probe in probes
        }


def _open_page(driver: Chrome, address: str, state: State) -> None:
    emulate_device(driver, state)
    set_scripts_disabled(driver, state.scripts == "off")
    try:
        load_page(driver, address)
    finally:
        set_scripts_disabled(
            driver, False
        )  # audits wait for answers; the page's own scripts have had their turn


def _has_scripts(driver: Chrome) -> bool:
    return driver.execute_script("return document.scripts.length > 0")
