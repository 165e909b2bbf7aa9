"""Takes down what a browser has made of the open page, by DevTools' own snapshot of a document.

One call gives nodes, computed styles, boxes, lines of text and who listens for clicks; another one
gives what screen readers are told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, cast
from weakref import WeakSet

from selenium.webdriver import Chrome

from alongside.audit.rendered_page import (
    STYLES,
    Box,
    Element,
    Line,
    Listener,
    RenderedPage,
    TextNode,
)

_ELEMENT, _TEXT = 1, 3
_GENERATED_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
"""The first text of the style "content"; behind a stroke stands what screen readers say instead."""
_NOTING: WeakSet[Chrome] = WeakSet()
"""Browsers that note listeners already."""
_NO_ROLE = ("none", "generic", "ignored")
Json = Mapping[str, Any]


def take_down(driver: Chrome, path: str, state: str) -> RenderedPage:
    """The page that is open. path, state: as in RenderedPage."""
    snapshot: Json = driver.execute_cdp_cmd(
        "DOMSnapshot.captureSnapshot",
        {"computedStyles": list(STYLES), "includePaintOrder": False, "includeDOMRects": True},
    )
    tree: Json = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})
    reader = _Reader(snapshot)
    elements = reader.read(_told_to_screen_readers(tree))
    told: Json = driver.execute_script(_script("behaviour.js"))
    for each in told["listeners"]:
        if each["element"] < len(elements):
            listener = Listener(each["type"], each["code"])
            elements[each["element"]].listeners.append(listener)
    for number in told["hover"]:
        elements[min(number, len(elements) - 1)].shows_on_hover = True
    for number in told["turned"]:
        elements[min(number, len(elements) - 1)].is_hidden_by_orientation = True
    return RenderedPage(path, state, str(told["title"]), int(told["width"]), tuple(elements))


def note_listeners(driver: Chrome) -> None:
    """For all pages that this browser opens from now on. Needed before take_down.

    A browser that has broken and was started again is another one.
    """
    if driver in _NOTING:
        return
    _NOTING.add(driver)
    driver.execute_cdp_cmd(
        "Page.addScriptToEvaluateOnNewDocument", {"source": _script("listeners.js")}
    )


@cache
def _script(name: str) -> str:
    return files("alongside.audit").joinpath(name).read_text(encoding="utf-8")


class _Reader:
    """Reads the first document of a snapshot, whose texts are numbers of its list of strings."""

    def __init__(self, snapshot: Json):
        self._strings = cast("Sequence[str]", snapshot["strings"])
        document: Json = snapshot["documents"][0]
        self._nodes: Json = document["nodes"]
        self._layout: Json = document["layout"]
        self._lines = self._read_lines(document["textBoxes"])
        self._clickable = set(self._nodes["isClickable"]["index"])
        pseudo: Json = self._nodes["pseudoType"]
        self._pseudo = dict(zip(pseudo["index"], pseudo["value"], strict=True))

    def read(self, told: Mapping[int, tuple[str, str]]) -> list[Element]:
        """told: role and name by the number that DevTools gives a node."""
        layout_of = {node: number for number, node in enumerate(self._layout["nodeIndex"])}
        by_node: dict[int, Element] = {}
        elements: list[Element] = []
        for node, parent_node in enumerate(self._nodes["parentIndex"]):
            parent = by_node.get(parent_node)
            layout = layout_of.get(node)
            if node in self._pseudo:
                self._add_generated(node, parent, layout)
            elif self._nodes["nodeType"][node] == _ELEMENT:
                if parent is None and elements:
                    continue  # of a document inside this one
                element = self._element(node, len(elements), parent, layout)
                element.role, element.name = told.get(self._nodes["backendNodeId"][node], ("", ""))
                by_node[node] = element
                elements.append(element)
            elif self._nodes["nodeType"][node] == _TEXT and parent is not None:
                lines = self._lines.get(-1 if layout is None else layout, [])
                text = self._string(self._nodes["nodeValue"][node])
                parent.children.append(TextNode(text, parent, lines))
        return elements

    def _element(
        self, node: int, number: int, parent: Element | None, layout: int | None
    ) -> Element:
        listed = [self._string(number) for number in self._nodes["attributes"][node]]
        element = Element(
            number=number,
            tag=self._string(self._nodes["nodeName"][node]).lower(),
            attributes=dict(zip(listed[::2], listed[1::2], strict=True)),
            parent=parent,
            styles=self._styles(layout),
            box=self._box(layout),
            is_clickable=node in self._clickable,
        )
        if parent is not None:
            parent.children.append(element)
        return element

    def _add_generated(self, node: int, parent: Element | None, layout: int | None) -> None:
        found = _GENERATED_TEXT.match(self._styles(layout).get("content", ""))
        if parent is None or found is None:
            return
        text = found.group(1)
        if self._string(self._pseudo[node]) == "before":
            parent.before = text
        elif self._string(self._pseudo[node]) == "after":
            parent.after = text

    def _styles(self, layout: int | None) -> dict[str, str]:
        if layout is None:
            return {}
        values = [self._string(number) for number in self._layout["styles"][layout]]
        return dict(zip(STYLES, values, strict=False))

    def _box(self, layout: int | None) -> Box | None:
        return None if layout is None else Box(*self._layout["bounds"][layout])

    def _read_lines(self, boxes: Json) -> dict[int, list[Line]]:
        lines: dict[int, list[Line]] = {}
        columns = (boxes[name] for name in ("layoutIndex", "bounds", "length"))
        for layout, bounds, letters in zip(*columns, strict=True):
            x, y, width, height = bounds
            lines.setdefault(layout, []).append(Line(x, y, width, height, letters))
        return lines

    def _string(self, number: int) -> str:
        return self._strings[number] if number >= 0 else ""


def _told_to_screen_readers(tree: Json) -> dict[int, tuple[str, str]]:
    told: dict[int, tuple[str, str]] = {}
    for node in tree["nodes"]:
        role = str(node.get("role", {}).get("value", ""))
        if "backendDOMNodeId" in node and not node.get("ignored") and role not in _NO_ROLE:
            name = str(node.get("name", {}).get("value", ""))
            told[node["backendDOMNodeId"]] = (role, name)
    return told
