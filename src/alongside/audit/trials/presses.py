"""What a press does: whether keys do what a click does, and whether readers are told of it.

The page is cut off from every server meanwhile, so that no form is sent and nothing is ordered.
What it would have got from there cannot be told.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypedDict, cast

from selenium.webdriver import ActionChains, Chrome, Keys

from alongside.audit.rendered_page import Noted
from alongside.audit.trials.page_at_hand import PageAtHand, trial_script
from alongside.checks.browser.emulation import pretend_focus

_SECONDS_TO_ACT = 0.25
_KEYS = (Keys.ENTER, Keys.SPACE)


class _Pressed(TypedDict):
    """As presses.js lists it."""

    number: int
    tag: str
    way: str


class _Said(TypedDict):
    """New words. number: of the element that holds them, -1 if it was not there before."""

    number: int
    tag: str
    text: str


def try_presses(hand: PageAtHand, most: int) -> Iterator[Noted]:
    """most: of what can be pressed on a page, which is opened anew for each. Raises PageProblem."""
    if not hand.has_scripts:
        return
    pretend_focus(hand.driver, True)
    listed = cast("list[_Pressed]", _ask(hand, "list"))
    is_fresh = True
    for pressed in listed[:most]:
        if not is_fresh:
            hand.open_again()
        with _cut_off(hand.driver):
            yield from _try_one(hand, pressed)
        is_fresh = False


def _try_one(hand: PageAtHand, pressed: _Pressed) -> Iterator[Noted]:
    _ask(hand, "rest")
    time.sleep(_SECONDS_TO_ACT)
    is_restless = bool(_ask(hand, "restless"))
    point = _ask(hand, "focus", pressed["number"])
    if point is None:
        return
    keys = ("a",) if pressed["way"] == "field" and pressed["tag"] != "select" else _KEYS
    if pressed["tag"] == "select":
        keys = (Keys.ARROW_DOWN,)
    for key in keys:
        ActionChains(hand.driver, duration=0).send_keys(key).perform()
        time.sleep(_SECONDS_TO_ACT)
        if _ask(hand, "changed"):
            said = cast("_Said | None", _ask(hand, "said"))
            if said is not None:
                yield _note_of_words(hand, pressed, said)
            return
    if pressed["way"] == "field" or is_restless:
        return
    _ask(hand, "watch")
    _click(hand.driver, cast("dict[str, float]", point))
    time.sleep(_SECONDS_TO_ACT)
    if _ask(hand, "changed"):
        yield hand.note("keys-do-nothing", pressed["number"], pressed["tag"])


def _note_of_words(hand: PageAtHand, pressed: _Pressed, said: _Said) -> Noted:
    where = said if 0 <= said["number"] < len(hand.page.elements) else pressed
    element = hand.element(where["number"], where["tag"])
    if element is hand.page.root:  # it came later, and what follows it has another number
        where = pressed
    return hand.note("result-not-told", where["number"], where["tag"], seen=said["text"])


def _ask(hand: PageAtHand, *question: object) -> object:
    return trial_script("presses.js").run(hand.driver, *question)


def _click(driver: Chrome, point: dict[str, float]) -> None:
    for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
        event = {"type": kind, "x": point["x"], "y": point["y"], "button": "left", "clickCount": 1}
        driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)


@contextmanager
def _cut_off(driver: Chrome) -> Iterator[None]:
    """Nothing that the page does meanwhile reaches a server. It is left before there is one again,
    as it might try once more."""
    conditions = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": True, **conditions})
    try:
        yield
    finally:
        driver.get("about:blank")
        driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": False, **conditions})
        driver.execute_cdp_cmd("Network.disable", {})
