"""Measures every control on every page: its size, its edge, and the mark that the focus puts on it.

options.about of the rule says what it is about: "size" (CSS px) or "contrast" (a ratio). Both share one look.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from alongside.checks.browser.page_scripts import read_scripts
from alongside.checks.browser.visits import Probe, Visit, probe_pages
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.pages import source_of_page
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.states import State, format_states, states_of

_SCRIPT = read_scripts("naming.js", "colours.js", "controls.js")
SIZE_TOLERANCE = 0.5
"""CSS px by which a box may be smaller, as browsers place boxes between pixels."""


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    visits = probe_pages(outputs, probe(outputs, rule))
    for page in outputs.pages:
        yield from _outcomes(
            source_of_page(outputs, page), [visit for visit in visits if visit.page == page], rule
        )


def probe(_: Outputs, rule: Rule) -> Probe:
    return Probe("controls", states_of(rule), lambda driver: driver.execute_script(_SCRIPT))


def _outcomes(path: str, visits: list[Visit], rule: Rule) -> Iterator[Outcome]:
    """A fault of the design is at many controls of a page. It is told once a page, at the first of them."""
    merged: dict[str, list[tuple[Mapping, State]]] = {}
    for visit in visits:
        place = Place(path, page=visit.page, state=str(visit.state))
        if visit.problem:
            yield cannot_tell(place, visit.problem)
            continue
        found = [
            (code, control)
            for control in visit.result["controls"]
            for code in _find_troubles(control, rule)
        ]
        if not found:
            yield passed(place)
        for code, control in found:
            merged.setdefault(code, []).append((control, visit.state))
    for code, found in merged.items():
        first, name = found[0][0], found[0][0]["name"]
        state = format_states([state for _, state in found], [visit.state for visit in visits])
        place = Place(path, page=visits[0].page, selector=first["selector"], state=state)
        if code == "undecided":
            yield cannot_tell(place, str(rule.options["undecided"]).format(name=name))
        else:
            yield failed(
                place,
                seen=_format_seen(code, first),
                expected=_format_expected(rule),
                name=name,
                trouble=str(rule.options["troubles"][code]).format(name=name),
                count=len({control["selector"] for control, _ in found}),
            )


def _find_troubles(control: Mapping, rule: Rule) -> Iterator[str]:
    """Keys of options.troubles, or "undecided"."""
    if rule.options["about"] == "size":
        if control["size"] and min(control["size"]) < rule.limits["size"] - SIZE_TOLERANCE:
            yield "small"
        return
    for part in ("edge", "focus"):
        ratio = control.get(part, rule.limits["contrast"])
        if ratio is None:
            yield "undecided"
        elif ratio < rule.limits["contrast"]:
            yield part


def _format_seen(code: str, control: Mapping) -> str:
    if code == "small":
        wide, high = control["size"]
        return f"“{control['name']}”, {wide:g} × {high:g} px"
    return f"“{control['name']}”, contrast {control[code]:g} to 1"


def _format_expected(rule: Rule) -> str:
    if rule.options["about"] == "size":
        size = rule.limits["size"]
        return f"at least {size:g} × {size:g} px"
    return f"at least {rule.limits['contrast']:g} to 1"
