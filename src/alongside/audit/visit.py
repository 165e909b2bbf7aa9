"""Pages of a site, visited in several browsers at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from alongside.audit.sites import AuditedSite, audit_settings
from alongside.checks.browser.browser import Browser
from alongside.checks.browser.workers import share_work
from alongside.system.progress import Counter


def visit_each_page(
    site: AuditedSite, pages: Sequence[str], task: str, visit: Callable[[Browser, str], None]
) -> None:
    """Calls visit with a browser and each of the pages. task: names the work in messages.

    Raises ToolMissing without a browser.
    """
    counter = Counter(len(pages), f"pages ({task})")

    def work(own_pages: Iterator[str]) -> None:
        with Browser(audit_settings().answer_seconds, site.only_host) as browser:
            for page in own_pages:
                visit(browser, page)
                counter.advance()

    if pages:
        share_work(pages, work)
