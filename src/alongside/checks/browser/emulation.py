"""Puts the browser into a state: screen, colours, size and spacing of text, menus, scripts."""

from __future__ import annotations

from selenium.webdriver import Chrome

from alongside.checks.browser.browser import check_width, set_width
from alongside.checks.browser.page_scripts import PageScript, read_scripts
from alongside.rules.states import State, text_settings

VIEW_HEIGHT = 640
"""CSS px; as on a small phone. Findings do not depend on it, as pages scroll."""

DEFAULT_TEXT_SIZE = 16
"""CSS px: what browsers show when nobody has changed the size of text."""

_SPACING_AND_MENUS = PageScript("setSpacingAndMenus", read_scripts("spacing_and_menus.js"))


def apply_state(driver: Chrome, state: State, before: State | None = None) -> None:
    """For the page that is open. Raises PageProblem if it does not get the width.

    before: the state in which the page is, if that is known: what it has already is not set again.
    """
    emulate_device(driver, state, before)
    spacing = text_settings()["text_spacing"] if state.text == "spaced" else None
    _SPACING_AND_MENUS.run(driver, spacing, state.menus == "open")


def emulate_device(
    driver: Chrome, state: State, before: State | None = None, is_leaving: bool = False
) -> None:
    """What belongs to the browser and stays when another page is opened.

    before: as in apply_state. Each setting makes the browser work out the page again, even one that
    it has already. is_leaving: another page is opened next, so nobody asks this one for its width.
    """
    if before is None or _media(state) != _media(before):
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": _media(state)})
    if before is None or _text_size(state) != _text_size(before):
        # The reader's own setting, so sizes in rem and in media queries follow it; those in px do
        # not.
        sizes = {"standard": _text_size(state)}
        driver.execute_cdp_cmd("Page.setFontSizes", {"fontSizes": sizes})
    if before is None or state.width != before.width:
        set_width(driver, state.width, VIEW_HEIGHT)
        if not is_leaving:
            check_width(driver, state.width)


def _media(state: State) -> list[dict[str, str]]:
    is_dark = state.colours == "dark"
    is_forced = state.colours == "forced"
    return [
        {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"},
        {"name": "forced-colors", "value": "active" if is_forced else "none"},
        {"name": "prefers-contrast", "value": state.contrast or "no-preference"},
    ]


def _text_size(state: State) -> int:
    """CSS px."""
    per_cent = text_settings()["large_text"] if state.text == "large" else 100
    return DEFAULT_TEXT_SIZE * per_cent // 100


def pretend_focus(driver: Chrome, pretended: bool) -> None:
    """Whether the page is shown as if its window had the focus, wherever that is.

    A walk with the Tab key can leave it in the browser's own bar. No mark is drawn then.
    """
    driver.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": pretended})


def set_scripts_disabled(driver: Chrome, disabled: bool) -> None:
    """What holds for the next page.

    With scripts off, no audit that waits for an answer gets one.
    """
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": disabled})
