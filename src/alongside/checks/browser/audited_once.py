"""What an audit has answered before, for pages and states that are the same to it.

describe_state.js tells what an answer depends on. What cannot be told apart by it is audited once
in a run (decisions/0041-audited-once.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from typing import TypedDict, cast

from selenium.webdriver import Chrome

from alongside.checks.browser.page_scripts import PageScript, read_scripts

_DESCRIBE = PageScript("describe", read_scripts("describe_state.js") + "return describeState();")


class Description(TypedDict):
    """A page in a state, as describe_state.js gives it; all but soundTargets are digests.

    html: of the whole page. main: what is there and shown in the main text. frame: one for each
    kind of element around it. structure: all of these. geometry: where everything is. texts: one
    for each look of a text; None where something lies over one. soundTargets: whether each control
    is surely large enough.
    """

    html: str
    main: str
    frame: list[str]
    structure: str
    geometry: str
    texts: list[str] | None
    soundTargets: bool


def describe_state(driver: Chrome) -> Description:
    return cast("Description", _DESCRIBE.run(driver))


class Sound:
    """Keys of what was found to be without fault, for several threads."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._lock = Lock()

    def has_all(self, keys: Iterable[str]) -> bool:
        with self._lock:
            return self._keys.issuperset(keys)

    def keys(self) -> list[str]:
        with self._lock:
            return list(self._keys)

    def add(self, keys: Iterable[str]) -> None:
        with self._lock:
            self._keys.update(keys)
