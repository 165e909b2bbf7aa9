"""What the browser tells screen readers of the open page, as a tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from selenium.webdriver import Chrome

Json = Mapping[str, Any]
_ELEMENT = 1
_NO_ELEMENT = ("", "", "")


@dataclass
class Told:
    """One node. role: as Chromium names it, "" for what is told as nothing, whose children are.

    tag: of its element, "" for a text. language: a tag of BCP 47, or "". current: of aria-current.
    states: what else is told of it, such as "expanded", by its name in DevTools.
    """

    role: str
    name: str = ""
    value: str = ""
    description: str = ""
    tag: str = ""
    language: str = ""
    current: str = ""
    states: Mapping[str, object] = field(default_factory=dict)
    children: list[Told] = field(default_factory=list)

    def descendants(self) -> Iterator[Told]:
        for child in self.children:
            yield child
            yield from child.descendants()


def take_told_tree(driver: Chrome) -> Told:
    """The root, whose name is the title of the page."""
    tree: Json = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})
    snapshot: Json = driver.execute_cdp_cmd(
        "DOMSnapshot.captureSnapshot", {"computedStyles": [], "includePaintOrder": False}
    )
    return _TreeReader(tree, _elements(snapshot)).read()


class _TreeReader:
    """elements: tag, language and aria-current by the number that DevTools gives a node."""

    def __init__(self, tree: Json, elements: Mapping[int, tuple[str, str, str]]):
        self._nodes: dict[str, Json] = {node["nodeId"]: node for node in tree["nodes"]}
        self._first: Json = tree["nodes"][0]
        self._elements = elements

    def read(self) -> Told:
        return self._read(self._first, "")

    def _read(self, node: Json, language: str) -> Told:
        tag, own_language, current = self._elements.get(
            node.get("backendDOMNodeId", 0), _NO_ELEMENT
        )
        language = own_language or language
        told = Told("", tag=tag, language=language)
        if not node.get("ignored"):
            told.role = _value(node, "role")
            told.name, told.value = _value(node, "name"), _value(node, "value")
            told.description, told.current = _value(node, "description"), current
            told.states = {
                each["name"]: each["value"].get("value") for each in node.get("properties", ())
            }
        children = (self._nodes[id_] for id_ in node.get("childIds", ()) if id_ in self._nodes)
        told.children = [self._read(child, language) for child in children]
        return told


def _value(node: Json, name: str) -> str:
    return str(node.get(name, {}).get("value") or "")


def _elements(snapshot: Json) -> dict[int, tuple[str, str, str]]:
    """Of each element of the page itself, and of none in a frame."""
    strings, nodes = snapshot["strings"], snapshot["documents"][0]["nodes"]
    found: dict[int, tuple[str, str, str]] = {}
    for node, number in enumerate(nodes["backendNodeId"]):
        if nodes["nodeType"][node] == _ELEMENT:
            listed = [strings[each] for each in nodes["attributes"][node]]
            attributes = dict(zip(listed[::2], listed[1::2], strict=True))
            tag = strings[nodes["nodeName"][node]].lower()
            language = attributes.get("lang", "").strip()
            found[number] = tag, language, attributes.get("aria-current", "")
    return found
