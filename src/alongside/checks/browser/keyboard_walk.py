"""One walk through a page with real key presses, as a person without a mouse would go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selenium.webdriver import ActionChains, Chrome, Keys

from alongside.checks.browser.page_scripts import read_scripts

_SCRIPT = read_scripts("naming.js", "keyboard.js")


@dataclass(frozen=True)
class Trouble:
    """code: a key of options.troubles in the rule files, which hold the words. name: as read on the page."""

    code: str
    selector: str
    name: str


def walk_with_keyboard(driver: Chrome, stray_keys: tuple[str, ...]) -> Mapping[str, tuple]:
    """{"troubles": …} of the page that is open. stray_keys: keys that must do nothing when pressed alone."""
    address = driver.current_url.partition("#")[0]
    troubles = [
        *_tab_through(_reopen(driver, address, "tab")),
        *_skip_link_troubles(_reopen(driver, address, "skip")),
        *_menu_troubles(_reopen(driver, address, "menus")),
        *_stray_key_troubles(driver, stray_keys),
    ]
    return {"troubles": tuple(dict.fromkeys(troubles))}


def _reopen(driver: Chrome, address: str, part: str) -> Chrome:
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
                yield _make_trouble("trap", stop)
                return
            first = stop["index"] if first is None else first
            if stop["index"] < last:
                yield _make_trouble("out-of-order", stop)
            reached.add(stop["index"])
            last = stop["index"]
        yield from _stop_troubles(stop)
    else:
        yield _make_trouble("trap", stop)
    for number, control in enumerate(controls):
        if number not in reached:
            yield _make_trouble("not-reached", control)


def _stop_troubles(stop: Mapping) -> Iterator[Trouble]:
    if stop["hidden"] or not stop["inView"]:
        yield _make_trouble("focus-on-hidden", stop)
        return
    if stop["covered"]:
        yield _make_trouble("focus-covered", stop)
    if not stop["focusVisible"]:
        yield _make_trouble("focus-without-mark", stop)


def _skip_link_troubles(driver: Chrome) -> Iterator[Trouble]:
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
            yield _make_trouble("skip-link-stays", link)


def _menu_troubles(driver: Chrome) -> Iterator[Trouble]:
    for number in range(_ask(driver, "menuCount()")):
        _ask(driver, f"focusMenu({number})")
        for key in (Keys.ENTER, Keys.SPACE):
            before = _ask(driver, f"menu({number})")["open"]
            _press(driver, key)
            if _ask(driver, f"menu({number})")["open"] == before:
                yield _make_trouble("menu-does-not-open", _ask(driver, f"menu({number})"))
                break
        else:
            yield from _menu_content_troubles(driver, number)


def _menu_content_troubles(driver: Chrome, number: int) -> Iterator[Trouble]:
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
        yield from _stop_troubles(stop)
    for control in waiting.values():
        yield _make_trouble("not-reached", control)
    if not was_open:
        _ask(driver, f"focusMenu({number})")
        _press(driver, Keys.ENTER)
        _ask(driver, "refresh()")


def _stray_key_troubles(driver: Chrome, keys: tuple[str, ...]) -> Iterator[Trouble]:
    for key in keys:
        before = _ask(driver, "situation()")
        _press(driver, key)
        # A shortcut may have led to another page, where there is nothing to ask.
        if (
            driver.execute_script("return !window.alongsideWalk")
            or _ask(driver, "situation()") != before
        ):
            yield Trouble("key-acts", "body", key)
            return


def _press(driver: Chrome, key: str) -> None:
    ActionChains(driver).send_keys(key).perform()


def _ask(driver: Chrome, question: str):
    return driver.execute_script(f"return window.alongsideWalk.{question}")


def _make_trouble(code: str, control: Mapping) -> Trouble:
    return Trouble(code, control["selector"], control["name"])
