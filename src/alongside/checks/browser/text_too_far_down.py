"""Looks how far down a phone's screen the main heading and the first sentence of a page are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from alongside.checks.browser.page_scripts import PageScript, read_scripts
from alongside.checks.browser.probe import Probe, Visit
from alongside.checks.browser.visits import probe_pages
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.pages import source_of_page
from alongside.rules.options import mapping_option
from alongside.rules.outcomes import cannot_tell, failed, inapplicable, passed
from alongside.rules.states import states_of

_MEASURE = PageScript("measurePosition", read_scripts("text_position.js"))
_NONE = -1


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page in one state. A heading that is too far down takes the text with it."""
    for visit in probe_pages(subject, probe(subject, rule)):
        place = Place(source_of_page(subject, visit.page), page=visit.page, state=str(visit.state))
        yield _outcome(visit, place, rule)


def _outcome(visit: Visit, place: Place, rule: Rule) -> Outcome:
    if visit.problem:
        return cannot_tell(place, visit.problem)
    # text_position.js, beside this file, gives this shape.
    positions = cast("Mapping[str, int]", visit.result)
    for part, words in mapping_option(rule, "parts").items():
        limit = rule.limits[part]
        if positions[part] > limit:
            seen, expected = f"{positions[part]} px", f"at most {limit:g} px"
            return failed(place, seen=seen, expected=expected, part=words)
    is_empty = set(positions.values()) == {_NONE}
    return inapplicable(place) if is_empty else passed(place)


def probe(_: Outputs, rule: Rule) -> Probe:
    return Probe("text-position", states_of(rule), lambda driver, _: _MEASURE.run(driver))
