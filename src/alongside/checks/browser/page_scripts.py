"""The scripts that look at a page from within.

They run in the audited page only and are never released.
"""

from __future__ import annotations

from importlib.resources import files
from weakref import WeakSet

from selenium.webdriver import Chrome


def read_scripts(*names: str) -> str:
    """The files of this folder, one after the other, as the body of one function."""
    return "\n".join(
        files("alongside.checks.browser").joinpath(name).read_text(encoding="utf-8")
        for name in names
    )


class PageScript:
    """A script that pages are asked to run again and again.

    A browser is given its text once and defines it in each page that it opens: to send it each time
    takes longer than most of them run. body: of a function; name: no other one's.
    """

    def __init__(self, name: str, body: str):
        find = f"const run = window.alongside?.{name};"
        self._call = f"{find} return run ? [run.apply(null, arguments)] : null"
        self._definition = f"(window.alongside ??= {{}}).{name} = function () {{ {body}\n}};"
        self._given_to: WeakSet[Chrome] = WeakSet()

    def run(self, driver: Chrome, *arguments: object) -> object:
        """What it gives for the page that is open."""
        answer = driver.execute_script(self._call, *arguments)
        if answer is None:
            self._define(driver)
            answer = driver.execute_script(self._call, *arguments)
        return answer[0]

    def _define(self, driver: Chrome) -> None:
        if driver not in self._given_to:
            source = {"source": self._definition}
            driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", source)
            self._given_to.add(driver)
        # For this page, which was opened before, or without scripts.
        driver.execute_script(self._definition)
