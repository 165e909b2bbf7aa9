"""Runs axe-core on every page in every state of the rule, and gives its results as our outcomes.

options.results says which of axe's results the rule is about: "violations" (axe is
sure) or "incomplete" (axe asks for a person). Both rules share one run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import cast

from selenium.webdriver import Chrome

from alongside.checks.browser.axe_spared import CondensedResult, PageResults, SparingAxe
from alongside.checks.browser.page_scripts import PageScript, read_scripts
from alongside.checks.browser.probe import Probe, Visit
from alongside.checks.browser.visits import visits_by_page
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.rules.options import list_option, mapping_option, text_option
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.states import State, format_states, states_of
from alongside.system.programs import node_package

_IN_STATE = read_scripts("axe_in_state.js")


_NO_RESULTS: PageResults = {"passes": 0, "violations": [], "incomplete": []}


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page in one state."""
    for path, visits in visits_by_page(subject, probe(subject, rule)):
        yield from _outcomes(path, visits, rule)


def probe(outputs: Outputs, rule: Rule) -> Probe:
    """Raises ToolMissing without axe."""
    script = node_package(outputs.sources.root, "axe-core") / "axe.min.js"
    tags = list_option(rule, "tags")
    off = list_option(rule, "off")
    off_in_forced_colours = list_option(rule, "off_in_forced_colours")

    def run(driver: Chrome, only: Sequence[str] | None, without: Sequence[str]) -> PageResults:
        left_out = [*off, *without]
        found = driver.execute_async_script(_IN_STATE, tags, left_out, off_in_forced_colours, only)
        return cast("PageResults", found)  # as axe_in_state.js, beside this file, gives it

    load = PageScript("axe", script.read_text(encoding="utf-8"))
    return Probe(
        name="axe",
        states=states_of(rule),
        inspect=SparingAxe(run).inspect,
        on_load=load.run,
        settings=(tags, off, off_in_forced_colours, sha256(script.read_bytes()).hexdigest()),
        is_answer=lambda result: cast("PageResults", result)["passes"] > 0,
    )


def _outcomes(path: str, visits: Sequence[Visit], rule: Rule) -> Iterator[Outcome]:
    # The same fault in several states is one outcome.
    merged: dict[tuple[str, tuple[str, ...]], tuple[CondensedResult, list[State]]] = {}
    for visit in visits:
        place = Place(path, page=visit.page, state=str(visit.state))
        # What our own inspect gave; None for a page that could not be opened.
        results = cast("PageResults | None", visit.result) or _NO_RESULTS
        if visit.problem or not results["passes"]:
            reason = visit.problem or "The accessibility check gave no result for this page."
            yield cannot_tell(place, reason)
            continue
        faults = _results_about(results, rule)
        if not faults:
            yield passed(place)
        for fault in faults:
            key = (fault["id"], tuple(fault["targets"]))
            merged.setdefault(key, (fault, []))[1].append(visit.state)
    for fault, states in merged.values():
        state = format_states(states, [visit.state for visit in visits])
        place = Place(path, page=visits[0].page, selector=fault["targets"][0], state=state)
        yield _failed_outcome(place, fault, rule)


def _results_about(results: PageResults, rule: Rule) -> list[CondensedResult]:
    is_sure = text_option(rule, "results") == "violations"
    return results["violations"] if is_sure else results["incomplete"]


def _failed_outcome(place: Place, fault: CondensedResult, rule: Rule) -> Outcome:
    message = f" ({fault['message']})" if fault["message"] else ""
    return failed(
        place,
        seen=f"{fault['html']}{message}",
        says=mapping_option(rule, "words").get(fault["id"], fault["help"]),
        count=fault["count"],
        axe_rule=fault["id"],
    )
