"""Audits every page with Siteimprove Alfa: a browser takes pages apart, Node processes judge them.

options.results says which of Alfa's results the rule is about: "failed" (Alfa is sure)
or "cantTell" (Alfa asks for a person). Both rules share one run.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict, cast

from selenium.webdriver import Chrome

from alongside.checks.browser.emulation import VIEW_HEIGHT
from alongside.checks.browser.visits import Probe, Visit, probe_pages
from alongside.checks.browser.workers import share_out
from alongside.errors import ToolMissing
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.pages import source_of_page
from alongside.rules.options import list_option, mapping_option, text_option
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.states import State, format_states, states_of
from alongside.system.programs import node_package, node_program

TIMEOUT_SECONDS = 900
"""Seconds for one process; on two busy cores a page takes about one in each state."""

SNIPPET_LETTERS = 200
"""Letters of an element's code that a finding shows."""


class _Result(TypedDict):
    """One result of Alfa, as alfa.mjs prints it. path: an XPath from the root of the page."""

    rule: str
    criteria: list[str]
    element: str
    path: str
    message: str


class _Answer(TypedDict):
    """What Alfa says of one page in one state. passed: how many of its rules found all in order."""

    passed: int
    failed: list[_Result]
    cantTell: list[_Result]


class _TakenApart(TypedDict):
    """page: JSON of the page's tree for Alfa; None if it could not be taken apart."""

    page: str | None


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page in one state."""
    visits = probe_pages(subject, probe(subject, rule))
    level = text_option(rule, "level")
    answers = _ask_alfa(visits, subject.sources.root, level, list_option(rule, "off"))
    for page in subject.pages:
        judged = [(visit, answers.get(_visit_key(visit))) for visit in visits if visit.page == page]
        yield from _outcomes(source_of_page(subject, page), judged, rule)


def probe(outputs: Outputs, rule: Rule) -> Probe:
    """Raises ToolMissing without Alfa."""
    native = node_package(outputs.sources.root, "@siteimprove/alfa-dom") / "dist" / "native.js"
    # Alfa's module runs in the page as a script, which cannot export.
    module = native.read_text(encoding="utf-8").replace("export var Native", "var Native")
    take_apart = (
        f"{module}\nconst done = arguments[0];"
        "\nNative.fromNode(document).then((page) => done(JSON.stringify(page)), () => done(null));"
    )

    def inspect(driver: Chrome) -> _TakenApart:
        return {"page": driver.execute_async_script(take_apart)}

    return Probe("alfa", states_of(rule), inspect, settings=(str(native),))


def _visit_key(visit: Visit) -> str:
    return f"{visit.state.name} {visit.page}"


@lru_cache(maxsize=2)
def _ask_alfa(
    visits: tuple[Visit, ...], root: Path, level: str, off: tuple[str, ...]
) -> Mapping[str, _Answer]:
    """What Alfa says of each visit, by its key. Raises ToolMissing when Alfa cannot run."""
    with TemporaryDirectory(prefix="alongside-alfa-") as folder:
        jobs = []
        for number, pages in enumerate(share_out(list(_write_pages(visits, Path(folder))))):
            job = Path(folder) / f"job-{number}.json"
            settings = {"level": level, "off": off, "pages": pages}
            job.write_text(json.dumps(settings), encoding="utf-8")
            jobs.append(job)
        processes: list[subprocess.Popen[str]] = []
        answers: dict[str, _Answer] = {}
        try:
            for job in jobs:
                processes.append(_start_alfa(root, job))
            for process in processes:
                answers |= _read_answers(process)
        finally:
            for process in processes:
                process.kill()
        return answers


def _write_pages(visits: Sequence[Visit], folder: Path) -> Iterator[Mapping[str, object]]:
    """Puts each page that was taken apart into a file. Gives what alfa.mjs needs to know of it."""
    for number, visit in enumerate(visits):
        # What our own inspect gave; None for a page that could not be opened.
        taken_apart = cast("_TakenApart | None", visit.result)
        page = taken_apart["page"] if taken_apart else None
        if not page:
            continue
        file = folder / f"{number}.json"
        file.write_text(page, encoding="utf-8")
        yield {
            "id": _visit_key(visit),
            "width": visit.state.width,
            "height": VIEW_HEIGHT,
            "file": str(file),
            "colours": visit.state.colours,
            "contrast": visit.state.contrast,
        }


def _start_alfa(root: Path, job: Path) -> subprocess.Popen[str]:
    script = files("alongside.checks.browser").joinpath("alfa.mjs")
    return subprocess.Popen(
        [node_program(), str(script), str(root), str(job)],
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _read_answers(process: subprocess.Popen[str]) -> Mapping[str, _Answer]:
    try:
        output, complaint = process.communicate(timeout=TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired:
        raise _no_answer_error("It took too long.") from None
    try:
        # alfa.mjs, beside this file, prints this shape.
        return cast("Mapping[str, _Answer]", json.loads(output))
    except ValueError:
        lines = [line for line in complaint.splitlines() if "Error" in line]
        raise _no_answer_error(lines[0] if lines else "") from None


def _no_answer_error(seen: str) -> ToolMissing:
    return ToolMissing(
        "The accessibility checker Alfa gave no answer.",
        path="package.json",
        seen=seen[:200],
        why="Without it we cannot finish the check, and an unchecked page is never released.",
        mend="Run scripts/publish again.",
    )


_Found = tuple[_Result, list[State]]
"""One fault, and the states in which it was found."""


def _outcomes(
    path: str, judged: Sequence[tuple[Visit, _Answer | None]], rule: Rule
) -> Iterator[Outcome]:
    """One outcome for each state without a fault, and one for each of Alfa's rules with some."""
    # The same fault in several states is one outcome.
    merged: dict[tuple[str, str], _Found] = {}
    for visit, answer in judged:
        place = Place(path, page=visit.page, state=str(visit.state))
        if visit.problem or not answer or not answer["passed"]:
            reason = visit.problem or "The accessibility check gave no result for this page."
            yield cannot_tell(place, reason)
            continue
        results = _results_about(answer, rule)
        if not results:
            yield passed(place)
        for result in results:
            key = (result["rule"], result["path"])
            merged.setdefault(key, (result, []))[1].append(visit.state)
    states = [visit.state for visit, _ in judged]
    for group in _group_by_rule(merged.values()).values():
        yield _failed_outcome(path, judged[0][0].page, group, states, rule)


