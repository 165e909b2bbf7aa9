"""The size and shape of a drawing."""

from __future__ import annotations

import re

from lxml import etree

from alongside.assets.picture_faults import MOST_SIDES, FaultKind, UnusablePicture

_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*(px|pt|pc|mm|cm|in)?\s*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_DEFAULT_SIZE = (300.0, 150.0)
"""In which a browser shows a drawing that says nothing of its size."""
_LONGEST = 1_000_000
"""Pixels of a side: a drawing of 200 metres. What is longer comes from a fault or from malice."""


def give_size(drawing: etree._Element, root: etree._Element) -> None:
    """A viewBox, without which a drawing is cut off where it is shown smaller."""
    box = _numbers(drawing.get("viewBox") or "")
    size = [_length(root.get(name)) for name in ("width", "height")]
    if len(box) != 4 or box[2] <= 0 or box[3] <= 0:  # x, y, width, height
        width, height = size[0] or _DEFAULT_SIZE[0], size[1] or _DEFAULT_SIZE[1]
        drawing.set("viewBox", f"0 0 {width:g} {height:g}")
        box = [0, 0, width, height]
    if not all(size):
        # Part of the page, such as 100%: the page gives drawings their size.
        for name in ("width", "height"):
            drawing.attrib.pop(name, "")
        size = [box[2], box[3]]
    sides = sorted(length or 1.0 for length in size)
    box_sides = sorted(box[2:])
    if max(sides[1] / sides[0], box_sides[1] / box_sides[0]) > MOST_SIDES:
        seen, most = f"{box[2]:g} × {box[3]:g}", f"at most {MOST_SIDES} times as long as wide"
        raise UnusablePicture(FaultKind.SHAPE, seen, 1, most)


def _numbers(text: str) -> list[float]:
    """Empty where one of them is none that can be drawn, such as NaN or 1e999."""
    try:
        numbers = [float(part) for part in text.replace(",", " ").split()]
    except ValueError:
        return []
    return numbers if all(abs(number) <= _LONGEST for number in numbers) else []


def _length(text: str | None) -> float | None:
    """In pixels; None for a length that is not given as one."""
    match = _LENGTH.fullmatch(text or "")
    length = float(match[1]) * _UNITS[match[2] or ""] if match else 0.0
    return length if 0 < length <= _LONGEST else None
