"""Opens one page of any site and takes down what is needed of it, or says why that cannot be."""

from __future__ import annotations

from urllib.parse import urlsplit

from selenium.common.exceptions import TimeoutException
from selenium.webdriver import Chrome

from alongside.audit.sites import audit_settings
from alongside.checks.browser.browser import PageProblem, PageStuck

_ASK = """
const entry = performance.getEntriesByType('navigation')[0];
return [entry ? entry.responseStatus : 0, entry ? entry.decodedBodySize : 0, document.contentType,
  document.characterSet, location.href, document.querySelectorAll('*').length];
"""
_MOST_ELEMENTS = 50_000
"""A page with more is not told apart in reasonable time."""


def open_any_page(driver: Chrome, address: str) -> None:
    """Raises PageProblem for what is no page, or none that can be looked at."""
    settings = audit_settings()
    driver.set_page_load_timeout(settings.page_seconds)
    try:
        driver.get(address)
    except TimeoutException:
        raise PageStuck(
            f"The page did not finish to load in {settings.page_seconds} seconds."
        ) from None
    status, size, kind, letters, here, elements = driver.execute_script(_ASK)
    if status >= 400 or not status:
        raise PageProblem(f"The page does not open (the answer was {status or 'nothing'}).")
    if "html" not in kind:
        raise PageProblem(f"What is there is no page, but {kind}.")
    if urlsplit(here).netloc != urlsplit(address).netloc:
        raise PageProblem(f"The page leads away to {here}.")
    if size > settings.most_bytes or elements > _MOST_ELEMENTS:
        raise PageProblem("The page is too large to be looked at.")
    if letters.casefold() != "utf-8":
        raise PageProblem(f"The page is not written in UTF-8, but in {letters}.")