def _results_about(answer: _Answer, rule: Rule) -> list[_Result]:
    is_sure = text_option(rule, "results") == "failed"
    return answer["failed"] if is_sure else answer["cantTell"]


def _failed_outcome(
    path: str, page: str, group: Sequence[_Found], states: Sequence[State], rule: Rule
) -> Outcome:
    """The outcome for one of Alfa's rules on a page.

    group: its faults there. states: those in which the page was visited.
    """
    result = group[0][0]
    name = result["rule"]
    found_in = chain.from_iterable(states_of_fault for _, states_of_fault in group)
    return failed(
        Place(
            path,
            page=page,
            selector=_selector(result),
            state=format_states(found_in, states),
        ),
        seen=result["element"][:SNIPPET_LETTERS],
        says=mapping_option(rule, "words").get(name, result["message"]),
        count=len(group),
        alfa_rule=name,
        criteria=", ".join(result["criteria"]),
    )


def _group_by_rule(faults: Iterable[_Found]) -> Mapping[str, list[_Found]]:
    groups: dict[str, list[_Found]] = {}
    for result, states in faults:
        groups.setdefault(result["rule"], []).append((result, states))
    return groups


def _selector(result: _Result) -> str:
    """The end of Alfa's path, such as /html[1]/body[1]/p[2]: enough to find the place by."""
    return "/".join(result["path"].split("/")[-3:])
