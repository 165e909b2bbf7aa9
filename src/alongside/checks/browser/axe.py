"""Runs axe-core on every page in every state of the rule, and gives its results as our outcomes.

options.results says which of axe's results the rule is about: "violations" (axe is
sure) or "incomplete" (axe asks for a person). Both rules share one run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TypedDict, cast

from axe_selenium_python import Axe
from selenium.webdriver import Chrome

from alongside.checks.browser.probe import Probe, Visit
from alongside.checks.browser.visits import probe_pages
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.pages import source_of_page
from alongside.rules.options import list_option, mapping_option, text_option
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.states import State, format_states, states_of
from alongside.system.programs import node_package

SNIPPET_LETTERS = 200
"""Letters of an element's code that a finding shows."""

# A page whose words keep colours of their own in forced colours has to answer for them. Pictures
# may.
_COLOURS_ARE_FORCED = """return matchMedia("(forced-colors: active)").matches &&
  ![...document.querySelectorAll(":not(img, svg, svg *)")].some(
    (element) => getComputedStyle(element).forcedColorAdjust === "none")"""


class _CondensedResult(TypedDict):
    """One result of axe, of all elements that it is about.

    targets: their selectors. html, message: of the first one.
    """

    id: str
    help: str
    count: int
    targets: tuple[str, ...]
    html: str
    message: str


class _PageResults(TypedDict):
    """axe's results for a page. passes: how many of its rules found something in order."""

    passes: int
    violations: tuple[_CondensedResult, ...]
    incomplete: tuple[_CondensedResult, ...]


class _AxeCheck(TypedDict):
    message: str


class _AxeNode(TypedDict):
    """One element. any, all, none: the checks that it did not pass."""

    target: list[str | list[str]]
    html: str
    any: list[_AxeCheck]
    all: list[_AxeCheck]
    none: list[_AxeCheck]


class _AxeResult(TypedDict):
    id: str
    help: str
    nodes: list[_AxeNode]


class _AxeResults(TypedDict):
    """What axe gives, in the part that we read:
    https://www.deque.com/axe/core-documentation/api-documentation/"""

    violations: list[_AxeResult]
    incomplete: list[_AxeResult]
    passes: list[_AxeResult]


_NO_RESULTS: _PageResults = {"passes": 0, "violations": (), "incomplete": ()}


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page in one state."""
    visits = probe_pages(subject, probe(subject, rule))
    for page in subject.pages:
        path = source_of_page(subject, page)
        yield from _outcomes(path, [visit for visit in visits if visit.page == page], rule)


def probe(outputs: Outputs, rule: Rule) -> Probe:
    """Raises ToolMissing without axe."""
    script = str(node_package(outputs.sources.root, "axe-core") / "axe.min.js")
    tags = list_option(rule, "tags")
    off = list_option(rule, "off")
    off_in_forced_colours = list_option(rule, "off_in_forced_colours")

    def inspect(driver: Chrome) -> _PageResults:
        colours_are_forced = driver.execute_script(_COLOURS_ARE_FORCED)
        left_out = (*off, *off_in_forced_colours) if colours_are_forced else off
        options = {
            "runOnly": {"type": "tag", "values": tags},
            "rules": {name: {"enabled": False} for name in left_out},
            "resultTypes": ["violations", "incomplete"],
        }
        return _keep_used_results(Axe(driver, script).run(options=json.dumps(options)))

    return Probe(
        name="axe",
        states=states_of(rule),
        inspect=inspect,
        on_load=lambda driver: Axe(driver, script).inject(),
        settings=(script, tags, off, off_in_forced_colours),
    )


def _keep_used_results(answer: object) -> _PageResults:
    """axe's results without what nobody reads."""
    if not isinstance(answer, dict) or "violations" not in answer:
        return _NO_RESULTS  # axe did not run: it gave nothing, or an error
    results = cast("_AxeResults", answer)
    return {
        "passes": len(results.get("passes", ())),
        "violations": tuple(_condense_result(result) for result in results["violations"]),
        "incomplete": tuple(_condense_result(result) for result in results["incomplete"]),
    }


def _condense_result(result: _AxeResult) -> _CondensedResult:
    first = result["nodes"][0]
    messages = [check["message"] for check in (*first["any"], *first["all"], *first["none"])]
    return {
        "id": result["id"],
        "help": result["help"],
        "count": len(result["nodes"]),
        "targets": tuple(_selector(node["target"]) for node in result["nodes"]),
        "html": first["html"][:SNIPPET_LETTERS],
        "message": messages[0] if messages else "",
    }


def _selector(target: list[str | list[str]]) -> str:
    # Inside a frame or a shadow tree axe gives one selector for each step.
    return " ".join(" ".join(step) if isinstance(step, list) else step for step in target)


def _outcomes(path: str, visits: Sequence[Visit], rule: Rule) -> Iterator[Outcome]:
    # The same fault in several states is one outcome.
    merged: dict[tuple[str, tuple[str, ...]], tuple[_CondensedResult, list[State]]] = {}
    for visit in visits:
        place = Place(path, page=visit.page, state=str(visit.state))
        # What our own inspect gave; None for a page that could not be opened.
        results = cast("_PageResults | None", visit.result) or _NO_RESULTS
        if visit.problem or not results["passes"]:
            reason = visit.problem or "The accessibility check gave no result for this page."
            yield cannot_tell(place, reason)
            continue
        faults = _results_about(results, rule)
        if not faults:
            yield passed(place)
        for fault in faults:
            key = (fault["id"], fault["targets"])
            merged.setdefault(key, (fault, []))[1].append(visit.state)
    for fault, states in merged.values():
        state = format_states(states, [visit.state for visit in visits])
        place = Place(path, page=visits[0].page, selector=fault["targets"][0], state=state)
        yield _failed_outcome(place, fault, rule)


def _results_about(results: _PageResults, rule: Rule) -> tuple[_CondensedResult, ...]:
    is_sure = text_option(rule, "results") == "violations"
    return results["violations"] if is_sure else results["incomplete"]


def _failed_outcome(place: Place, fault: _CondensedResult, rule: Rule) -> Outcome:
    message = f" ({fault['message']})" if fault["message"] else ""
    return failed(
        place,
        seen=f"{fault['html']}{message}",
        says=mapping_option(rule, "words").get(fault["id"], fault["help"]),
        count=fault["count"],
        axe_rule=fault["id"],
    )
