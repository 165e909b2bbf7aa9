"""What does not fit on a narrow screen, by the measure of the browser gate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from selenium.webdriver import Chrome

from alongside.audit.rendered_page import Element, Noted, RenderedPage
from alongside.checks.browser.page_wider_than_phone import MEASURE, WidthResult

SMALLEST_WIDTH = 320
"""CSS px: a page of 1280 px zoomed to 400 % (1.4.10)."""
_PLANE = ("table", "img", "svg", "canvas", "video", "iframe", "object", "embed", "math", "pre")
"""What needs both directions, so that WCAG lets it be wider than a screen (1.4.10)."""


def note_width(driver: Chrome, page: RenderedPage) -> Iterator[Noted]:
    """For the page that is open and was taken down as page."""
    for fault in cast("WidthResult", MEASURE.run(driver))["found"]:
        element = page.elements[min(fault["number"], len(page.elements) - 1)]
        # What is in a box that scrolls or cuts is judged by the lines of its text (text-cut-off).
        if fault["way"] == "wide" and fault["room"] == page.width:
            seen = fault["text"] or element.code
            yield Noted("too-wide", element, not _is_plane(element), seen)


def _is_plane(element: Element) -> bool:
    inside = (element, *element.ancestors(), *element.descendants())
    return any(each.tag in _PLANE for each in inside)
