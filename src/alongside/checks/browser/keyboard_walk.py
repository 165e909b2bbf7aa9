"""One walk through a page with real key presses, as a person without a mouse would go.

Where nothing of the page can act between two presses, many are made at once: nearly all that a walk
costs is to ask the browser again and again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import TypedDict, cast

from selenium.webdriver import ActionChains, Chrome, Keys

from alongside.checks.browser.page_scripts import read_scripts

_SCRIPT = read_scripts("naming.js", "keyboard.js")


class Control(TypedDict):
    """An element as keyboard.js describes it. name: as read on the page."""

    selector: str
    name: str


class Stop(Control):
    """Where the focus is. index: place in the list of controls, from 0; -1 for none of them."""

    index: int
    hidden: bool
    inView: bool
    covered: bool
    focusVisible: bool


class Menu(Control):
    """A menu that opens and closes. kind: its markup and that of what it is in, without words."""

    kind: str
    open: bool


@dataclass(frozen=True)
class Trouble:
    """What keeps somebody without a mouse from using a page.

    code: a key of options.troubles in the rule files, which hold the words. name: of the control
    that it is about, as read on the page.
    """

    code: str
    selector: str
    name: str


class Walk(TypedDict):
    """troubles: the fields of each Trouble, in their order."""

    troubles: list[tuple[str, str, str]]


def walk_with_keyboard(driver: Chrome, stray_keys: tuple[str, ...]) -> Walk:
    """The troubles of the page that is open. stray_keys: keys that must do nothing when pressed
    alone."""
    try:
        troubles = _walk(_WalkedPage(driver), stray_keys)
    except _KeysLost:
        troubles = _walk(_WalkedPage(driver, one_by_one=True), stray_keys)
    return {"troubles": [astuple(trouble) for trouble in dict.fromkeys(troubles)]}


def _walk(page: _WalkedPage, stray_keys: tuple[str, ...]) -> list[Trouble]:
    by_tab = list(_tab_through(page))
    in_menus = list(_menu_troubles(page))
    by_key = list(_stray_key_troubles(page, stray_keys))
    by_link = list(_skip_link_troubles(page))  # last, as the place that it leads to is marked
    return [*by_tab, *by_link, *in_menus, *by_key]


class _KeysLost(Exception):  # noqa: N818 — told by nobody: the walk is made again
    """The page did not get every key that was pressed, so nobody knows which."""


class _WalkedPage:
    """The page that is open, to press keys on it and ask keyboard.js what that did."""

    def __init__(self, driver: Chrome, one_by_one: bool = False):
        self._driver = driver
        self._address = driver.current_url.partition("#")[0].partition("?")[0]
        self._is_prepared = False
        self.one_by_one = one_by_one

    def start_over(self, part: str) -> list[Control]:
        """Puts the focus before the first control. Gives what should be reached, in order.

        What a page remembers that can act nobody knows, so that is opened again.
        """
        if self._is_prepared and not self.one_by_one:
            return cast("list[Control]", self.ask("startOver()"))
        if self._is_prepared or self._was_walked():
            # Another fragment alone would not load it again, hence the query.
            self._driver.get(f"{self._address}?{part}")
        self._prepare()
        return cast("list[Control]", self.ask("refresh()"))

    def _was_walked(self) -> bool:
        """In another state: if not, it has just been opened."""
        return bool(self._driver.execute_script("return Boolean(window.alongsideWalk)"))

    def _prepare(self) -> None:
        self._driver.execute_script(_SCRIPT)
        self.ask("prepare()")
        self.one_by_one = self.one_by_one or not self.ask("isPlain()")
        self._is_prepared = True

    def ask(self, question: str) -> object:
        """What keyboard.js, which has run in the page, answers.

        None when a shortcut has led to another page, where there is nothing to ask.
        """
        script = f"return window.alongsideWalk ? window.alongsideWalk.{question} : null"
        return cast("object", self._driver.execute_script(script))

    def press(self, keys: str) -> None:
        ActionChains(self._driver, duration=0).send_keys(keys).perform()

    def press_and_ask(
        self, keys: Sequence[str], question: str, together: int = sys.maxsize
    ) -> Iterator[object]:
        """The answer after each key. One that nobody asks for is not pressed, or only together with
        others before it. Raises _KeysLost."""
        step = 1 if self.one_by_one else min(together, len(keys))
        for first in range(0, len(keys), step or 1):
            pressed = keys[first : first + step]
            if self.one_by_one:
                self.press(pressed[0])
                yield self.ask(f"{question}()")
                continue
            self.ask(f"watch('{question}')")
            self.press("".join(pressed))
            answers = cast("list[object]", self.ask("answers()"))
            if len(answers) != len(pressed):
                raise _KeysLost
            yield from answers

    def next_stops(self, most: int, together: int = sys.maxsize) -> Iterator[Stop | None]:
        """Where each press of Tab leads. None: the focus has left the page."""
        stops = self.press_and_ask([Keys.TAB] * most, "stop", together)
        return cast("Iterator[Stop | None]", stops)


def _tab_through(page: _WalkedPage) -> Iterator[Trouble]:
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
            if stop["index"] == last:
                yield _make_trouble("trap", stop)
                return
            if stop["index"] < last:
                yield _make_trouble("out-of-order", stop)
            reached.append(stop["index"])
        yield from _stop_troubles(stop)
    else:
        yield _make_trouble("trap", stuck)
    for number, control in enumerate(controls):
        if number not in reached:
            yield _make_trouble("not-reached", control)


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


def _skip_link_troubles(page: _WalkedPage) -> Iterator[Trouble]:
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


def _menu_troubles(page: _WalkedPage) -> Iterator[Trouble]:
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


def _opens_and_closes(page: _WalkedPage, was_open: bool) -> bool:
    """Whether each of the keys that press a button changes the menu.

    The second undoes the first.
    """
    for key, expected in ((Keys.ENTER, not was_open), (Keys.SPACE, was_open)):
        page.press(key)
        if page.ask("isMenuOpen()") != expected:
            return False
    return True


def _menu_content_troubles(page: _WalkedPage) -> Iterator[Trouble]:
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


def _stray_key_troubles(page: _WalkedPage, keys: tuple[str, ...]) -> Iterator[Trouble]:
    before = page.ask("situation()")
    for key, after in zip(keys, page.press_and_ask(keys, "situation"), strict=True):
        if after != before:
            yield Trouble("key-acts", "body", key)
            return


def _make_trouble(code: str, control: Control) -> Trouble:
    return Trouble(code, control["selector"], control["name"])
