"""Puts the browser into a state: screen, colours, size and spacing of text, menus, scripts."""

from __future__ import annotations

from selenium.webdriver import Chrome

from alongside.checks.browser.browser import set_width
from alongside.checks.browser.page_scripts import read_scripts
from alongside.rules.states import State, text_settings

VIEW_HEIGHT = 640
"""CSS px; as on a small phone. Findings do not depend on it, as pages scroll."""

DEFAULT_TEXT_SIZE = 16
"""CSS px: what browsers show when nobody has changed the size of text."""

_SET_SPACING_AND_MENUS = read_scripts("spacing_and_menus.js")


def apply_state(driver: Chrome, state: State, before: State | None = None) -> None:
    """For the page that is open. Raises PageProblem if it does not get the width.

    before: the state in which the page is, if that is known: what it has already is not set again.
    """
    if before is None or _device(state) != _device(before):
        emulate_device(driver, state)
    spacing = text_settings()["text_spacing"] if state.text == "spaced" else None
    driver.execute_script(_SET_SPACING_AND_MENUS, spacing, state.menus == "open")


def emulate_device(driver: Chrome, state: State) -> None:
    """What belongs to the browser and stays when another page is opened."""
    is_dark = state.colours == "dark"
    is_forced = state.colours == "forced"
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {
            "features": [
                {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"},
                {"name": "forced-colors", "value": "active" if is_forced else "none"},
                {"name": "prefers-contrast", "value": state.contrast or "no-preference"},
            ]
        },
    )
    # The reader's own setting, so sizes in rem and in media queries follow it; those in px do not.
    per_cent = _large_text_per_cent() if state.text == "large" else 100
    size = DEFAULT_TEXT_SIZE * per_cent // 100
    driver.execute_cdp_cmd("Page.setFontSizes", {"fontSizes": {"standard": size}})
    set_width(driver, state.width, VIEW_HEIGHT)


def _device(state: State) -> tuple[object, ...]:
    return state.width, state.colours, state.contrast, state.text == "large"


def set_scripts_disabled(driver: Chrome, disabled: bool) -> None:
    """What holds for the next page.

    With scripts off, no audit that waits for an answer gets one.
    """
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": disabled})


def _large_text_per_cent() -> int:
    per_cent = text_settings()["large_text"]
    assert isinstance(per_cent, int), "as rules/states.py reads it"
    return per_cent
