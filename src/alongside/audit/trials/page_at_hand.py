"""The page on which something is tried: in the browser that shows it, and as it was taken down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from selenium.webdriver import Chrome

from alongside.audit.rendered_page import Element, Noted, RenderedPage
from alongside.checks.browser.page_scripts import PageScript, read_scripts


@dataclass(frozen=True)
class PageAtHand:
    """open_again(): opens the page as it was at first, in the same state; raises PageProblem."""

    driver: Chrome
    page: RenderedPage
    open_again: Callable[[], None]

    @property
    def has_scripts(self) -> bool:
        """Without one, the page does nothing but what its style sheet says."""
        return any(
            element.tag == "script" or any(name.startswith("on") for name in element.attributes)
            for element in self.page.elements
        )

    def element(self, number: int, tag: str = "") -> Element:
        """By its place in the document. The root for one that is not where it was."""
        if 0 <= number < len(self.page.elements):
            element = self.page.elements[number]
            if not tag or element.tag == tag:
                return element
        return self.page.root

    def note(
        self, code: str, number: int, tag: str = "", *, sure: bool = True, seen: str = ""
    ) -> Noted:
        element = self.element(number, tag)
        return Noted(code, element, sure, seen or element.text[:60] or element.code)


@cache
def trial_script(name: str) -> PageScript:
    """The script of this folder, a function of its arguments that the page runs."""
    folder = files("alongside.audit.trials")
    parts = [folder.joinpath(file).read_text(encoding="utf-8") for file in ("stillness.js", name)]
    body = "\n".join([read_scripts("naming.js"), *parts])
    return PageScript(f"trial_{name.partition('.')[0]}", body)
