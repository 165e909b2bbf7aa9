"""Audits every page with Siteimprove Alfa: a browser takes pages apart, Node processes judge them.

options.results says which of Alfa's results the rule is about: "failed" (Alfa is sure)
or "cantTell" (Alfa asks for a person). Both rules share one run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain
from pathlib import Path
from typing import cast

from selenium.webdriver import Chrome

from alongside.checks.browser.alfa_process import Answer, Result, open_alfa
from alongside.checks.browser.alfa_spared import SparingAlfa
from alongside.checks.browser.emulation import VIEW_HEIGHT
from alongside.checks.browser.page_scripts import PageScript
from alongside.checks.browser.probe import Judge, Probe, Visit
from alongside.checks.browser.versions import node_versions
from alongside.checks.browser.visits import visits_by_page
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.rules.options import list_option, mapping_option, text_option
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.states import State, format_states, states_of
from alongside.system.programs import node_package

SNIPPET_LETTERS = 200
"""Letters of an element's code that a finding shows."""

_TAKE_APART = """const done = arguments[0];
window.alongsideNative.fromNode(document)
  .then((page) => done(JSON.stringify(page)), () => done(null));"""


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page in one state."""
    for path, visits in visits_by_page(subject, probe(subject, rule)):
        yield from _outcomes(path, visits, rule)


def probe(outputs: Outputs, rule: Rule) -> Probe:
    """Raises ToolMissing without Alfa."""
    root = outputs.sources.root
    level, off = text_option(rule, "level"), list_option(rule, "off")
    sparing = SparingAlfa(take_apart)

    @contextmanager
    def judges() -> Iterator[Judge]:
        with open_alfa(root, level, off) as alfa:

            def ask(state: State, page: str, without: Sequence[str]) -> Answer:
                return alfa.ask(alfa_device(state) | {"page": page, "without": without})

            yield lambda state, found: sparing.judge(state, found, ask)

    return Probe(
        name="alfa",
        states=states_of(rule),
        inspect=sparing.inspect,
        on_load=native_script(root).run,
        settings=(level, off, node_versions(root)),
        judges=judges,
        is_answer=_is_answer,
    )


@cache
def native_script(root: Path) -> PageScript:
    """What takes the page apart that is open. Raises ToolMissing."""
    native = node_package(root, "@siteimprove/alfa-dom") / "dist" / "native.js"
    # Alfa's module runs in the page as a script, which cannot export.
    module = native.read_text(encoding="utf-8").replace("export var Native", "var Native")
    return PageScript("alfa", f"{module}\nwindow.alongsideNative = Native;")


def take_apart(driver: Chrome) -> str | None:
    """The tree of the page that is open, as JSON."""
    return cast("str | None", driver.execute_async_script(_TAKE_APART))


def _is_answer(result: object) -> bool:
    answer = cast("Answer | None", result)
    return bool(answer and answer["passed"])


def alfa_device(state: State) -> dict[str, object]:
    """Alfa works out for itself which styles a screen like this shows."""
    return {
        "width": state.width,
        "height": VIEW_HEIGHT,
        "colours": state.colours,
        "contrast": state.contrast,
    }


_Found = tuple[Result, list[State]]
"""One fault, and the states in which it was found."""


def _outcomes(path: str, visits: Sequence[Visit], rule: Rule) -> Iterator[Outcome]:
    """One outcome for each state without a fault, and one for each of Alfa's rules with some."""
    # The same fault in several states is one outcome.
    merged: dict[tuple[str, str], _Found] = {}
    for visit in visits:
        place = Place(path, page=visit.page, state=str(visit.state))
        # What our own judge gave; None for a page that could not be opened or taken apart.
        answer = cast("Answer | None", visit.result)
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
    states = [visit.state for visit in visits]
    for group in _group_by_rule(merged.values()).values():
        yield _failed_outcome(path, visits[0].page, group, states, rule)


def _results_about(answer: Answer, rule: Rule) -> list[Result]:
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


def _selector(result: Result) -> str:
    """The end of Alfa's path, such as /html[1]/body[1]/p[2]: enough to find the place by."""
    return "/".join(result["path"].split("/")[-3:])
