"""Measures every control on every page: its size, its edge, and the mark that the focus puts on it.

options.about of the rule says what it is about: "size" (CSS px) or "contrast" (a ratio). Both share one look.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from alongside.audits.looks import BuiltSite, Look, built_site, look_at_pages
from alongside.audits.scripts import script
from alongside.audits.states import State, in_words, states_of
from alongside.checks.built_pages import source_of_page
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.outcomes import cannot_tell, failed, passed

_SCRIPT = script("naming.js", "colours.js", "controls.js")
ROUNDING = 0.5
"""CSS px by which a box may be smaller, as browsers place boxes between pixels."""


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    looks = _run(built_site(outputs), outputs.pages, states_of(rule))
    for page in outputs.pages:
        yield from _outcomes(source_of_page(outputs, page), [look for look in looks if look.page == page], rule)


@lru_cache(maxsize=2)
def _run(site: BuiltSite, pages: tuple[str, ...], states: tuple[State, ...]) -> tuple[Look, ...]:
    return look_at_pages(site, pages, states, "Measuring links and buttons", arrive=lambda driver: None,
                         see=lambda driver: driver.execute_script(_SCRIPT))


def _outcomes(path: str, looks: list[Look], rule: Rule) -> Iterator[Outcome]:
    merged: dict[tuple[str, str], tuple[Mapping, list[State]]] = {}
    for look in looks:
        place = Place(path, page=look.page, state=str(look.state))
        if look.problem:
            yield cannot_tell(place, look.problem)
            continue
        found = [(code, control) for control in look.saw["controls"] for code in _troubles(control, rule)]
        if not found:
            yield passed(place)
        for code, control in found:
            merged.setdefault((code, control["selector"]), (control, []))[1].append(look.state)
    for (code, selector), (control, states) in merged.items():
        state = in_words(states, [look.state for look in looks])
        place, name = Place(path, page=looks[0].page, selector=selector, state=state), control["name"]
        if code == "undecided":
            yield cannot_tell(place, str(rule.options["undecided"]).format(name=name))
        else:
            yield failed(place, seen=_seen(code, control), expected=_expected(rule),
                         trouble=str(rule.options["troubles"][code]).format(name=name), name=name)


def _troubles(control: Mapping, rule: Rule) -> Iterator[str]:
    """Keys of options.troubles, or "undecided"."""
    if rule.options["about"] == "size":
        if control["size"] and min(control["size"]) < rule.limits["size"] - ROUNDING:
            yield "small"
        return
    for part in ("edge", "focus"):
        ratio = control.get(part, rule.limits["contrast"])
        if ratio is None:
            yield "undecided"
        elif ratio < rule.limits["contrast"]:
            yield part


def _seen(code: str, control: Mapping) -> str:
    if code == "small":
        wide, high = control["size"]
        return f"“{control['name']}”, {wide:g} × {high:g} px"
    return f"“{control['name']}”, contrast {control[code]:g} to 1"


def _expected(rule: Rule) -> str:
    if rule.options["about"] == "size":
        size = rule.limits["size"]
        return f"at least {size:g} × {size:g} px"
    return f"at least {rule.limits['contrast']:g} to 1"
