"""The mark of the focus, in pixels: pictures of the page before and after a control gets the focus.

Whatever a page does to show where the focus is, it changes pixels: an outline, a shadow, a line,
the ground, at the control or at what stands for it. Controls of the same markup are looked at once.
"""

from __future__ import annotations

from base64 import b64decode
from collections import Counter
from collections.abc import Collection, Iterator
from functools import lru_cache
from io import BytesIO
from typing import TypedDict, cast

from PIL import Image, ImageChops
from selenium.webdriver import Chrome

from alongside.audit.rendered_page import Noted
from alongside.audit.trials.page_at_hand import PageAtHand, trial_script
from alongside.checks.browser.browser import PageProblem
from alongside.checks.browser.emulation import pretend_focus
from alongside.checks.sources.colour_contrast_low import contrast

MARK_CONTRAST = 3.0
"""To 1: what WCAG 2.2 asks of the mark of the focus (1.4.11, 2.4.13)."""
_SEEN_CONTRAST = 1.1
"""To 1: a change of colour that is less is none for anybody."""
_FEWEST_PIXELS = 6


class _Control(TypedDict):
    """As marks.js lists it. kind: its markup, and that of what it stands in, without words."""

    number: int
    tag: str
    kind: str
    hasCaret: bool


class _Place(TypedDict):
    """Where the page was scrolled to, and the shorter side of the control in CSS px."""

    x: float
    y: float
    shorter: float


def measure_marks(
    hand: PageAtHand, hidden: Collection[int], most: int, only_hidden: bool = False
) -> Iterator[Noted]:
    """hidden: controls at which Tab stops although nobody sees them, by number: if the focus shows
    elsewhere, such as at their label, "seen-elsewhere" is noted. most: kinds of controls. Raises
    PageProblem if there are more."""
    pretend_focus(hand.driver, True)
    script = trial_script("marks.js")
    controls = cast("list[_Control]", script.run(hand.driver, "list"))
    kinds: set[str] = set()
    pictures = _Pictures(hand.driver)
    for control in controls:
        is_hidden = control["number"] in hidden
        if not is_hidden and (only_hidden or control["kind"] in kinds):
            continue
        if len(kinds) >= most:
            raise PageProblem(
                f"It has more than {most} kinds of controls: nobody has seen the mark of the rest."
            )
        kinds.add(control["kind"])
        place = cast("_Place | None", script.run(hand.driver, "place", control["number"]))
        if place is None:
            continue
        before = pictures.at_rest(place)
        if not script.run(hand.driver, "focus", control["number"]):
            continue  # a script has led it elsewhere, which the walk tells of
        code = _judge_change(before, pictures.take(), place["shorter"], control["hasCaret"])
        if is_hidden:
            code = "" if code == "mark-absent" else "seen-elsewhere"
        if code:
            yield hand.note(code, control["number"], control["tag"])


class _Pictures:
    """Pictures of the window. The one without any focus is taken once for each place to which the
    page is scrolled."""

    def __init__(self, driver: Chrome):
        self._driver = driver
        self._place: tuple[float, float] | None = None
        self._rest: Image.Image | None = None

    def at_rest(self, place: _Place) -> Image.Image:
        key = (place["x"], place["y"])
        if self._rest is None or key != self._place:
            self._place, self._rest = key, self.take()
        return self._rest

    def take(self) -> Image.Image:
        settings = {"format": "png", "optimizeForSpeed": True}
        answer = self._driver.execute_cdp_cmd("Page.captureScreenshot", settings)
        return Image.open(BytesIO(b64decode(answer["data"]))).convert("RGB")


def _judge_change(before: Image.Image, after: Image.Image, shorter: float, has_caret: bool) -> str:
    """ "" for a mark that stands out: as many pixels as the shorter side of the control is long."""
    ratios = _changed_pixels(before, after)
    seen = sum(count for ratio, count in ratios.items() if ratio >= _SEEN_CONTRAST)
    # A few change where an outline in the colour of the page lies over a neighbour.
    if seen < max(shorter / 2, _FEWEST_PIXELS):
        # In a field the cursor itself shows where one is: pale, but there.
        return "mark-weak" if has_caret else "mark-absent"
    strong = sum(count for ratio, count in ratios.items() if ratio >= MARK_CONTRAST)
    return "mark-weak" if strong < max(shorter, _FEWEST_PIXELS) else ""


def _changed_pixels(before: Image.Image, after: Image.Image) -> Counter[float]:
    """How many pixels have changed, by the contrast of what was there with what is there."""
    ratios: Counter[float] = Counter()
    box = ImageChops.difference(before, after).getbbox()
    if box is None:
        return ratios
    pairs = Counter(zip(_pixels(before.crop(box)), _pixels(after.crop(box)), strict=True))
    for (one, other), count in pairs.items():
        if one != other:
            ratios[contrast_of(one, other)] += count
    return ratios


def _pixels(picture: Image.Image) -> Iterator[str]:
    content = picture.tobytes().hex()
    return (content[start : start + 6] for start in range(0, len(content), 6))


@lru_cache(maxsize=100_000)
def contrast_of(one: str, other: str) -> float:
    """Of two colours as six hexadecimal digits."""
    return contrast(one, other)
