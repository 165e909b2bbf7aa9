"""Checks EPUBs with DAISY Ace, the checker that publishers of accessible books use.

Ace takes the book apart in Node and asks for its pages to be opened. Our own browser opens them, so
that no other one has to be installed. Everything that Ace reports is a violation.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NotRequired, TypedDict, cast

from selenium.webdriver import Chrome

from alongside.checks.browser.browser import Browser, PageProblem
from alongside.checks.browser.versions import browser_version
from alongside.checks.browser.workers import share_work, worker_count
from alongside.errors import ToolMissing
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.epubs import NO_EPUB, EpubFile, epub_files
from alongside.rules.options import mapping_option
from alongside.rules.outcomes import failed, inapplicable, passed
from alongside.system.answer_cache import cached_answers
from alongside.system.early_answers import answer_of, start_early
from alongside.system.file_cache import publication_cache
from alongside.system.programs import node_program, package_version

_SNIPPET_LETTERS = 200
_HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "TMPDIR")
_PROGRAM = files("alongside.checks.browser").joinpath("ace.cjs")
_RUN_ACE = """const done = arguments[0];
if (!window.axe || !window.daisy?.ace?.run) done({problem: "Ace did not start."});
else window.daisy.ace.run((error, results) => done(error ? {problem: String(error)} : {results}))"""


# The shapes of Ace's report, in the part that we read
# (https://daisy.github.io/ace/report/json-report/).
_Help = TypedDict("_Help", {"dct:description": str})
_Test = TypedDict("_Test", {"dct:title": str, "help": _Help})


class _TestResult(TypedDict):
    html: NotRequired[str]


_Assertion = TypedDict("_Assertion", {"earl:test": _Test, "earl:result": _TestResult})


class _Subject(TypedDict):
    url: str


_Part = TypedDict("_Part", {"earl:testSubject": _Subject, "assertions": list[_Assertion]})


class _Report(TypedDict):
    assertions: NotRequired[list[_Part]]


class _Request(TypedDict):
    """A page to open, and the files with scripts and the code to run in it."""

    url: str
    files: list[str]
    code: list[str]


class _Message(TypedDict):
    """One line of ace.cjs: a request, or the report on an EPUB."""

    open: NotRequired[_Request]
    report: NotRequired[_Report]


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: an EPUB."""
    epubs = list(epub_files(subject, rule))
    if not epubs:
        yield inapplicable(NO_EPUB)
        return
    reports = answer_of((__name__, subject.site_folder), partial(_reports, subject, rule))
    for epub in epubs:
        yield from _outcomes(epub, reports[epub.file], rule)


def start(subject: Outputs, rule: Rule) -> None:
    """Begins to ask Ace, while pages are looked at."""
    start_early((__name__, subject.site_folder), partial(_reports, subject, rule))


def _reports(outputs: Outputs, rule: Rule) -> dict[Path, list[_Part]]:
    root = outputs.sources.root
    # What the cache holds is what _ask_ace gave, as JSON.
    return cast(
        "dict[Path, list[_Part]]",
        cached_answers(
            publication_cache(root, "ace"),
            tuple(epub.file for epub in epub_files(outputs, rule)),
            _checker_version(root),
            partial(_ask_ace, root=root),
        ),
    )


def _checker_version(root: Path) -> str:
    """All that an answer of Ace depends on. Raises ToolMissing."""
    packages = (
        f"{name} {package_version(root, name)}"
        for name in ("@daisy/ace-core", "@daisy/axe-core-for-ace")
    )
    return " ".join(
        (*packages, browser_version(root), _PROGRAM.read_text(encoding="utf-8"), _RUN_ACE)
    )


