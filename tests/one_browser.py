"""A browser that stays open from test to test: its start takes longer than most looks at a page."""

from contextlib import contextmanager

import pytest

from alongside.checks.browser import visits, workers
from alongside.checks.browser.browser import Browser


@pytest.fixture(scope="session")
def kept_browsers():
    """None or one Browser, of this process. It is started for the first test that needs it."""
    kept = []
    yield kept
    for browser in kept:
        browser.__exit__()


@pytest.fixture
def one_browser(kept_browsers, monkeypatch):
    """The browser gate looks at all pages in the browser that is kept."""

    @contextmanager
    def opened(_):
        if not kept_browsers:
            kept_browsers.append(Browser().__enter__())
        [browser] = kept_browsers
        # Another site may have had the same address.
        browser.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
        yield browser

    monkeypatch.setattr(visits, "open_browser", opened)
    monkeypatch.setattr(workers, "usable_processors", lambda: 1)
