"""Looks for text that makes a narrow screen scroll sideways, or that is cut off (WCAG 1.4.4, 1.4.10, 1.4.12).

Tables may be wider than the screen if they have a box of their own that scrolls.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from alongside.checks.browser.page_scripts import read_scripts
from alongside.checks.browser.visits import Probe, Visit, probe_pages
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.pages import source_of_page
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.states import format_states, states_of

_SCRIPT = read_scripts("width.js")


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    visits = probe_pages(outputs, probe(outputs, rule))
    for page in outputs.pages:
        yield from _outcomes(
            source_of_page(outputs, page), [visit for visit in visits if visit.page == page]
        )


def _outcomes(path: str, visits: list[Visit]) -> Iterator[Outcome]:
    merged: dict[str, tuple[Mapping, list[Visit]]] = {}
    for visit in visits:
        place = Place(path, page=visit.page, state=str(visit.state))
        if visit.problem:
            yield cannot_tell(place, visit.problem)
        elif not visit.result["found"]:
            yield passed(place)
        else:
            first = visit.result["found"][0]
            merged.setdefault(first["selector"], (first, []))[1].append(visit)
    for selector, (first, faulty) in merged.items():
        state = format_states([visit.state for visit in faulty], [visit.state for visit in visits])
        width, counts = faulty[0].state.width, [len(visit.result["found"]) for visit in faulty]
        yield failed(
            Place(path, page=visits[0].page, selector=selector, state=state),
            seen=f"“{first['text']}” ({first['px']} px {first['way']})",
            expected=f"at most {first['room']} px {first['way']}",
            width=width,
            count=max(counts),
            text=first["text"],
        )


def probe(_: Outputs, rule: Rule) -> Probe:
    return Probe("width", states_of(rule), lambda driver: driver.execute_script(_SCRIPT))
