"""Browsers of other computers, over WebDriver: of a Selenium Grid, or of a listening chromedriver.

They look at the site that this computer serves, and find what its own browser would: theirs has to
be of the same version.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import cycle
from threading import Lock
from typing import cast
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, build_opener

from selenium.webdriver import Chrome, ChromeOptions, Remote

from alongside.checks.browser.browser import BROWSER_ERRORS, Browser, shorten_error
from alongside.checks.browser.server import LOOPBACK
from alongside.checks.browser.workers import worker_count
from alongside.errors import ToolMissing

STATUS_SECONDS = 10
"""How long a grid may take to say what it has."""
MAX_SESSIONS = 64
"""Of all browsers of a grid: each has a thread and a server here."""
_MOST_ATTEMPTS = 6
"""How many browsers are asked for before we give up: some may be of a computer that is gone."""


class Grid:
    """sessions: one address for each browser that may be open at a time. host: this computer, as
    the grid reaches it."""

    def __init__(self, sessions: Sequence[str], host: str):
        self.sessions = tuple(sessions)
        self.host = host
        self._turns = cycle(self.sessions)
        self._lock = Lock()

    def next_address(self) -> str:
        """Each in turn, from any thread."""
        with self._lock:
            return next(self._turns)


class _Switch:
    """The grid in use, if any."""

    grid: Grid | None = None


@contextmanager
def grid_in_use(addresses: Sequence[str]) -> Iterator[None]:
    """For a with statement around a run whose pages the browsers at these addresses look at.

    Without an address, this computer's own do. Raises ToolMissing when one does not answer.
    """
    before = _Switch.grid
    if addresses:
        _Switch.grid = _ask_grid(addresses)
    try:
        yield
    finally:
        _Switch.grid = before


def browser_count() -> int:
    """How many browsers look at pages at a time."""
    return len(_Switch.grid.sessions) if _Switch.grid else worker_count()


def serving_host() -> str:
    """The address of this computer under which browsers find the site."""
    return _Switch.grid.host if _Switch.grid else LOOPBACK


def open_browser(versions: str) -> Browser:
    """One more browser, to be used as a context manager.

    versions: of this computer's browser and driver, as browser_versions gives them.
    """
    return GridBrowser(_Switch.grid, versions) if _Switch.grid else Browser()


class GridBrowser(Browser):
    """A browser of the grid. When it is lost, another one takes its place.

    Raises ToolMissing when none starts, or one is of another version than those of this computer.
    """

    def __init__(self, grid: Grid, versions: str):
        super().__init__(host=grid.host)
        self._grid = grid
        self._versions = versions.split()

    def _start_driver(self) -> Chrome:
        for _ in range(max(_MOST_ATTEMPTS, len(set(self._grid.sessions)))):
            address = self._grid.next_address()
            try:
                driver = _RemoteChrome(address, self._make_options())
            except BROWSER_ERRORS as error:
                seen = f"{address}: {shorten_error(error)}"
                continue
            self._check_versions(address, driver)
            return driver
        raise _grid_error("No browser of the grid can be started.", seen)

    def _check_versions(self, address: str, driver: Chrome) -> None:
        of_driver = driver.capabilities.get("chrome", {}).get("chromedriverVersion", "")
        theirs = [driver.capabilities.get("browserVersion", ""), *of_driver.split()[:1]]
        if all(version in self._versions for version in theirs):
            return
        driver.quit()
        raise ToolMissing(
            "A browser of the grid is of another version than the one of this computer.",
            seen=f"{address}: {' with driver '.join(theirs)}",
            why="What is found on a page depends on the browser. A release would depend on which "
            "computer looked.",
            mend="Install the same versions of chromium and chromium-driver on all computers, or "
            "run it without --grid.",
        )

    def _kill(self) -> None:
        """Its number is that of a process of another computer."""

    def _stop(self) -> None:
        # Its computer may be gone, and the browser with it.
        with suppress(*BROWSER_ERRORS):
            self.driver.quit()


class _RemoteChrome(Chrome):
    """Chrome on another computer. Selenium has no such class, only Remote without DevTools."""

    def __init__(self, address: str, options: ChromeOptions):
        # Not Chrome's own, which starts a driver on this computer.
        Remote.__init__(self, command_executor=address, options=options)

    def execute_cdp_cmd(self, cmd: str, cmd_args: dict[str, object]) -> object:
        return self.execute("executeCdpCommand", {"cmd": cmd, "params": cmd_args})["value"]

    def quit(self) -> None:
        Remote.quit(self)


def _ask_grid(addresses: Sequence[str]) -> Grid:
    sessions = [session for address in addresses for session in _sessions_at(address.rstrip("/"))]
    hosts = {_host_towards(address) for address in sessions}
    if len(hosts) > 1:
        raise _grid_error(
            "The browsers of the grid reach this computer in different networks.",
            ", ".join(sorted(hosts)),
        )
    return Grid(sessions[:MAX_SESSIONS], hosts.pop())


def _sessions_at(address: str) -> list[str]:
    """The address as often as browsers may be open there at a time."""
    try:
        opener = build_opener(ProxyHandler({}))  # a proxy does not know the computers in the house
        with opener.open(f"{address}/status", timeout=STATUS_SECONDS) as answer:
            status = cast("dict[str, object]", json.loads(answer.read())["value"])
            nodes = cast("list[dict[str, object]]", status.get("nodes"))
            # A chromedriver that listens has no nodes.
            sessions = 1 if nodes is None else sum(map(_sessions_of_node, nodes))
    except (OSError, URLError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise _grid_error("The grid does not answer.", f"{address}: {error}") from None
    if not sessions:
        raise _grid_error("The grid has no browser Chrome or Chromium.", address)
    return [address] * sessions


def _sessions_of_node(node: dict[str, object]) -> int:
    """As https://www.selenium.dev/documentation/grid/advanced_features/endpoints/ has it."""
    slots = cast("list[dict[str, dict[str, object]]]", node["slots"])
    chromes = [slot for slot in slots if slot["stereotype"].get("browserName") == "chrome"]
    return min(cast("int", node["maxSessions"]), len(chromes))


def _host_towards(address: str) -> str:
    """The address of this computer in the network of another one."""
    parts = urlsplit(address)
    place = (parts.hostname or "", parts.port or 80)
    try:
        [(family, _, _, _, target), *_] = socket.getaddrinfo(*place, socket.AF_INET)
        # No byte is sent: the system only says which way it would take.
        with socket.socket(family, socket.SOCK_DGRAM) as towards:
            towards.connect(target)
            return cast("str", towards.getsockname()[0])
    except OSError as error:
        raise _grid_error("The grid does not answer.", f"{address}: {error}") from None


def _grid_error(what: str, seen: str) -> ToolMissing:
    return ToolMissing(
        what,
        seen=seen,
        why="We look at every page in a browser before we release it.",
        mend="Start the grid and its browsers, look at the address, or run it without --grid.",
    )
