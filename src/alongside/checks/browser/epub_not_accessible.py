"""Checks EPUBs with DAISY Ace, the checker that publishers of accessible books use.

Ace takes the book apart in Node and asks for its pages to be opened. Our own browser opens them, so that no
other one has to be installed. Everything that Ace reports is a violation.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from functools import partial
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from selenium.webdriver import Chrome

from alongside.checks.browser.browser import Browser, PageProblem, browser_version
from alongside.errors import ToolMissing
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.epubs import NO_EPUB, EpubFile, epub_files
from alongside.rules.outcomes import failed, inapplicable, passed
from alongside.system.answer_cache import cached_answers
from alongside.system.programs import node_program, package_version

_SNIPPET_LETTERS = 200
_PROGRAM = files("alongside.checks.browser").joinpath("ace.cjs")
_RUN_ACE = """const done = arguments[0];
if (!window.axe || !window.daisy?.ace?.run) done({problem: "Ace did not start."});
else window.daisy.ace.run((error, results) => done(error ? {problem: String(error)} : {results}))"""


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    epubs = list(epub_files(outputs, rule))
    if not epubs:
        yield inapplicable(NO_EPUB)
        return
    root = outputs.sources.root
    reports = cached_answers(
        root / ".build" / "cache" / "ace",
        tuple(epub.file for epub in epubs),
        _checker_version(root),
        partial(_ask_ace, root=root),
    )
    for epub in epubs:
        yield from _outcomes(epub, reports[epub.file], rule)


def _checker_version(root: Path) -> str:
    """All that an answer of Ace depends on. Raises ToolMissing."""
    packages = (
        f"{name} {package_version(root, name)}"
        for name in ("@daisy/ace-core", "@daisy/axe-core-for-ace")
    )
    return " ".join((*packages, browser_version(), _PROGRAM.read_text(encoding="utf-8"), _RUN_ACE))


def _outcomes(epub: EpubFile, parts: list[Mapping], rule: Rule) -> Iterator[Outcome]:
    """parts: what Ace says of the book as a whole and of each of its pages."""
    alike: dict[str, list[tuple[str, Mapping]]] = {}
    for part in parts:
        for assertion in part["assertions"]:
            alike.setdefault(assertion["earl:test"]["dct:title"], []).append(
                (part["earl:testSubject"]["url"], assertion)
            )
    for name, found in alike.items():
        page, assertion = found[0]
        result = assertion["earl:result"]
        snippet = " ".join(str(result.get("html", "")).split())[:_SNIPPET_LETTERS]
        yield failed(
            epub.place,
            seen=f"{page}: {snippet}" if snippet else page,
            file=epub.artifact.path,
            says=rule.options["words"]
            .get(name, assertion["earl:test"]["help"]["dct:description"])
            .rstrip("."),
            name=name,
            count=len(found),
        )
    if not alike:
        yield passed(epub.place)


def _ask_ace(epubs: tuple[Path, ...], root: Path) -> Mapping[Path, list[Mapping]]:
    """What Ace says of each EPUB. Raises ToolMissing without Node or the browser, or when Ace gives no answer."""
    with TemporaryDirectory(prefix="alongside-ace-") as folder, Browser() as browser:
        home = {
            name: folder
            for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "TMPDIR")
        }
        command = [node_program(), str(_PROGRAM), str(root), folder, *map(str, epubs)]
        with subprocess.Popen(
            command,
            encoding="utf-8",
            env=os.environ | home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            try:
                reports = list(_answer_requests(process, browser))
            finally:
                process.kill()
            if len(reports) != len(epubs) or not all(reports):
                raise _no_answer_error(process.stderr.read())
    return dict(zip(epubs, reports, strict=True))


def _answer_requests(process: subprocess.Popen, browser: Browser) -> Iterator[list[Mapping]]:
    """Opens what Ace asks for, until it has told of the last EPUB. Gives the assertions of each report."""
    for line in process.stdout:
        message = json.loads(line)
        if "report" in message:
            yield message["report"].get("assertions", [])
            continue
        wanted = message["open"]
        try:
            answer = browser.attempt(lambda driver, wanted=wanted: _run_ace_in_page(driver, wanted))
        except PageProblem as problem:
            answer = {"problem": str(problem)}
        process.stdin.write(json.dumps(answer) + "\n")
        process.stdin.flush()


def _run_ace_in_page(driver: Chrome, wanted: Mapping) -> Mapping:
    driver.get(wanted["url"])
    for code in (
        *wanted["code"],
        *(Path(file).read_text(encoding="utf-8") for file in wanted["files"]),
    ):
        # Evaluated for the page as a whole, as a script of its own would be: they share what they define.
        driver.execute_cdp_cmd("Runtime.evaluate", {"expression": code})
    return driver.execute_async_script(_RUN_ACE)


def _no_answer_error(complaint: str) -> ToolMissing:
    seen = next((line.strip() for line in complaint.splitlines() if "Error" in line), "")
    return ToolMissing(
        "The checker of accessible books, Ace, gave no answer.",
        path="package.json",
        seen=seen[:200],
        why="Without it we cannot finish the check, and an unchecked file is never released.",
        mend="Run scripts/publish again.",
    )
