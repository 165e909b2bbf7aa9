"""axe-core, HTML_CodeSniffer and AccessLint, which run as scripts in the page that is open."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypedDict, cast

from selenium.webdriver import Chrome

from alongside.audit.checks.forms import is_never_sent
from alongside.audit.findings import Claim
from alongside.audit.rendered_page import RenderedPage
from alongside.checks.browser.page_scripts import PageScript
from alongside.model import Status
from alongside.system.programs import node_package

_SCRIPTS = {
    "axe-core": "axe.min.js",
    "html_codesniffer": "build/HTMLCS.js",
    "@accesslint/core": "dist/index.iife.js",
}
"""Of each npm package, the file that runs in a page."""
_SUBMIT_MISSING = ".H32."
"""In the name of HTML_CodeSniffer's rule on forms without a button, which reads no method."""


class _Result(TypedDict):
    """As in_page.js, beside this file, gives it."""

    rule: str
    criteria: list[str]
    status: str
    element: int
    code: str
    says: str


class _Problem(TypedDict):
    problem: str


@cache
def engine_scripts(root: Path) -> PageScript:
    """What puts the engines into a page. root: has node_modules. Raises ToolMissing."""
    sources = [
        (node_package(root, package) / file).read_text(encoding="utf-8")
        for package, file in _SCRIPTS.items()
    ]
    # What a script declares within a function has to be told to the page.
    names = "window.AccessLint ??= typeof AccessLint === 'undefined' ? undefined : AccessLint;"
    return PageScript("loadEngines", "\n;\n".join([*sources, names]))


@cache
def _run_script() -> str:
    return files("alongside.audit.engines").joinpath("in_page.js").read_text(encoding="utf-8")


def run_engines(driver: Chrome, page: RenderedPage) -> Iterator[Claim]:
    """What the engines claim of the page that is open and was taken down as page."""
    answers = cast(
        "dict[str, list[_Result] | _Problem]", driver.execute_async_script(_run_script())
    )
    for engine, answer in answers.items():
        if isinstance(answer, dict):
            yield Claim(engine, "", (), Status.CANNOT_TELL, page.root, says=answer["problem"])
            continue
        for result in answer:
            number = min(result["element"], len(page.elements) - 1)
            if _SUBMIT_MISSING in result["rule"] and is_never_sent(page.elements[number]):
                continue
            yield Claim(
                engine,
                result["rule"],
                tuple(result["criteria"]),
                Status(result["status"]),
                page.elements[number],
                result["code"],
                result["says"],
            )
