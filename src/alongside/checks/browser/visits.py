"""Opens every page of the built site in each state and keeps what was found, several browsers at a
time.

An audit says what it wants to find out as a Probe. One visit serves all probes, and what they
found is kept for as long as no byte of the site changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

from selenium.webdriver import Chrome

from alongside.checks.browser.browser import Browser, PageProblem, load_page
from alongside.checks.browser.emulation import apply_state, emulate_device, set_scripts_disabled
from alongside.checks.browser.server import serve_folder
from alongside.checks.browser.workers import share_out
from alongside.model import Outputs
from alongside.rules.states import State
from alongside.system.progress import Counter


@dataclass(frozen=True, eq=False)
class Visit:
    """One page in one state, the same only as itself.

    result: what the probe's inspect gave; None if there is a problem. problem: why nothing could be
    found out, as a sentence for the reader, or "".
    """

    page: str
    state: State
    result: object = None
    problem: str = ""


@dataclass(frozen=True)
class Probe:
    """What an audit does with a page. Equal for the same name, states and settings.

    on_load(driver) is called when a page has opened, inspect(driver) in each of the states; what it
    gives becomes the result of a Visit. task names the work in the progress messages.
    """

    name: str
    states: tuple[State, ...]
    inspect: Callable[[Chrome], object] = field(compare=False)
    on_load: Callable[[Chrome], object] = field(default=lambda driver: None, compare=False)
    settings: tuple[object, ...] = ()
    task: str = field(default="Looking at pages", compare=False)


@dataclass(frozen=True)
class BuiltSite:
    """What a visit depends on, so that visits to the same site need not be repeated.

    prefix: path of the address under which the site is published. digest: of every
    byte that a browser shows; PDFs are judged elsewhere.
    """

    folder: Path
    prefix: str
    digest: str


def built_site(outputs: Outputs) -> BuiltSite:
    """The site as it is now. Reads every file that a browser may ask for."""
    total = hashlib.sha256()
    for file in sorted(outputs.site_folder.rglob("*")):
        if file.is_file() and file.suffix != ".pdf":
            total.update(file.relative_to(outputs.site_folder).as_posix().encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
    prefix = urlsplit(outputs.sources.publication.url).path.rstrip("/") + "/"
    return BuiltSite(outputs.site_folder, prefix, total.hexdigest())


def probe_pages(outputs: Outputs, probe: Probe, pages: tuple[str, ...] = ()) -> tuple[Visit, ...]:
    """The visits of a probe, in the order of pages (all, if none are named) and of the probe's
    states.

    Raises ToolMissing without a browser.
    """
    site = built_site(outputs)
    pages = pages or outputs.pages
    if (site, pages, probe) not in _visits:
        visit_pages(outputs, [probe], pages)
    return _visits[site, pages, probe]


def visit_pages(outputs: Outputs, probes: Sequence[Probe], pages: tuple[str, ...] = ()) -> None:
    """Opens every page once for all probes, whose visits probe_pages then gives at once."""
    site = built_site(outputs)
    pages = pages or outputs.pages
    if any(known != site for known, *_ in _visits):
        _visits.clear()
    by_page = _visit_site(site, pages, probes)
    for probe in probes:
        visits = chain.from_iterable(by_page[page][probe] for page in pages)
        _visits[site, pages, probe] = tuple(visits)


_visits: dict[tuple[BuiltSite, tuple[str, ...], Probe], tuple[Visit, ...]] = {}

_VisitsByProbe = dict[Probe, list[Visit]]
_Results = dict[tuple[Probe, State], object]


def _visit_site(
    site: BuiltSite, pages: tuple[str, ...], probes: Sequence[Probe]
) -> dict[str, _VisitsByProbe]:
    by_page: dict[str, _VisitsByProbe] = {}
    counter = Counter(len(pages), f"pages ({probes[0].task})")
    stopping = Event()

    def visit_share(share: Sequence[str], site_address: str) -> None:
        with Browser() as browser:
            for page in share:
                if stopping.is_set():
                    return
                by_page[page] = _visit_page(browser, f"{site_address}{page}", page, probes)
                counter.advance()

    shares = share_out(pages)
    with (
        serve_folder(site.folder, site.prefix) as site_address,
        ThreadPoolExecutor(max(len(shares), 1)) as browsers,
    ):
        try:
            for visited in [browsers.submit(visit_share, share, site_address) for share in shares]:
                visited.result()
        finally:
            stopping.set()  # after an error or Ctrl+C nobody waits for the pages that remain
    return by_page


def _visit_page(
    browser: Browser, address: str, page: str, probes: Sequence[Probe]
) -> _VisitsByProbe:
    try:
        results = browser.attempt(lambda driver: _inspect_page(driver, address, probes))
    except PageProblem as problem:
        return {probe: _failed_visits(page, probe, str(problem)) for probe in probes}
    return {probe: _visits_of_probe(page, probe, results) for probe in probes}


def _visits_of_probe(page: str, probe: Probe, results: _Results) -> list[Visit]:
    return [Visit(page, state, results[probe, state]) for state in probe.states]


def _failed_visits(page: str, probe: Probe, problem: str) -> list[Visit]:
    return [Visit(page, state, problem=problem) for state in probe.states]


def _inspect_page(driver: Chrome, address: str, probes: Sequence[Probe]) -> _Results:
    results: _Results = {}
    states = list(dict.fromkeys(chain.from_iterable(probe.states for probe in probes)))
    is_open = False
    # As few loads as can be: one with scripts, and one without if a state asks for it.
    for scripts in dict.fromkeys(state.scripts for state in states):
        alike = [state for state in states if state.scripts == scripts]
        if not is_open or _has_scripts(driver):  # where there is no script, none can run
            _open_page(driver, address, alike[0])
            is_open = True
            for probe in probes:
                probe.on_load(driver)
        for state in alike:
            apply_state(driver, state)
            results |= _inspect_state(driver, state, probes)
    return results


def _inspect_state(driver: Chrome, state: State, probes: Sequence[Probe]) -> _Results:
    return {(probe, state): probe.inspect(driver) for probe in probes if state in probe.states}


def _open_page(driver: Chrome, address: str, state: State) -> None:
    emulate_device(driver, state)
    set_scripts_disabled(driver, state.scripts == "off")
    try:
        load_page(driver, address)
    finally:
        # Audits wait for answers; the page's own scripts have had their turn.
        set_scripts_disabled(driver, False)


def _has_scripts(driver: Chrome) -> bool:
    return bool(driver.execute_script("return document.scripts.length > 0"))
