"""A short keyboard walk on one page of each template and structure, since no audit engine presses
keys.

options.troubles of the rule says which troubles it is about, and in which words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from alongside.checks.browser.emulation import pretend_focus
from alongside.checks.browser.keyboard_pages import pages_to_walk
from alongside.checks.browser.keyboard_walk import Trouble, Walk, walk_with_keyboard
from alongside.checks.browser.probe import Probe, Visit
from alongside.checks.browser.visits import visits_by_page
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.rules.options import list_option, mapping_option
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.states import State, format_states, states_of


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page in one state."""
    pages = pages_to_walk(subject)
    stray_keys = list_option(rule, "stray_keys")
    # A visit of its own: the walk opens the page again and again.
    walk = Probe(
        name="keyboard",
        states=states_of(rule),
        inspect=lambda driver, _: walk_with_keyboard(driver, stray_keys),
        # The walk has to see when the focus leaves the page.
        on_load=lambda driver: pretend_focus(driver, False),
        settings=stray_keys,
        task="Walking through pages with the keyboard",
    )
    for path, visits in visits_by_page(subject, walk, pages):
        yield from _outcomes(path, visits, rule)


def _outcomes(path: str, visits: Sequence[Visit], rule: Rule) -> Iterator[Outcome]:
    words = mapping_option(rule, "troubles")
    merged: dict[Trouble, list[State]] = {}
    for visit in visits:
        place = Place(path, page=visit.page, state=str(visit.state))
        if visit.problem:
            yield cannot_tell(place, visit.problem)
            continue
        # What walk_with_keyboard gave.
        walk = cast("Walk", visit.result)
        troubles = [Trouble(*fields) for fields in walk["troubles"] if fields[0] in words]
        if not troubles:
            yield passed(place)
        for trouble in troubles:
            merged.setdefault(trouble, []).append(visit.state)
    for trouble, states in merged.items():
        state = format_states(states, [visit.state for visit in visits])
        yield failed(
            Place(path, page=visits[0].page, selector=trouble.selector, state=state),
            seen=trouble.name,
            trouble=words[trouble.code].format(name=trouble.name),
            name=trouble.name,
        )
