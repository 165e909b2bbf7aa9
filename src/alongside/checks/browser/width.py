"""Looks for text that makes a narrow screen scroll sideways, or that is cut off (WCAG 1.4.4, 1.4.10, 1.4.12).

Tables may be wider than the screen if they have a box of their own that scrolls.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from alongside.checks.browser.scripts import script
from alongside.checks.browser.visits import Look, Probe, looks_of
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.pages import source_of_page
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.states import in_words, states_of

_SCRIPT = script("width.js")


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    looks = looks_of(outputs, probe(outputs, rule))
    for page in outputs.pages:
        yield from _outcomes(source_of_page(outputs, page), [look for look in looks if look.page == page])


def _outcomes(path: str, looks: list[Look]) -> Iterator[Outcome]:
    merged: dict[str, tuple[Mapping, list[Look]]] = {}
    for look in looks:
        place = Place(path, page=look.page, state=str(look.state))
        if look.problem:
            yield cannot_tell(place, look.problem)
        elif not look.saw["found"]:
            yield passed(place)
        else:
            first = look.saw["found"][0]
            merged.setdefault(first["selector"], (first, []))[1].append(look)
    for selector, (first, faulty) in merged.items():
        state = in_words([look.state for look in faulty], [look.state for look in looks])
        width, counts = faulty[0].state.width, [len(look.saw["found"]) for look in faulty]
        yield failed(
            Place(path, page=looks[0].page, selector=selector, state=state),
            seen=f"“{first['text']}” ({first['px']} px {first['way']})",
            expected=f"at most {first['room']} px {first['way']}",
            width=width, count=max(counts), text=first["text"],
        )


def probe(_: Outputs, rule: Rule) -> Probe:
    return Probe("width", states_of(rule), lambda driver: driver.execute_script(_SCRIPT))
