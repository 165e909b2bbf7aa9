"""Every stop of the Tab key is something to press, to fill in or to scroll.

What scrolls on a small phone may be a stop on a wide screen too: a page without scripts cannot
change that. What must be a stop and is none is found by axe (scrollable-region-focusable).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict, cast

from alongside.checks.browser.page_scripts import PageScript, read_scripts
from alongside.checks.browser.probe import Probe, Visit
from alongside.checks.browser.visits import visits_by_page
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.rules.options import list_option
from alongside.rules.outcomes import cannot_tell, failed, inapplicable, passed
from alongside.rules.states import states_of

_FIND = PageScript("findStops", read_scripts("naming.js", "idle_stops.js"))


class _Stop(TypedDict):
    """As idle_stops.js gives it. name: the words that it begins with."""

    selector: str
    name: str
    scrolls: bool


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page, in all of the states."""
    for path, visits in visits_by_page(subject, probe(subject, rule)):
        yield from _outcomes(path, visits)


def _outcomes(path: str, visits: Sequence[Visit]) -> Iterator[Outcome]:
    place = Place(path, page=visits[0].page)
    for visit in visits:
        if visit.problem:
            yield cannot_tell(place, visit.problem)
            return
    stops = [stop for visit in visits for stop in cast("list[_Stop]", visit.result)]
    useful = {stop["selector"] for stop in stops if stop["scrolls"]}
    idle = {stop["selector"]: stop for stop in stops if stop["selector"] not in useful}
    if not stops:
        yield inapplicable(place)
    elif not idle:
        yield passed(place)
    for selector, stop in idle.items():
        where = Place(path, page=place.page, selector=selector)
        yield failed(where, seen=stop["name"], text=stop["name"])


def probe(_: Outputs, rule: Rule) -> Probe:
    """The stops that are no control, and whether they scroll, together with what other rules want
    to see."""
    controls = list_option(rule, "controls")
    return Probe(
        "tab-stops",
        states_of(rule),
        lambda driver, _: _FIND.run(driver, controls),
        settings=controls,
    )