def _outcomes(epub: EpubFile, parts: Sequence[_Part], rule: Rule) -> Iterator[Outcome]:
    """parts: what Ace says of the book as a whole and of each of its pages."""
    by_name: dict[str, list[tuple[str, _Assertion]]] = {}
    for part in parts:
        page = part["earl:testSubject"]["url"]
        for assertion in part["assertions"]:
            name = assertion["earl:test"]["dct:title"]
            by_name.setdefault(name, []).append((page, assertion))
    for name, alike in by_name.items():
        page, assertion = alike[0]
        snippet = " ".join(str(assertion["earl:result"].get("html", "")).split())
        explanation = assertion["earl:test"]["help"]["dct:description"]
        yield failed(
            epub.place,
            seen=f"{page}: {snippet[:_SNIPPET_LETTERS]}" if snippet else page,
            file=epub.artifact.path,
            says=mapping_option(rule, "words").get(name, explanation).rstrip("."),
            name=name,
            count=len(alike),
        )
    if not by_name:
        yield passed(epub.place)


def _ask_ace(epubs: tuple[Path, ...], root: Path) -> Mapping[Path, list[_Part]]:
    """What Ace says of each EPUB. Raises ToolMissing without Node, a browser or an answer."""
    reports: dict[Path, list[_Part]] = {}

    def work(groups: Iterator[tuple[Path, ...]]) -> None:
        for group in groups:
            reports.update(_ask_one_ace(group, root))

    share_work(_split_by_size(epubs, worker_count()), work)
    return reports


def _split_by_size(epubs: Sequence[Path], count: int) -> list[tuple[Path, ...]]:
    """At most so many groups that take about as long as each other. A group has one Ace, as it
    takes seconds to start."""
    groups: list[list[Path]] = [[] for _ in range(min(count, len(epubs)))]
    sizes = [0] * len(groups)
    for epub in sorted(epubs, key=lambda each: (-each.stat().st_size, each)):
        smallest = sizes.index(min(sizes))
        groups[smallest].append(epub)
        sizes[smallest] += epub.stat().st_size
    return [tuple(group) for group in groups]


def _ask_one_ace(epubs: tuple[Path, ...], root: Path) -> Mapping[Path, list[_Part]]:
    with TemporaryDirectory(prefix="alongside-ace-") as folder, Browser() as browser:
        # Ace keeps settings and logs in the home of whoever runs it.
        home = dict.fromkeys(_HOMES, folder)
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
                raise _no_answer_error(process.stderr.read() if process.stderr else "")
    return dict(zip(epubs, reports, strict=True))


def _answer_requests(process: subprocess.Popen[str], browser: Browser) -> Iterator[list[_Part]]:
    """Opens what Ace asks for, until it has reported on the last EPUB. Gives each report."""
    assert process.stdin and process.stdout, "started with pipes"
    for line in process.stdout:
        # ace.cjs, beside this file, prints this shape.
        message = cast("_Message", json.loads(line))
        if "report" in message:
            yield message["report"].get("assertions", [])
            continue
        try:
            answer = browser.attempt(partial(_run_ace_in_page, request=message["open"]))
        except PageProblem as problem:
            answer = {"problem": str(problem)}
        process.stdin.write(json.dumps(answer) + "\n")
        process.stdin.flush()


def _run_ace_in_page(driver: Chrome, request: _Request) -> Mapping[str, object]:
    driver.get(request["url"])
    scripts = [Path(file).read_text(encoding="utf-8") for file in request["files"]]
    for code in (*request["code"], *scripts):
        # Evaluated for the page as a whole, as a script of its own would be: they share what they
        # define.
        driver.execute_cdp_cmd("Runtime.evaluate", {"expression": code})
    # {"results": …} or {"problem": …}, which ace.cjs takes as it is.
    return cast("Mapping[str, object]", driver.execute_async_script(_RUN_ACE))


def _no_answer_error(complaint: str) -> ToolMissing:
    seen = next((line.strip() for line in complaint.splitlines() if "Error" in line), "")
    return ToolMissing(
        "The checker of accessible books, Ace, gave no answer.",
        path="package.json",
        seen=seen[:200],
        why="Without it we cannot finish the check, and an unchecked file is never released.",
        mend="Run scripts/publish again.",
    )
