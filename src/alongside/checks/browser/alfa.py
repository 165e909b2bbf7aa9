"""Audits every page with Siteimprove Alfa: our browser takes the page apart, one Node process judges all of them.

options.results says which of Alfa's results the rule is about: "failed" (Alfa is sure)
or "cantTell" (Alfa asks for a person). Both rules share one run.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from selenium.webdriver import Chrome

from alongside.checks.browser.emulation import VIEW_HEIGHT
from alongside.checks.browser.visits import Probe, Visit, probe_pages
from alongside.errors import ToolMissing
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.pages import source_of_page
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.states import State, format_states, states_of
from alongside.system.programs import node_package, node_program

PROCESS_COUNT = 2
TIMEOUT_SECONDS = 900
"""Seconds for one process; on two busy cores a page takes about one in each state."""

SNIPPET_LETTERS = 200


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    visits = probe_pages(outputs, probe(outputs, rule))
    judged = _ask_alfa(
        visits, outputs.sources.root, str(rule.options["level"]), tuple(rule.options["off"])
    )
    for page in outputs.pages:
        path = source_of_page(outputs, page)
        yield from _outcomes(
            path,
            [(visit, judged.get(_visit_key(visit))) for visit in visits if visit.page == page],
            rule,
        )


def probe(outputs: Outputs, rule: Rule) -> Probe:
    """Raises ToolMissing without Alfa."""
    native = node_package(outputs.sources.root, "@siteimprove/alfa-dom") / "dist" / "native.js"
    take_apart = (
        native.read_text(encoding="utf-8").replace("export var Native", "var Native")
        + "\nconst done = arguments[0];"
        "\nNative.fromNode(document).then((page) => done(JSON.stringify(page)), () => done(null));"
    )

    def inspect(driver: Chrome) -> Mapping:
        return {"page": driver.execute_async_script(take_apart)}

    return Probe("alfa", states_of(rule), inspect, settings=(str(native),))


def _visit_key(visit: Visit) -> str:
    return f"{visit.state.name} {visit.page}"


@lru_cache(maxsize=2)
def _ask_alfa(
    visits: tuple[Visit, ...], root: Path, level: str, off: tuple[str, ...]
) -> Mapping[str, Mapping]:
    """What Alfa says of each look, by its _key. Raises ToolMissing when Alfa cannot run."""
    with TemporaryDirectory(prefix="alongside-alfa-") as folder:
        pages = []
        for number, visit in enumerate(visit for visit in visits if visit.result.get("page")):
            file = Path(folder) / f"{number}.json"
            file.write_text(visit.result["page"], encoding="utf-8")
            pages.append(
                {
                    "id": _visit_key(visit),
                    "width": visit.state.width,
                    "height": VIEW_HEIGHT,
                    "file": str(file),
                    "colours": visit.state.colours,
                    "contrast": visit.state.contrast,
                }
            )
        shares = [
            share
            for share in (pages[start::PROCESS_COUNT] for start in range(PROCESS_COUNT))
            if share
        ]
        running = []
        for number, share in enumerate(shares):
            job = Path(folder) / f"job-{number}.json"
            job.write_text(
                json.dumps({"level": level, "off": off, "pages": share}), encoding="utf-8"
            )
            script = files("alongside.checks.browser").joinpath("alfa.mjs")
            running.append(
                subprocess.Popen(
                    [node_program(), str(script), str(root), str(job)],
                    encoding="utf-8",
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                )
            )
        judged: dict[str, Mapping] = {}
        try:
            for process in running:
                judged |= _read_answer(process)
        finally:
            for process in running:
                process.kill()
        return judged


def _read_answer(process: subprocess.Popen) -> Mapping[str, Mapping]:
    try:
        said, complaint = process.communicate(timeout=TIMEOUT_SECONDS)
        return json.loads(said)
    except (subprocess.TimeoutExpired, ValueError) as error:
        seen = (
            next((line for line in complaint.splitlines() if "Error" in line), "")
            if isinstance(error, ValueError)
            else "It took too long."
        )
        raise ToolMissing(
            "The accessibility checker Alfa gave no answer.",
            path="package.json",
            seen=seen[:200],
            why="Without it we cannot finish the check, and an unchecked page is never released.",
            mend="Run scripts/publish again.",
        ) from None


def _outcomes(
    path: str, judged: list[tuple[Visit, Mapping | None]], rule: Rule
) -> Iterator[Outcome]:
    merged: dict[tuple[str, str], tuple[Mapping, list[State]]] = {}
    for visit, answer in judged:
        place = Place(path, page=visit.page, state=str(visit.state))
        if visit.problem or not answer or not answer["passed"]:
            yield cannot_tell(
                place, visit.problem or "The accessibility check gave no result for this page."
            )
            continue
        found = answer[rule.options["results"]]
        if not found:
            yield passed(place)
        for result in found:
            merged.setdefault((result["rule"], result["path"]), (result, []))[1].append(visit.state)
    words = rule.options["words"]
    for name, group in _group_by_rule(merged).items():
        result = group[0][0]
        yield failed(
            Place(
                path,
                page=judged[0][0].page,
                selector=_selector(result),
                state=format_states(
                    [state for _, found in group for state in found],
                    [visit.state for visit, _ in judged],
                ),
            ),
            seen=result["element"][:SNIPPET_LETTERS],
            says=words.get(name, result["message"]),
            count=len(group),
            alfa_rule=name,
            criteria=", ".join(result["criteria"]),
        )


def _group_by_rule(merged: Mapping) -> Mapping[str, list]:
    groups: dict[str, list] = {}
    for (name, _), found in merged.items():
        groups.setdefault(name, []).append(found)
    return groups


def _selector(result: Mapping) -> str:
    """Alfa gives a path from the root, such as /html[1]/body[1]/p[2]; its end is enough to find the place."""
    return "/".join(result["path"].split("/")[-3:])
