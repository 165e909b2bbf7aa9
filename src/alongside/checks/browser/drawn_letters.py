"""Asks the browser in which fonts it drew the letters of a page: those that the page brings along?

A computer may have a font that the reader's lacks, so that nobody sees that letters are missing.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import NotRequired, TypedDict, cast
from urllib.parse import urlsplit

from fontTools.ttLib import TTFont, TTLibError
from selenium.webdriver import Chrome

from alongside.assets.font_table import scripts_everywhere
from alongside.checks.browser.audited_once import Sound
from alongside.checks.browser.page_scripts import read_scripts
from alongside.checks.browser.probe import Probe, Visit
from alongside.checks.browser.visits import visits_by_page
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.rules.outcomes import cannot_tell, failed, inapplicable, passed
from alongside.rules.states import State, states_of
from alongside.system.file_cache import cache_key

_SCRIPT = read_scripts("drawn_letters.js")
_TAKE_AWAY = "document.getElementById('drawn-letters')?.remove();"
_SAMPLES = "#drawn-letters > p"
_SHOWN_WORDS = 3
"""Of those that no font of the page drew, in a finding."""
_UNSEEN = "\u200c\u200d "


class _Kind(TypedDict):
    """Words that are set alike. fonts: of this computer, in which letters of them were drawn.

    key: of their language and style, until they have been looked at.
    """

    language: str
    words: str
    fonts: list[str]
    key: NotRequired[str]


class _Result(TypedDict):
    """files: paths of the fonts that the page brought along."""

    kinds: list[_Kind]
    files: list[str]


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page in one state."""
    for path, visits in visits_by_page(subject, probe(subject, rule)):
        for visit in visits:
            yield _outcome(subject, path, visit)


def probe(_: Outputs, rule: Rule) -> Probe:
    everywhere = "".join(rf"\p{{Script={script}}}" for script in scripts_everywhere())
    return Probe(
        "drawn-letters",
        states_of(rule),
        partial(_inspect, everywhere, Sound()),
        settings=(everywhere,),
    )


def _inspect(everywhere: str, sound: Sound, driver: Chrome, _: State) -> object:
    found = cast("_Result", driver.execute_async_script(_SCRIPT, everywhere))
    if not found["kinds"]:
        return found
    files = sorted(found["files"])
    # The same words in the same style, with the same fonts at hand, are drawn in the same way.
    keys = [cache_key(kind.pop("key"), kind["words"], *files) for kind in found["kinds"]]
    if sound.has_all(keys):
        for kind in found["kinds"]:
            kind["fonts"] = []
        driver.execute_script(_TAKE_AWAY)
        return found
    _ask_for_fonts(driver, found["kinds"])
    sound.add(key for key, kind in zip(keys, found["kinds"], strict=True) if not kind["fonts"])
    return found


def _ask_for_fonts(driver: Chrome, kinds: Sequence[_Kind]) -> None:
    driver.execute_cdp_cmd("DOM.enable", {})
    driver.execute_cdp_cmd("CSS.enable", {})
    try:
        document = driver.execute_cdp_cmd("DOM.getDocument", {"depth": 0})
        root = document["root"]["nodeId"]
        asked = {"nodeId": root, "selector": _SAMPLES}
        nodes = driver.execute_cdp_cmd("DOM.querySelectorAll", asked)["nodeIds"]
        for kind, node in zip(kinds, nodes, strict=True):
            kind["fonts"] = _fonts_of_computer(driver, node)
    finally:
        # The other audits must find the page as it was.
        driver.execute_cdp_cmd("CSS.disable", {})
        driver.execute_cdp_cmd("DOM.disable", {})
        driver.execute_script(_TAKE_AWAY)


def _fonts_of_computer(driver: Chrome, node: int) -> list[str]:
    """The fonts of an element's letters that no page brought along."""
    fonts = driver.execute_cdp_cmd("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return sorted({font["familyName"] for font in fonts if not font["isCustomFont"]})


def _outcome(outputs: Outputs, path: str, visit: Visit) -> Outcome:
    place = Place(path, page=visit.page, state=str(visit.state))
    if visit.problem:
        return cannot_tell(place, visit.problem)
    # drawn_letters.js and _inspect, above, give this shape.
    found = cast("_Result", visit.result)
    if not found["kinds"]:
        return inapplicable(place)
    prefix = urlsplit(outputs.sources.publication.url).path
    files = [outputs.site_folder / file.removeprefix(prefix) for file in found["files"]]
    for kind in found["kinds"]:
        if kind["fonts"] or _letter_without_shape(kind["words"], files):
            words = " ".join(kind["words"].split()[:_SHOWN_WORDS])
            return failed(place, seen=words, language=kind["language"])
    return passed(place)


def _letter_without_shape(words: str, files: Sequence[Path]) -> str:
    """The first letter that no font file has, neither whole nor in its parts; "" for none.

    A browser that has no font at all for a letter draws an empty box of the first one.
    """
    drawable = frozenset[int]().union(*(_read_cmap(file) for file in files if file.is_file()))
    for letter in dict.fromkeys(words):
        parts = unicodedata.normalize("NFD", letter)
        is_drawn = ord(letter) in drawable or all(ord(part) in drawable for part in parts)
        if not is_drawn and letter not in _UNSEEN:
            return letter
    return ""


@lru_cache(maxsize=256)
def _read_cmap(file: Path) -> frozenset[int]:
    try:
        with TTFont(io.BytesIO(file.read_bytes()), lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (TTLibError, ValueError, AssertionError):
        return frozenset()  # it draws no letter
