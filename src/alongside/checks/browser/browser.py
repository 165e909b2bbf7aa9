"""One headless Chromium that may talk to one computer only, with viewports of true width."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.remote_connection import RemoteConnection
from urllib3.exceptions import HTTPError

from alongside.checks.browser.server import LOOPBACK
from alongside.errors import ToolMissing

T = TypeVar("T")

log = logging.getLogger("alongside")
# It would tell of each vain call to a browser that has crashed, which we deal with below.
logging.getLogger("urllib3.connectionpool").setLevel(logging.ERROR)

BROWSER_ERRORS = (WebDriverException, HTTPError, OSError)
"""What Selenium raises when the page, the browser or the driver between them fails."""

PAGE_LOAD_SECONDS = 30
SCRIPT_SECONDS = 60
SECONDS_BEFORE_ANOTHER_START = (1, 4)
"""On a busy computer a start may fail that works a moment later.

A release that ends here has cost minutes.
"""

_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--no-default-browser-check",
    # A computer behind a proxy says so to every program, and the proxy would fetch any page.
    "--no-proxy-server",
)


class PageProblem(Exception):  # noqa: N818 — a condition of the page, not of the program
    """The page could not be examined. The message is a sentence for the reader."""


class PageStuck(PageProblem):
    """The page has not come to an end, and the browser can do nothing else meanwhile."""


class Browser:
    """One Chromium with a profile of its own, which is a folder that goes away with it.

    Use as a context manager. answer_seconds: after which a browser that does not answer counts as
    broken; None for Selenium's own. host: the only computer that it can reach; None for any.
    Raises ToolMissing when Chromium cannot be started.
    """

    def __init__(self, answer_seconds: float | None = None, host: str | None = LOOPBACK) -> None:
        self._answer_seconds = answer_seconds
        self._host = host
        self._chromium = find_program("chromium", "ALONGSIDE_CHROMIUM")
        self._driver_path = find_program("chromedriver", "ALONGSIDE_CHROMEDRIVER")

    def __enter__(self) -> Browser:
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def attempt(self, job: Callable[[Chrome], T]) -> T:
        """What job(driver) gives. A browser that breaks is started again, once.

        Raises PageProblem when the job breaks the browser a second time. After a PageStuck, which
        is raised as it is, the browser is another one.
        """
        try:
            return job(self.driver)
        except PageStuck:
            self._start_anew()
            raise
        except BROWSER_ERRORS:
            self._start_anew()
        try:
            return job(self.driver)
        except BROWSER_ERRORS as error:
            self._start_anew()
            raise PageProblem(
                f"The browser stopped while it looked at the page ({shorten_error(error)})."
            ) from None

    def _make_options(self) -> ChromeOptions:
        options = ChromeOptions()
        for argument in _ARGUMENTS:
            options.add_argument(argument)
        if self._host is not None:
            # Every other name is unknown, so no page can reach the internet.
            rules = f"MAP * ~NOTFOUND , EXCLUDE {self._host}"
            options.add_argument(f"--host-resolver-rules={rules}")
        # The driver is in the house. Selenium would ask the proxy for it.
        options.ignore_local_proxy_environment_variables()
        return options

    def _start(self) -> None:
        self.driver = self._start_driver()
        self.driver.set_page_load_timeout(PAGE_LOAD_SECONDS)
        self.driver.set_script_timeout(SCRIPT_SECONDS)
        if self._answer_seconds:
            connection = self.driver.command_executor
            assert isinstance(connection, RemoteConnection), "as Selenium makes it"
            connection.client_config.timeout = self._answer_seconds

    def _start_driver(self) -> Chrome:
        return try_a_few_times(self._start_once)

    def _start_once(self) -> Chrome:
        self._profile = TemporaryDirectory(prefix="alongside-browser-", ignore_cleanup_errors=True)
        options = self._make_options()
        options.binary_location = self._chromium
        options.add_argument(f"--user-data-dir={self._profile.name}")
        try:
            return Chrome(options=options, service=Service(self._driver_path))
        except BROWSER_ERRORS:
            self._profile.cleanup()
            raise

    def _start_anew(self) -> None:
        self._kill()
        self._stop()
        self._start()

    def _kill(self) -> None:
        """One that is caught in an endless loop would be asked for minutes to leave."""
        process = self.driver.capabilities.get("goog:processID")
        if process:
            with suppress(OSError):
                os.kill(int(process), signal.SIGKILL)

    def _stop(self) -> None:
        try:
            self.driver.quit()
        except BROWSER_ERRORS:
            self.driver.service.stop()  # a crashed browser cannot be asked to leave
        finally:
            self._profile.cleanup()


def set_width(driver: Chrome, width: int, height: int) -> None:
    """Gives the page a viewport of width × height CSS px.

    A headless window cannot be narrower than about 500 px, so the size is emulated.
    """
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {
            "width": width,
            "height": height,
            "deviceScaleFactor": 1,
            "mobile": False,
        },
    )


def check_width(driver: Chrome, width: int) -> None:
    """Raises PageProblem if the page has another width."""
    real = driver.execute_script("return window.innerWidth")
    if real != width:
        raise PageProblem(f"The browser shows the page {real} px wide, not {width} px.")


def load_page(driver: Chrome, address: str) -> None:
    """Opens address.

    Raises PageProblem for an HTTP error, an empty page or a page without a title.
    """
    driver.get(address)
    status, title, length = driver.execute_script(
        "const entry = performance.getEntriesByType('navigation')[0];"
        "return [entry ? entry.responseStatus : 0, document.title.trim(),"
        " document.body ? document.body.innerText.trim().length : 0]"
    )
    if status != 200:
        raise PageProblem(f"The page does not open (the answer was {status or 'nothing'}).")
    if not title:
        raise PageProblem("The page has no title.")
    if not length:
        raise PageProblem("The page is empty.")


def try_a_few_times(start: Callable[[], T]) -> T:
    """What start() gives. Raises ToolMissing when Chromium never starts."""
    for seconds in (*SECONDS_BEFORE_ANOTHER_START, None):
        try:
            return start()
        except (*BROWSER_ERRORS, subprocess.SubprocessError) as error:
            seen = shorten_error(error)
        if seconds is not None:
            log.warning(
                "The browser Chromium did not start (%s). We try again in %s s.", seen, seconds
            )
            time.sleep(seconds)
    attempts = len(SECONDS_BEFORE_ANOTHER_START) + 1
    raise _browser_missing_error(
        "The browser Chromium does not start.", f"We tried {attempts} times. {seen}"
    )


def find_program(name: str, variable: str) -> str:
    """Path of a program; variable of the environment may name another one. Raises ToolMissing."""
    program = os.environ.get(variable) or name
    path = shutil.which(program)
    if not path:
        raise _browser_missing_error(f"The program “{Path(program).name}” is not installed.")
    return path


def _browser_missing_error(what: str, seen: str = "") -> ToolMissing:
    return ToolMissing(
        what,
        seen=seen,
        why="We look at every page in a browser before we release it. "
        "A page that nobody looked at is never released.",
        mend="Install the Debian packages chromium and chromium-driver: "
        "sudo apt-get install chromium chromium-driver",
    )


def shorten_error(error: Exception) -> str:
    """The first line of what an error says, or its kind."""
    # Selenium's own message, without the stack of the driver that str() adds.
    text = str(getattr(error, "msg", None) or error).strip()
    return text.splitlines()[0][:160] if text else type(error).__name__
