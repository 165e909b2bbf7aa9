"""One walk through a page with real key presses, as a person without a mouse would go."""

from __future__ import annotations

from collections.abc import Iterator
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
    """A menu that opens and closes. inside: the controls in it, none while it is closed."""

    open: bool
    inside: list[Control]


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
    address = driver.current_url.partition("#")[0]
    troubles = [
        *_tab_through(_reopen(driver, address, "tab")),
        *_skip_link_troubles(_reopen(driver, address, "skip")),
        *_menu_troubles(_reopen(driver, address, "menus")),
        *_stray_key_troubles(driver, stray_keys),
    ]
    return {"troubles": [astuple(trouble) for trouble in dict.fromkeys(troubles)]}


def _reopen(driver: Chrome, address: str, part: str) -> Chrome:
    """Opens the page again, so that the focus starts at its top.

    An address that differed in its fragment only would not load again, hence the query.
    """
    driver.get(f"{address.partition('?')[0]}?{part}")
    driver.execute_script(_SCRIPT)
    _ask(driver, "prepare()")
    return driver


def _tab_through(driver: Chrome) -> Iterator[Trouble]:
    """Presses Tab until the focus is back at the first control, or stays where it is."""
    controls = _list_controls(driver)
    reached: list[int] = []
    # Some boxes that scroll also take the focus, so allow for more stops than controls.
    for _ in range(2 * len(controls) + 10):
        stop = _next_stop(driver)
        if stop is None or _is_round_trip(stop["index"], reached):
            break
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
        if stop is not None:
            yield _make_trouble("trap", stop)
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


def _skip_link_troubles(driver: Chrome) -> Iterator[Trouble]:
    """The first stop has to lead to the main text."""
    link = cast("Control | None", _ask(driver, "skipLink()"))
    stop = _next_stop(driver)
    if link is None or stop is None or stop["index"] != 0:
        yield Trouble("skip-link-missing", "body", "")
        return
    _press(driver, Keys.ENTER)
    if _ask(driver, "inMainOrAfter()"):
        return
    # Browsers need not move the focus itself, as long as the next stop comes after the target.
    stop = _next_stop(driver)
    if stop is not None and not _ask(driver, "inMainOrAfter()"):
        yield _make_trouble("skip-link-stays", link)


def _menu_troubles(driver: Chrome) -> Iterator[Trouble]:
    menu_count = cast("int", _ask(driver, "menuCount()"))
    for number in range(menu_count):
        _ask(driver, f"focusMenu({number})")
        if _opens_and_closes(driver, number):
            yield from _menu_content_troubles(driver, number)
        else:
            yield _make_trouble("menu-does-not-open", _ask_menu(driver, number))


def _opens_and_closes(driver: Chrome, number: int) -> bool:
    """Whether each of the keys that press a button changes the menu.

    The second undoes the first.
    """
    for key in (Keys.ENTER, Keys.SPACE):
        was_open = _ask_menu(driver, number)["open"]
        _press(driver, key)
        if _ask_menu(driver, number)["open"] == was_open:
            return False
    return True


def _menu_content_troubles(driver: Chrome, number: int) -> Iterator[Trouble]:
    """Opens the menu, goes through it with Tab, and leaves it as it was."""
    was_open = _ask_menu(driver, number)["open"]
    if not was_open:
        _press(driver, Keys.ENTER)
        _list_controls(driver)
    menu = _ask_menu(driver, number)
    unreached = {control["selector"]: control for control in menu["inside"]}
    for _ in range(len(menu["inside"])):
        stop = _next_stop(driver)
        if stop is None:
            break
        unreached.pop(stop["selector"], None)
        yield from _stop_troubles(stop)
    for control in unreached.values():
        yield _make_trouble("not-reached", control)
    if not was_open:
        _ask(driver, f"focusMenu({number})")
        _press(driver, Keys.ENTER)
        _list_controls(driver)


def _stray_key_troubles(driver: Chrome, keys: tuple[str, ...]) -> Iterator[Trouble]:
    for key in keys:
        before = _ask(driver, "situation()")
        _press(driver, key)
        # A shortcut may have led to another page, where there is nothing to ask.
        has_left = driver.execute_script("return !window.alongsideWalk")
        if has_left or _ask(driver, "situation()") != before:
            yield Trouble("key-acts", "body", key)
            return


def _next_stop(driver: Chrome) -> Stop | None:
    """Presses Tab. None when the focus has left the page."""
    _press(driver, Keys.TAB)
    return cast("Stop | None", _ask(driver, "stop()"))


def _list_controls(driver: Chrome) -> list[Control]:
    """What should be reached now, in the order of the page."""
    return cast("list[Control]", _ask(driver, "refresh()"))


def _ask_menu(driver: Chrome, number: int) -> Menu:
    return cast("Menu", _ask(driver, f"menu({number})"))


def _press(driver: Chrome, key: str) -> None:
    ActionChains(driver, duration=0).send_keys(key).perform()


def _ask(driver: Chrome, question: str) -> object:
    """What keyboard.js, which has run in the page, answers."""
    return cast("object", driver.execute_script(f"return window.alongsideWalk.{question}"))


def _make_trouble(code: str, control: Control) -> Trouble:
    return Trouble(code, control["selector"], control["name"])
