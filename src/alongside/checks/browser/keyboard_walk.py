"""One walk through a page with real key presses, as a person without a mouse would go.

Where nothing of the page can act between two presses, many are made at once: nearly all that a walk
costs is to ask the browser again and again.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypedDict, cast

from selenium.webdriver import Chrome, Keys

from alongside.checks.browser.walked_page import (
    SECONDS_TO_COME_BACK,
    Control,
    KeysLost,
    Menu,
    Stop,
    Stranger,
    WalkedPage,
)


@dataclass(frozen=True)
class Trouble:
    """What keeps somebody without a mouse from using a page.

    code: a key of options.troubles in the rule files, which hold the words. name: of the control
    that it is about, as read on the page. control: the same as keyboard.js gave it, if any.
    """

    code: str
    selector: str
    name: str
    control: Control | None = field(default=None, compare=False)


class Walk(TypedDict):
    """troubles: the fields of each Trouble, in their order."""

    troubles: list[tuple[str, str, str]]


def walk_with_keyboard(driver: Chrome, stray_keys: tuple[str, ...]) -> Walk:
    """The troubles of the page that is open. stray_keys: keys that must do nothing when pressed
    alone."""
    try:
        troubles = _walk(WalkedPage(driver), stray_keys)
    except KeysLost:
        troubles = _walk(WalkedPage(driver, one_by_one=True), stray_keys)
    found = dict.fromkeys(troubles)
    return {"troubles": [(trouble.code, trouble.selector, trouble.name) for trouble in found]}


def walk_strange_page(driver: Chrome, stranger: Stranger) -> list[Trouble]:
    """The troubles of stops and menus on the page that is open, whoever made it.

    A trap is "trap-with-exit" if Escape leads out of it; "not-ended" is told where the stops
    within a stop have not come to an end. Raises PageProblem after too long a time.
    """
    try:
        return _walk_stops(WalkedPage(driver, stranger=stranger))
    except KeysLost:
        return _walk_stops(WalkedPage(driver, one_by_one=True, stranger=stranger))


def _walk_stops(page: WalkedPage) -> list[Trouble]:
    return [*_tab_through(page), *_menu_troubles(page)]


def _walk(page: WalkedPage, stray_keys: tuple[str, ...]) -> list[Trouble]:
    by_tab = list(_tab_through(page))
    in_menus = list(_menu_troubles(page))
    by_key = list(_stray_key_troubles(page, stray_keys))
    by_link = list(_skip_link_troubles(page))  # last, as the place that it leads to is marked
    return [*by_tab, *by_link, *in_menus, *by_key]


def _tab_through(page: WalkedPage) -> Iterator[Trouble]:
    """Presses Tab until the focus is back at the first control, or stays where it is."""
    controls = page.start_over("tab")
    reached: list[int] = []
    # Some boxes that scroll also take the focus, so allow for more stops than controls.
    for stop in page.next_stops(2 * len(controls) + 10, len(controls) + 1):
        if stop is None or _is_round_trip(stop["index"], reached):
            break
        stuck = stop
        last = reached[-1] if reached else -1
        if stop["index"] >= 0:
            if stop["index"] == last and not _may_be_there_again(page, stop, len(controls)):
                yield _trap_trouble(page, stop, reached[-1:], len(controls))
                return
            if stop["index"] < last:
                yield _make_trouble("out-of-order", stop)
            reached.append(stop["index"])
        yield from _stop_troubles(stop)
    else:
        yield _trap_trouble(page, stuck, reached[len(reached) // 2 :], len(controls))
    for number, control in enumerate(controls):
        if number not in reached:
            yield _make_trouble("not-reached", control)


def _may_be_there_again(page: WalkedPage, stop: Stop, controls: int) -> bool:
    """Whether one press of Tab has led to another place within the same control, or once around a
    page that has no other."""
    return page.is_strange and (stop["inner"] or controls == 1)


def _trap_trouble(page: WalkedPage, stop: Stop, circle: Sequence[int], controls: int) -> Trouble:
    """circle: those of the controls between which the focus goes round."""
    if not page.is_strange:
        return _make_trouble("trap", stop)
    if stop["inner"] or stop["index"] < 0 or len(set(circle)) == controls:
        return _make_trouble("not-ended", stop)
    page.press(Keys.ESCAPE)
    for _ in range(len(set(circle)) + 1):
        page.press(Keys.TAB)
        time.sleep(SECONDS_TO_COME_BACK)
        after = cast("Stop | None", page.ask("stop()"))
        if after is None or after["index"] not in circle:
            return _make_trouble("trap-with-exit", stop)
    return _make_trouble("trap", stop)


def _is_round_trip(index: int, reached: list[int]) -> bool:
    """Whether the focus is at its first control again, after it was at others."""
    return bool(reached) and index == reached[0] != reached[-1]


def _stop_troubles(stop: Stop) -> Iterator[Trouble]:
    if stop["hidden"] or not stop["inView"]:
        yield _make_trouble("focus-on-hidden", stop)
        return
    if stop["covered"]:
        yield _make_trouble("focus-covered", stop)
    if not stop["focusVisible"]:
        yield _make_trouble("focus-without-mark", stop)


def _skip_link_troubles(page: WalkedPage) -> Iterator[Trouble]:
    """The first stop has to lead to the main text."""
    page.start_over("skip")
    link = cast("Control | None", page.ask("skipLink()"))
    stop = next(page.next_stops(1))
    if link is None or stop is None or stop["index"] != 0:
        yield Trouble("skip-link-missing", "body", "")
        return
    page.press(Keys.ENTER)
    if page.ask("inMainOrAfter()"):
        return
    # Browsers need not move the focus itself, as long as the next stop comes after the target.
    stop = next(page.next_stops(1))
    if stop is not None and not page.ask("inMainOrAfter()"):
        yield _make_trouble("skip-link-stays", link)


def _menu_troubles(page: WalkedPage) -> Iterator[Trouble]:
    page.start_over("menus")
    kinds_that_open: set[str] = set()
    for number in range(cast("int", page.ask("menuCount()"))):
        menu = cast("Menu", page.ask(f"focusMenu({number})"))
        is_known = menu["kind"] in kinds_that_open and not page.one_by_one
        if is_known or _opens_and_closes(page, menu["open"]):
            kinds_that_open.add(menu["kind"])
            yield from _menu_content_troubles(page)
        else:
            yield _make_trouble("menu-does-not-open", menu)
    page.ask("leaveMenu()")


def _opens_and_closes(page: WalkedPage, was_open: bool) -> bool:
    """Whether each of the keys that press a button changes the menu.

    The second undoes the first.
    """
    for key, expected in ((Keys.ENTER, not was_open), (Keys.SPACE, was_open)):
        page.press(key)
        if page.ask("isMenuOpen()") != expected:
            return False
    return True


def _menu_content_troubles(page: WalkedPage) -> Iterator[Trouble]:
    """Opens the menu and goes through it with Tab."""
    inside = cast("list[Control]", page.ask("openMenu()"))
    unreached = {control["selector"]: control for control in inside}
    for stop in page.next_stops(len(inside)):
        if stop is None:
            break
        unreached.pop(stop["selector"], None)
        yield from _stop_troubles(stop)
    for control in unreached.values():
        yield _make_trouble("not-reached", control)


def _stray_key_troubles(page: WalkedPage, keys: tuple[str, ...]) -> Iterator[Trouble]:
    before = page.ask("situation()")
    for key, after in zip(keys, page.press_and_ask(keys, "situation"), strict=True):
        if after != before:
            yield Trouble("key-acts", "body", key)
            return


def _make_trouble(code: str, control: Control) -> Trouble:
    return Trouble(code, control["selector"], control["name"], control)
