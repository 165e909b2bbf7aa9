"""Which part of a drawing uses which other one, and how much is drawn in all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from alongside.assets.picture_faults import (
    MOST_ELEMENTS,
    MOST_NESTING,
    MOST_PARTS,
    FaultKind,
    UnusablePicture,
)
from alongside.assets.svg_vocabulary import XLINK

_URL = re.compile(r"url\(\s*[\"']?#([^\"')\s]+)[\"']?\s*\)")
_ID = re.compile(r"[^\s\"'()<>&#\\]+")
_MARKERS_AT_POINTS = ("marker", "marker-mid")
_POINT_LETTERS = 3
"""A point of a line takes at least so many letters."""


def local_reference(address: str) -> str:
    """The id that an address names in the same drawing, "" for every other address."""
    name = address.strip().removeprefix("#")
    is_local = address.strip().startswith("#") and _ID.fullmatch(name)
    return name if is_local else ""


def count_drawn_elements(drawing: etree._Element) -> None:
    """Raises UnusablePicture when too much is drawn, or a part is drawn inside itself."""
    _Counter(drawing).count(drawing, 0)


def keep_ids_in_use(drawing: etree._Element) -> None:
    """Takes away all other ids: programs write one at every element."""
    used = {name for element in drawing.iter() for name, _ in _references(element)}
    for element in drawing.iter():
        if "id" in element.attrib and element.get("id") not in used:
            del element.attrib["id"]


def line_of(node: etree._Element) -> int:
    """The line of the file where an element begins, from 1."""
    # lxml's stubs give this attribute no type that can be used.
    return cast("int | None", node.sourceline) or 1


class _Counter:
    """Counts what is drawn, each part once: a part that is used a second time is known."""

    def __init__(self, drawing: etree._Element):
        self.elements: dict[str, etree._Element] = {}
        for element in drawing.iter():
            if element.get("id"):
                self.elements.setdefault(str(element.get("id")), element)
        self.known: dict[etree._Element, int] = {}
        self.open: set[etree._Element] = set()

    def count(self, element: etree._Element, depth: int) -> int:
        if element in self.known:
            return self.known[element]
        if element in self.open or depth > MOST_NESTING:
            raise _too_much(element)
        self.open.add(element)
        total = 1 + sum(self.count(child, depth + 1) for child in element)
        for name, times in _references(element):
            if name in self.elements:
                total += times * self.count(self.elements[name], depth + 1)
        if total > MOST_ELEMENTS:
            raise _too_much(element)
        self.open.discard(element)
        self.known[element] = total
        return total


def _references(element: etree._Element) -> Iterator[tuple[str, int]]:
    """The ids that an element names, and how often what they name is drawn for it at most."""
    for name, value in element.attrib.items():
        text = str(value)
        if name == f"{{{XLINK}}}href":
            yield text.removeprefix("#"), 1
            continue
        for match in _URL.finditer(text):
            yield match[1], _count_points(element) if name in _MARKERS_AT_POINTS else 1


def _count_points(element: etree._Element) -> int:
    """Of the lines of an element and of those inside it, which have its markers, too."""
    letters = 0
    for inner in element.iter():
        letters += len(inner.get("d") or inner.get("points") or "")
    return 1 + letters // _POINT_LETTERS


def _too_much(element: etree._Element) -> UnusablePicture:
    seen = f"<{etree.QName(element).localname}>"
    return UnusablePicture(FaultKind.ELEMENTS, f"{seen} is drawn too often", 1, MOST_PARTS)
