"""The page that is open, to press keys on it and to ask keyboard.js what that did."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict, cast

from selenium.webdriver import ActionChains, Chrome, Keys

from alongside.checks.browser.browser import PageProblem
from alongside.checks.browser.page_scripts import read_scripts

_SCRIPT = read_scripts("naming.js", "keyboard.js")


SECONDS_TO_COME_BACK = 0.02
"""A script that takes the focus back does so a moment later."""


class Control(TypedDict):
    """An element as keyboard.js describes it. name: as read on the page. number: its place in the
    document, from 0; -1 for one that came later."""

    selector: str
    name: str
    number: int
    tag: str


class Stop(Control):
    """Where the focus is. index: place in the list of controls, from 0; -1 for none of them.

    surelyCovered: by what is no part of it and cannot be seen through. inner: whether it may have
    stops of its own, and a mark that nobody can ask for.
    """

    index: int
    hidden: bool
    inView: bool
    covered: bool
    surelyCovered: bool
    inner: bool
    focusVisible: bool


class Menu(Control):
    """A menu that opens and closes. kind: its markup and that of what it is in, without words."""

    kind: str
    open: bool


@dataclass(frozen=True)
class Stranger:
    """How a page is walked of which nobody knows what it is made of.

    open_again(): opens it as it was at first. seconds: after which the walk is given up.
    """

    open_again: Callable[[], None]
    seconds: float


class KeysLost(Exception):  # noqa: N818 — told by nobody: the walk is made again
    """The page did not get every key that was pressed, so nobody knows which."""


class WalkedPage:
    """The page that is open, to press keys on it and ask keyboard.js what that did."""

    def __init__(self, driver: Chrome, one_by_one: bool = False, stranger: Stranger | None = None):
        self._driver = driver
        self._address = driver.current_url.partition("#")[0].partition("?")[0]
        self._is_prepared = False
        self._stranger = stranger
        self._end = time.monotonic() + stranger.seconds if stranger else None
        self.one_by_one = one_by_one

    @property
    def is_strange(self) -> bool:
        return self._stranger is not None

    def start_over(self, part: str) -> list[Control]:
        """Puts the focus before the first control. Gives what should be reached, in order.

        What a page remembers that can act nobody knows, so that is opened again.
        """
        if self._is_prepared and not self.one_by_one:
            return cast("list[Control]", self.ask("startOver()"))
        if self._is_prepared or self._was_walked():
            self._open_again(part)
        self._prepare()
        return cast("list[Control]", self.ask("begin()"))

    def _open_again(self, part: str) -> None:
        if self._stranger:
            self._stranger.open_again()
        else:
            # Another fragment alone would not load it again, hence the query.
            self._driver.get(f"{self._address}?{part}")

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
        if self._end is not None and time.monotonic() > self._end:
            raise PageProblem("To walk through the page with the keyboard takes too long.")
        ActionChains(self._driver, duration=0).send_keys(keys).perform()

    def press_and_ask(
        self, keys: Sequence[str], question: str, together: int = sys.maxsize
    ) -> Iterator[object]:
        """The answer after each key. One that nobody asks for is not pressed, or only together with
        others before it. Raises KeysLost."""
        step = 1 if self.one_by_one else min(together, len(keys))
        for first in range(0, len(keys), step or 1):
            pressed = keys[first : first + step]
            if self.one_by_one:
                self.press(pressed[0])
                if self.is_strange:
                    time.sleep(SECONDS_TO_COME_BACK)
                yield self.ask(f"{question}()")
                continue
            self.ask(f"watch('{question}')")
            self.press("".join(pressed))
            answers = cast("list[object]", self.ask("answers()"))
            if len(answers) != len(pressed):
                raise KeysLost
            yield from answers

    def next_stops(self, most: int, together: int = sys.maxsize) -> Iterator[Stop | None]:
        """Where each press of Tab leads. None: the focus has left the page."""
        stops = self.press_and_ask([Keys.TAB] * most, "stop", together)
        return cast("Iterator[Stop | None]", stops)
