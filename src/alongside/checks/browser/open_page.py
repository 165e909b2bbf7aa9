"""Opens one page in the browser and lets every probe look at it in each of its states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from selenium.webdriver import Chrome

from alongside.checks.browser.browser import check_width, load_page
from alongside.checks.browser.emulation import apply_state, emulate_device, set_scripts_disabled
from alongside.checks.browser.probe import Probe
from alongside.rules.states import State

Found = Mapping[tuple[Probe, State], object]
"""What each probe found in each of its states."""


def inspect_page(driver: Chrome, address: str, probes: Sequence[Probe]) -> Found:
    """Raises PageProblem for a page that cannot be looked at."""
    found: dict[tuple[Probe, State], object] = {}
    states = sorted({state for probe in probes for state in probe.states}, key=_order)
    before: State | None = None
    # As few loads as can be: one with scripts, and one without if a state asks for it.
    for scripts in sorted({state.scripts for state in states}):
        alike = [state for state in states if state.scripts == scripts]
        if before is None or _has_scripts(driver):  # where there is no script, none can run
            before = alike[0]
            _open_page(driver, address, before)
            for probe in probes:
                probe.on_load(driver)
        for state in alike:
            apply_state(driver, state, before)
            found |= _inspect_state(driver, state, probes)
            before = state
    return found


def _order(state: State) -> tuple[object, ...]:
    """Of states, so that from one to the next little changes: another width costs most."""
    is_usual = state.colours == "light" and not state.contrast
    return (state.width, state.text, state.menus, not is_usual, state.name)


def _inspect_state(
    driver: Chrome, state: State, probes: Sequence[Probe]
) -> dict[tuple[Probe, State], object]:
    asked = [probe for probe in probes if state in probe.states]
    return {(probe, state): probe.inspect(driver, state) for probe in asked}


def _open_page(driver: Chrome, address: str, state: State) -> None:
    emulate_device(driver, state, is_leaving=True)
    set_scripts_disabled(driver, state.scripts == "off")
    try:
        load_page(driver, address)
        check_width(driver, state.width)
    finally:
        # Audits wait for answers; the page's own scripts have had their turn.
        set_scripts_disabled(driver, False)


def _has_scripts(driver: Chrome) -> bool:
    return bool(driver.execute_script("return document.scripts.length > 0"))
