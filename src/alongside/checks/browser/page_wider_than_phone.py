"""Looks for text that makes a narrow screen scroll sideways, or that is cut off (WCAG 1.4.4,
1.4.10, 1.4.12).

Tables may be wider than the screen if they have a box of their own that scrolls.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict, cast

from alongside.checks.browser.page_scripts import PageScript, read_scripts
from alongside.checks.browser.probe import Probe, Visit
from alongside.checks.browser.visits import visits_by_page
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.states import State, format_states, states_of

MEASURE = PageScript("measureWidth", read_scripts("width.js"))


class Fault(TypedDict):
    """What width.js found. px: its size; room: the size that there is, both in CSS px.

    way: "wide" or "high". number: of the element in the document, from 0.
    """

    selector: str
    text: str
    number: int
    px: int
    room: int
    way: str


class WidthResult(TypedDict):
    found: list[Fault]


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page in one state."""
    for path, visits in visits_by_page(subject, probe(subject, rule)):
        yield from _outcomes(path, visits)


def _outcomes(path: str, visits: Sequence[Visit]) -> Iterator[Outcome]:
    """Each fault once a page, in whatever states it was found."""
    merged: dict[str, list[tuple[Visit, list[Fault]]]] = {}
    for visit in visits:
        place = Place(path, page=visit.page, state=str(visit.state))
        if visit.problem:
            yield cannot_tell(place, visit.problem)
            continue
        # width.js, beside this file, gives this shape.
        faults = cast("WidthResult", visit.result)["found"]
        if faults:
            merged.setdefault(faults[0]["selector"], []).append((visit, faults))
        else:
            yield passed(place)
    for same in merged.values():
        yield _failed_outcome(path, same, [visit.state for visit in visits])


def _failed_outcome(
    path: str, same: Sequence[tuple[Visit, list[Fault]]], states: Sequence[State]
) -> Outcome:
    """same: the visits with the same first fault, with all faults of each. states: of all
    visits."""
    visit, faults = same[0]
    first = faults[0]
    state = format_states([visit.state for visit, _ in same], states)
    return failed(
        Place(path, page=visit.page, selector=first["selector"], state=state),
        seen=f"“{first['text']}” ({first['px']} px {first['way']})",
        expected=f"at most {first['room']} px {first['way']}",
        width=visit.state.width,
        count=max(len(faults) for _, faults in same),
        text=first["text"],
    )


def probe(_: Outputs, rule: Rule) -> Probe:
    return Probe("width", states_of(rule), lambda driver, _: MEASURE.run(driver))
