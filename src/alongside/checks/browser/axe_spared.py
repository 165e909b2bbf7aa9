"""Runs those of axe's rules whose answer is not known yet from a state or page that is the same.

axe's rules are of three kinds: most read what is there and whether it is shown; one reads where
targets are; three read colours. In nine states of a page the first differ in about four, and the
colours of a text are as a rule those of a text on another page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict

from selenium.webdriver import Chrome

from alongside.checks.browser.audited_once import Description, Sound, describe_state
from alongside.rules.states import State

COLOUR_RULES = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
PLACE_RULES = ("target-size",)
_APART = (*PLACE_RULES, *COLOUR_RULES)
"""All others read what is there and shown."""


class CondensedResult(TypedDict):
    """One result of axe, of all elements that it is about.

    targets: their selectors. html, message: of the first one.
    """

    id: str
    help: str
    count: int
    targets: list[str]
    html: str
    message: str


class PageResults(TypedDict):
    """axe's results for a page, as axe_in_state.js, beside this file, gives them.

    passes: how many of its rules found something in order.
    """

    passes: int
    violations: list[CondensedResult]
    incomplete: list[CondensedResult]


Run = Callable[[Chrome, Sequence[str] | None, Sequence[str]], PageResults]
"""Runs axe: only these rules (None: all), and without those."""

_SOUND: PageResults = {"passes": 1, "violations": [], "incomplete": []}


class SparingAxe:
    """axe for many pages in several browsers."""

    def __init__(self, run: Run):
        self._run = run
        self._structures: dict[str, PageResults] = {}
        self._places: dict[str, PageResults] = {}
        self._texts = Sound()

    def inspect(self, driver: Chrome, state: State) -> PageResults:
        described = describe_state(driver)
        place_key = described["structure"] + described["geometry"]
        structure = self._structures.get(described["structure"])
        places = _SOUND if described["soundTargets"] else self._places.get(place_key)
        colours = self._known_colours(described, state)
        if structure and places and colours:
            return _join(structure, places, colours)
        known = (*(PLACE_RULES if places else ()), *(COLOUR_RULES if colours else ()))
        unknown = [rule for rule in _APART if rule not in known]
        found = self._run(driver, unknown if structure else None, known)
        if not structure:
            if not found["passes"]:
                return found
            structure = _select(found, lambda rule: rule not in _APART)
            self._structures[described["structure"]] = structure
        if not places:
            places = _select(found, PLACE_RULES.__contains__)
            self._places[place_key] = places
        if not colours:
            colours = _select(found, COLOUR_RULES.__contains__)
            self._keep_colours(colours, described, state)
        return _join(structure, places, colours)

    def _known_colours(self, described: Description, state: State) -> PageResults | None:
        keys = _text_keys(described, state)
        return _SOUND if keys is not None and self._texts.has_all(keys) else None

    def _keep_colours(self, colours: PageResults, described: Description, state: State) -> None:
        keys = _text_keys(described, state)
        if keys and not colours["violations"] and not colours["incomplete"]:
            self._texts.add(keys)


def _text_keys(described: Description, state: State) -> list[str] | None:
    """In forced colours axe is asked less of a text."""
    texts = described["texts"]
    return None if texts is None else [f"{state.colours == 'forced'} {text}" for text in texts]


def _select(results: PageResults, is_wanted: Callable[[str], bool]) -> PageResults:
    """Those of the rules that are wanted, by their ids."""
    return {
        "passes": results["passes"],
        "violations": [result for result in results["violations"] if is_wanted(result["id"])],
        "incomplete": [result for result in results["incomplete"] if is_wanted(result["id"])],
    }


def _join(*parts: PageResults) -> PageResults:
    """Without those of the same rule in another order from run to run."""
    violations = [result for part in parts for result in part["violations"]]
    incomplete = [result for part in parts for result in part["incomplete"]]
    return {
        "passes": max(part["passes"] for part in parts),
        "violations": sorted(violations, key=lambda result: result["id"]),
        "incomplete": sorted(incomplete, key=lambda result: result["id"]),
    }
