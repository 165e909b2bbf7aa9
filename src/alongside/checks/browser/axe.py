"""Runs axe-core on every page in every state of the rule, and gives its results as our outcomes.

options.results says which of axe's results the rule is about: "violations" (axe is
sure) or "incomplete" (axe asks for a person). Both rules share one run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from axe_selenium_python import Axe
from selenium.webdriver import Chrome

from alongside.checks.browser.visits import Probe, Visit, probe_pages
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.pages import source_of_page
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.states import State, format_states, states_of
from alongside.system.programs import node_package

SNIPPET_LETTERS = 200

# A page whose words keep colours of their own in forced colours has to answer for them. Pictures may.
_COLOURS_ARE_FORCED = """return matchMedia("(forced-colors: active)").matches &&
  ![...document.querySelectorAll(":not(img, svg, svg *)")].some((e) => getComputedStyle(e).forcedColorAdjust === "none")"""


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    visits = probe_pages(outputs, probe(outputs, rule))
    for page in outputs.pages:
        path = source_of_page(outputs, page)
        yield from _outcomes(path, [visit for visit in visits if visit.page == page], rule.options)


def probe(outputs: Outputs, rule: Rule) -> Probe:
    """Raises ToolMissing without axe."""
    script = str(node_package(outputs.sources.root, "axe-core") / "axe.min.js")
    tags, off, off_in_forced_colours = (
        tuple(rule.options[key]) for key in ("tags", "off", "off_in_forced_colours")
    )

    def inspect(driver: Chrome) -> Mapping:
        left_out = (
            (*off, *off_in_forced_colours) if driver.execute_script(_COLOURS_ARE_FORCED) else off
        )
        options = json.dumps(
            {
                "runOnly": {"type": "tag", "values": tags},
                "rules": {name: {"enabled": False} for name in left_out},
                "resultTypes": ["violations", "incomplete"],
            }
        )
        return _keep_used_results(Axe(driver, script).run(options=options))

    return Probe(
        "axe",
        states_of(rule),
        inspect,
        lambda driver: Axe(driver, script).inject(),
        settings=(script, tags, off, off_in_forced_colours),
    )


def _keep_used_results(results: object) -> Mapping:
    """axe's results without what nobody reads. "passes": how many of its rules found something in order."""
    if not isinstance(results, dict) or "violations" not in results:
        return {"passes": 0}
    kept = {
        kind: tuple(_condense_result(r) for r in results[kind])
        for kind in ("violations", "incomplete")
    }
    return {"passes": len(results.get("passes", ())), **kept}


def _condense_result(result: Mapping) -> Mapping:
    node = result["nodes"][0]
    return {
        "id": result["id"],
        "help": result["help"],
        "count": len(result["nodes"]),
        "targets": tuple(_selector(node["target"]) for node in result["nodes"]),
        "html": node["html"][:SNIPPET_LETTERS],
        "message": next(
            (check["message"] for kind in ("any", "all", "none") for check in node[kind]), ""
        ),
    }


def _selector(target: list) -> str:
    # Inside a frame or a shadow tree axe gives one selector for each step.
    return " ".join(" ".join(step) if isinstance(step, list) else step for step in target)


def _outcomes(path: str, visits: list[Visit], options: Mapping) -> Iterator[Outcome]:
    kind = options["results"]
    merged: dict[tuple, tuple[Mapping, list[State]]] = {}
    for visit in visits:
        place = Place(path, page=visit.page, state=str(visit.state))
        if visit.problem or not visit.result.get("passes"):
            yield cannot_tell(
                place, visit.problem or "The accessibility check gave no result for this page."
            )
            continue
        if not visit.result[kind]:
            yield passed(place)
        for result in visit.result[kind]:
            # The same fault in several states is told once.
            merged.setdefault((result["id"], result["targets"]), (result, []))[1].append(
                visit.state
            )
    for result, states in merged.values():
        state = format_states(states, [visit.state for visit in visits])
        yield failed(
            Place(path, page=visits[0].page, selector=result["targets"][0], state=state),
            seen=f"{result['html']} ({result['message']})" if result["message"] else result["html"],
            says=options["words"].get(result["id"], result["help"]),
            count=result["count"],
            axe_rule=result["id"],
        )
