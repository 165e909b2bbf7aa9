"""One walk through a page with real key presses, as a person without a mouse would go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selenium.webdriver import ActionChains, Chrome, Keys

from alongside.checks.browser.scripts import script

_SCRIPT = script("naming.js", "keyboard.js")


@dataclass(frozen=True)
class Trouble:
    """code: a key of options.troubles in the rule files, which hold the words. name: as read on the page."""

    code: str
    selector: str
    name: str


def walk(driver: Chrome, stray_keys: tuple[str, ...]) -> Mapping[str, tuple]:
    """{"troubles": …} of the page that is open. stray_keys: keys that must do nothing when pressed alone."""
    address = driver.current_url.partition("#")[0]
    troubles = [
        *_tab_through(_anew(driver, address, "tab")),
        *_skip(_anew(driver, address, "skip")),
        *_menus(_anew(driver, address, "menus")),
        *_stray(driver, stray_keys),
    ]
    return {"troubles": tuple(dict.fromkeys(troubles))}


def _anew(driver: Chrome, address: str, part: str) -> Chrome:
    """Opens the page again, so that the focus starts at its top.

    An address that differed in its fragment only would not load again, hence the query.
    """
    driver.get(f"{address.partition('?')[0]}?{part}")
    driver.execute_script(_SCRIPT)
    _ask(driver, "prepare()")
    return driver


def _tab_through(driver: Chrome) -> Iterator[Trouble]:
    controls = _ask(driver, "refresh()")
    reached, first, last = set(), None, -1
    # Some boxes that scroll also take the focus, so allow for more stops than controls.
    for _ in range(2 * len(controls) + 10):
        _press(driver, Keys.TAB)
        stop = _ask(driver, "stop()")
        if stop is None or (stop["index"] == first != last):
            break
        if stop["index"] >= 0:
            if stop["index"] == last:
                yield _trouble("trap", stop)
                return
            first = stop["index"] if first is None else first
            if stop["index"] < last:
                yield _trouble("out-of-order", stop)
            reached.add(stop["index"])
            last = stop["index"]
        yield from _of_stop(stop)
    else:
        yield _trouble("trap", stop)
    for number, control in enumerate(controls):
        if number not in reached:
            yield _trouble("not-reached", control)


def _of_stop(stop: Mapping) -> Iterator[Trouble]:
    if stop["hidden"] or not stop["inView"]:
        yield _trouble("focus-on-hidden", stop)
        return
    if stop["covered"]:
        yield _trouble("focus-covered", stop)
    if not stop["marked"]:
        yield _trouble("focus-without-mark", stop)


def _skip(driver: Chrome) -> Iterator[Trouble]:
    link = _ask(driver, "skipLink()")
    _press(driver, Keys.TAB)
    stop = _ask(driver, "stop()")
    if link is None or stop is None or stop["index"] != 0:
        yield Trouble("skip-link-missing", "body", "")
        return
    _press(driver, Keys.ENTER)
    if not _ask(driver, "inMainOrAfter()"):
        # Browsers need not move the focus itself, as long as the next stop comes after the target.
        _press(driver, Keys.TAB)
        stop = _ask(driver, "stop()")
        if stop is not None and not _ask(driver, "inMainOrAfter()"):
            yield _trouble("skip-link-stays", link)


def _menus(driver: Chrome) -> Iterator[Trouble]:
    for number in range(_ask(driver, "menuCount()")):
        _ask(driver, f"focusMenu({number})")
        for key in (Keys.ENTER, Keys.SPACE):
            before = _ask(driver, f"menu({number})")["open"]
            _press(driver, key)
            if _ask(driver, f"menu({number})")["open"] == before:
                yield _trouble("menu-does-not-open", _ask(driver, f"menu({number})"))
                break
        else:
            yield from _inside_menu(driver, number)


def _inside_menu(driver: Chrome, number: int) -> Iterator[Trouble]:
    was_open = _ask(driver, f"menu({number})")["open"]
    if not was_open:
        _press(driver, Keys.ENTER)
        _ask(driver, "refresh()")
    menu = _ask(driver, f"menu({number})")
    waiting = {control["selector"]: control for control in menu["inside"]}
    for _ in range(len(menu["inside"])):
        _press(driver, Keys.TAB)
        stop = _ask(driver, "stop()")
        if stop is None:
            break
        waiting.pop(stop["selector"], None)
        yield from _of_stop(stop)
    for control in waiting.values():
        yield _trouble("not-reached", control)
    if not was_open:
        _ask(driver, f"focusMenu({number})")
        _press(driver, Keys.ENTER)
        _ask(driver, "refresh()")


def _stray(driver: Chrome, keys: tuple[str, ...]) -> Iterator[Trouble]:
    for key in keys:
        before = _ask(driver, "situation()")
        _press(driver, key)
        # A shortcut may have led to another page, where there is nothing to ask.
        if driver.execute_script("return !window.alongsideWalk") or _ask(driver, "situation()") != before:
            yield Trouble("key-acts", "body", key)
            return


def _press(driver: Chrome, key: str) -> None:
    ActionChains(driver).send_keys(key).perform()


def _ask(driver: Chrome, question: str):
    return driver.execute_script(f"return window.alongsideWalk.{question}")


def _trouble(code: str, told: Mapping) -> Trouble:
    return Trouble(code, told["selector"], told["name"])
