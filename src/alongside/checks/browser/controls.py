"""Measures every control on every page: its size, its edge, and the mark that the focus puts on it.

options.about of the rule says what it is about: "size" (CSS px) or "contrast" (a ratio). Both share
one visit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NotRequired, TypedDict, cast

from selenium.webdriver import Chrome

from alongside.checks.browser.audited_once import Sound
from alongside.checks.browser.emulation import pretend_focus
from alongside.checks.browser.page_scripts import PageScript, read_scripts
from alongside.checks.browser.probe import Probe, Visit
from alongside.checks.browser.visits import visits_by_page
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.rules.options import mapping_option, text_option
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.rulebook import load
from alongside.rules.states import State, format_states, states_of

_MEASURE = PageScript(
    "measureControls", read_scripts("naming.js", "colours.js", "describe_state.js", "controls.js")
)
SIZE_TOLERANCE = 0.5
"""CSS px by which a box may be smaller, as browsers place boxes between pixels."""


class _Control(TypedDict):
    """What controls.js measured of one control.

    size: width and height in CSS px; None in running text, and where it surely suffices. edge,
    focus: a contrast ratio; None where it cannot be measured; missing where the control owes none,
    or surely stands out.
    """

    selector: str
    name: str
    size: tuple[float, float] | None
    edge: NotRequired[float | None]
    focus: NotRequired[float | None]


class _Result(TypedDict):
    """controls: those that may be at fault."""

    controls: list[_Control]


@dataclass(frozen=True)
class _Trouble:
    """code: a key of options.troubles, or "undecided"."""

    code: str
    control: _Control
    state: State


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page in one state."""
    for path, visits in visits_by_page(subject, probe(subject, rule)):
        yield from _outcomes(path, visits, rule)


def probe(_: Outputs, rule: Rule) -> Probe:
    limits = _limits()
    sound = Sound()

    def inspect(driver: Chrome, _: State) -> object:
        found = cast("dict[str, list[str]]", _MEASURE.run(driver, limits, sound.keys()))
        sound.add(found.pop("sound"))
        return found

    return Probe(
        "controls",
        states_of(rule),
        inspect,
        on_load=lambda driver: pretend_focus(driver, True),
        settings=tuple(limits.items()),
    )


def _limits() -> dict[str, float]:
    """Of both rules, as they share a visit."""
    rules = load()
    return {
        "size": rules["target-too-small"].limits["size"],
        "contrast": rules["control-hard-to-see"].limits["contrast"],
    }


def _outcomes(path: str, visits: Sequence[Visit], rule: Rule) -> Iterator[Outcome]:
    """A fault of the design is at many controls of a page.

    So it is one outcome for a page, at the first of them.
    """
    merged: dict[str, list[_Trouble]] = {}
    for visit in visits:
        place = Place(path, page=visit.page, state=str(visit.state))
        if visit.problem:
            yield cannot_tell(place, visit.problem)
            continue
        troubles = list(_find_troubles(visit, rule))
        if not troubles:
            yield passed(place)
        for trouble in troubles:
            merged.setdefault(trouble.code, []).append(trouble)
    for alike in merged.values():
        state = format_states(
            [trouble.state for trouble in alike], [visit.state for visit in visits]
        )
        first = alike[0].control
        place = Place(path, page=visits[0].page, selector=first["selector"], state=state)
        yield _trouble_outcome(place, alike, rule)


def _trouble_outcome(place: Place, alike: Sequence[_Trouble], rule: Rule) -> Outcome:
    """alike: the troubles of one page with the same code."""
    code = alike[0].code
    first = alike[0].control
    name = first["name"]
    if code == "undecided":
        return cannot_tell(place, text_option(rule, "undecided").format(name=name))
    return failed(
        place,
        seen=_format_seen(code, first),
        expected=_format_expected(rule),
        name=name,
        trouble=mapping_option(rule, "troubles")[code].format(name=name),
        count=len({trouble.control["selector"] for trouble in alike}),
    )


def _find_troubles(visit: Visit, rule: Rule) -> Iterator[_Trouble]:
    # controls.js, beside this file, gives this shape.
    for control in cast("_Result", visit.result)["controls"]:
        for code in _trouble_codes(control, rule):
            yield _Trouble(code, control, visit.state)


def _trouble_codes(control: _Control, rule: Rule) -> Iterator[str]:
    if text_option(rule, "about") == "size":
        size = control["size"]
        if size and min(size) < rule.limits["size"] - SIZE_TOLERANCE:
            yield "small"
        return
    limit = rule.limits["contrast"]
    for part, ratio in (
        ("edge", control.get("edge", limit)),
        ("focus", control.get("focus", limit)),
    ):
        if ratio is None:
            yield "undecided"
        elif ratio < limit:
            yield part


def _format_seen(code: str, control: _Control) -> str:
    if code == "small":
        wide, high = control["size"] or (0, 0)
        return f"“{control['name']}”, {wide:g} × {high:g} px"
    ratio = control.get("edge") if code == "edge" else control.get("focus")
    return f"“{control['name']}”, contrast {ratio or 0:g} to 1"


def _format_expected(rule: Rule) -> str:
    if text_option(rule, "about") == "size":
        size = rule.limits["size"]
        return f"at least {size:g} × {size:g} px"
    return f"at least {rule.limits['contrast']:g} to 1"
