"""Small pictures of elements that were found, taken while their page is open.

A picture helps to find a place. None is a reason for an audit to fail: where one cannot be taken,
the finding stands without it.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from io import BytesIO

from PIL import Image, ImageDraw
from selenium.webdriver import Chrome

from alongside.audit.findings import OURS, AuditFinding
from alongside.audit.rendered_page import HEADINGS, Box, Element
from alongside.audit.sites import audit_settings
from alongside.checks.browser.browser import BROWSER_ERRORS
from alongside.model import ElementPicture

_BESIDE, _ABOVE = 96, 24
"""CSS px that are shown beside an element, with words of its line, and above and below it."""
_WIDEST, _HIGHEST = 640, 320
"""CSS px of a picture: of a large element, its beginning."""
_COLOURS = 64
"""Enough to know a place again, in a quarter of the bytes."""
_LETTERS = 80
_KINDS = {
    "a": "link",
    "button": "button",
    "img": "picture",
    "svg": "picture",
    "input": "field",
    "select": "field",
    "textarea": "field",
    "table": "table",
    "ul": "list",
    "ol": "list",
    "form": "form",
    "iframe": "frame",
    "video": "film",
    "p": "paragraph",
    **dict.fromkeys(HEADINGS, "heading"),
}


def take_pictures(
    driver: Chrome, width: int, findings: Sequence[AuditFinding], known: dict[str, ElementPicture]
) -> None:
    """Gives findings of the open page their pictures, those that block first.

    width: of the screen, CSS px. known: pictures of the page by selector; one that is there is used
    again, and new ones are added, as many as the settings allow.
    """
    for finding in sorted(findings, key=_how_soon):
        element = finding.claims[0].element
        if finding.selector not in known:
            if len(known) >= audit_settings().pictures_per_page:
                continue
            picture = _take_picture(driver, width, element)
            if picture is None:
                continue
            known[finding.selector] = picture
        finding.picture = known[finding.selector]


def _how_soon(finding: AuditFinding) -> tuple[bool, bool]:
    return not finding.blocks, all(claim.engine != OURS for claim in finding.claims)


def _take_picture(driver: Chrome, width: int, element: Element) -> ElementPicture | None:
    if not element.is_to_be_seen or element.box is None:
        return None
    clip = _clip(element.box, width)
    try:
        answer: Mapping[str, str] = driver.execute_cdp_cmd(
            "Page.captureScreenshot",
            {"format": "png", "captureBeyondViewport": True, "clip": {**clip, "scale": 1}},
        )
        content = _frame(base64.b64decode(answer["data"]), element.box, clip)
    except (*BROWSER_ERRORS, KeyError, ValueError, SyntaxError):  # Pillow's for a damaged file
        return None
    return ElementPicture(base64.b64encode(content).decode(), _describe(element, width))


def _clip(box: Box, width: int) -> dict[str, int]:
    """What is shown of the page."""
    left, top = max(0, int(box.x) - _BESIDE), max(0, int(box.y) - _ABOVE)
    return {
        "x": left,
        "y": top,
        "width": max(1, min(int(box.right) + _BESIDE - left, _WIDEST, max(width - left, 1))),
        "height": max(1, min(int(box.bottom) + _ABOVE - top, _HIGHEST)),
    }


def _frame(content: bytes, box: Box, clip: Mapping[str, int]) -> bytes:
    """The picture with a frame around the element, dark and light, to be seen on any colour."""
    image = Image.open(BytesIO(content)).convert("RGB")
    drawing = ImageDraw.Draw(image)
    left, top = box.x - clip["x"], box.y - clip["y"]
    for gap, colour in ((2, "white"), (3, "black"), (4, "black"), (5, "white")):
        drawing.rectangle(
            (left - gap, top - gap, left + box.width + gap, top + box.height + gap), outline=colour
        )
    written = BytesIO()
    image.quantize(_COLOURS).save(written, "PNG", optimize=True)
    return written.getvalue()


def _describe(element: Element, width: int) -> str:
    """What is to be seen, for whoever does not see it."""
    kind = _KINDS.get(element.tag, "part of the page")
    words = " ".join((element.name or element.text).split())
    shown = f"{words[:_LETTERS].rstrip()}…" if len(words) > _LETTERS else words
    said = f" with the words “{shown}”" if shown else " without words"
    return f"A {kind}{said}, in a frame, as it looks on a screen {width} pixels wide."
