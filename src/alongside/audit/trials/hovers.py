"""What appears as the mouse comes: whether it stays, can be pointed at and can be sent away.

WCAG 2.2, 1.4.13 Content on Hover or Focus. Each markup that may show something is tried once.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, hypot
from typing import TypedDict, cast

from selenium.webdriver import ActionChains, Chrome, Keys

from alongside.audit.rendered_page import Noted
from alongside.audit.trials.page_at_hand import PageAtHand, trial_script

_SECONDS_TO_APPEAR = 0.5
_SECONDS_TO_STAY = 1.2
"""Help that goes away by itself is often there for a second."""
_SECONDS_TO_GO = 0.7
"""After the mouse has come to the new content: scripts hide things after a moment."""
_STEP = 8
"""CSS px between two places of the mouse."""


class _Point(TypedDict):
    x: float
    y: float


class _Content(_Point):
    """What has appeared, as hovers.js tells of it. x, y: its middle. near: its place that is next
    to the mouse. covers: whether it lies over other words."""

    number: int
    tag: str
    text: str
    near: _Point
    covers: bool


@dataclass(frozen=True)
class _Trigger:
    number: int
    point: _Point


def try_hovers(hand: PageAtHand, most: int) -> Iterator[Noted]:
    """most: of what may show something on a page."""
    script = trial_script("hovers.js")
    listed = cast("list[dict[str, int]]", script.run(hand.driver, "list"))
    mouse = _Mouse(hand.driver)
    for entry in listed[:most]:
        mouse.move({"x": 1, "y": 1})
        point = cast("_Point | None", script.run(hand.driver, "place", entry["number"]))
        if point is not None:
            yield from _try_one(hand, mouse, _Trigger(entry["number"], point))
    mouse.move({"x": 1, "y": 1})


def _try_one(hand: PageAtHand, mouse: _Mouse, trigger: _Trigger) -> Iterator[Noted]:
    content = _show(hand, mouse, trigger)
    if content is None:
        return
    seen = content["text"]
    time.sleep(_SECONDS_TO_STAY if hand.has_scripts else 0)
    if not _is_there(hand):
        yield hand.note("hover-goes-by-itself", trigger.number, seen=seen)
        return
    mouse.glide(trigger.point, content["near"], content)
    time.sleep(_SECONDS_TO_GO if hand.has_scripts else 0.1)
    if not _is_there(hand):
        yield hand.note("hover-not-to-be-reached", trigger.number, seen=seen)
    if not content["covers"]:
        return
    mouse.move({"x": 1, "y": 1})
    time.sleep(_SECONDS_TO_GO if hand.has_scripts else 0.1)
    if _show(hand, mouse, trigger) is not None:
        ActionChains(hand.driver, duration=0).send_keys(Keys.ESCAPE).perform()
        time.sleep(0.1)
        if _is_there(hand):
            yield hand.note("hover-not-closed", trigger.number, seen=seen)


def _show(hand: PageAtHand, mouse: _Mouse, trigger: _Trigger) -> _Content | None:
    mouse.move(trigger.point)
    end = time.monotonic() + (_SECONDS_TO_APPEAR if hand.has_scripts else 0)
    while True:
        found = trial_script("hovers.js").run(hand.driver, "new")
        if found is not None or time.monotonic() > end:
            return cast("_Content | None", found)
        time.sleep(0.05)


def _is_there(hand: PageAtHand) -> bool:
    return bool(trial_script("hovers.js").run(hand.driver, "there"))


class _Mouse:
    def __init__(self, driver: Chrome):
        self._driver = driver

    def move(self, point: _Point) -> None:
        """point: in the window, CSS px."""
        event = {"type": "mouseMoved", "x": point["x"], "y": point["y"]}
        self._driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)

    def glide(self, *points: _Point) -> None:
        """From the first of the points to the last, as a hand would."""
        for start, end in zip(points, points[1:], strict=False):
            across, down = end["x"] - start["x"], end["y"] - start["y"]
            steps = max(1, ceil(hypot(across, down) / _STEP))
            for step in range(1, steps + 1):
                share = step / steps
                self.move({"x": start["x"] + across * share, "y": start["y"] + down * share})
