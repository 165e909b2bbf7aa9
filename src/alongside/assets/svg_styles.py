"""The style of the elements of an SVG drawing, from its style sheets, attributes and both.

Every program that draws understands attributes, so all becomes attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import tinycss2
from lxml import etree

from alongside.assets.picture_faults import FaultKind, PictureFault
from alongside.assets.svg_references import line_of
from alongside.assets.svg_vocabulary import (
    EFFECT_STYLES,
    GEOMETRY_IN_STYLES,
    MOVING_STYLES,
    STYLE_FUNCTIONS,
    STYLES,
    SVG,
)

Styles = dict[str, str]
_MAKER = re.compile(r"^-(?:webkit|moz|ms|o)-")
_BRACKET = re.compile(r"[](){}[]")
_MOST_BRACKETS = 50
_SILENT_RULES = ("charset", "font-face", "namespace")
_SELECTOR_WEIGHTS = {"#": 2, ".": 1, "": 0}


@dataclass(frozen=True)
class _Rule:
    """weight: ids before classes, as CSS counts them, with the order of the file last."""

    weight: tuple[int, int]
    styles: Styles


@dataclass
class StyleSheet:
    """The rules of a drawing by what they are for, such as ".land", "#town", "path" or "*"."""

    rules: dict[str, list[_Rule]] = field(default_factory=dict)
    rule_count: int = 0
    faults: list[PictureFault] = field(default_factory=list)

    def styles_of(self, element: etree._Element) -> Styles:
        """Only of the sheet, without the element's own attributes."""
        name = etree.QName(element).localname
        keys = ["*", name, *(f".{each}" for each in (element.get("class") or "").split())]
        keys.append(f"#{element.get('id')}")
        found = [rule for key in keys for rule in self.rules.get(key, ())]
        styles: Styles = {}
        for rule in sorted(found, key=lambda rule: rule.weight):
            styles |= rule.styles
        return styles


def read_style_sheet(root: etree._Element) -> StyleSheet:
    """Of all style elements of the drawing together."""
    sheet = StyleSheet()
    for element in root.iter(f"{{{SVG}}}style"):
        text = "".join(str(part) for part in element.itertext())
        if _nests_too_deep(text):
            sheet.faults.append(PictureFault(FaultKind.STYLE, "<style>", line_of(element)))
            continue
        rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        for rule in rules:
            _read_rule(sheet, rule, line_of(element))
    return sheet


def read_declarations(text: str, line: int) -> tuple[Styles, list[PictureFault]]:
    """Of a style attribute."""
    if _nests_too_deep(text):
        return {}, [PictureFault(FaultKind.STYLE, "style", line)]
    return _read_content(tinycss2.parse_blocks_contents(text), line)


def read_value(name: str, text: str, line: int) -> tuple[str, list[PictureFault]]:
    """Of an attribute that is a style, such as fill; "" when it must go."""
    if _nests_too_deep(text):
        return "", [PictureFault(FaultKind.STYLE, name, line)]
    return _read_tokens(name, tinycss2.parse_component_value_list(text), line)


def _nests_too_deep(text: str) -> bool:
    """Whether there are more brackets in one another than the parser of CSS can follow."""
    depth = 0
    for bracket in _BRACKET.findall(text):
        depth += 1 if bracket in "([{" else -1
        if depth > _MOST_BRACKETS:
            return True
    return False


def _read_rule(sheet: StyleSheet, rule: Any, line: int) -> None:
    if rule.type == "at-rule":
        if kind := _fault_of_at_rule(rule.lower_at_keyword):
            sheet.faults.append(PictureFault(kind, f"@{rule.at_keyword}", line))
        return
    if rule.type != "qualified-rule":
        return
    styles, faults = _read_content(tinycss2.parse_blocks_contents(rule.content), line)
    sheet.faults += faults
    for selector in tinycss2.serialize(rule.prelude).split(","):
        key = selector.strip()
        sign = key[:1] if key[:1] in ("#", ".") else ""
        name = key.removeprefix(sign)
        if name != "*" and not name.replace("-", "").replace("_", "").isalnum():
            sheet.faults.append(PictureFault(FaultKind.STYLE, key, line))
            continue
        sheet.rule_count += 1
        new_rule = _Rule((_SELECTOR_WEIGHTS[sign], sheet.rule_count), styles)
        sheet.rules.setdefault(key, []).append(new_rule)


def _fault_of_at_rule(name: str) -> FaultKind | None:
    if name == "import":
        return FaultKind.OUTSIDE
    if name.endswith("keyframes"):
        return FaultKind.MOVES
    return None if name in _SILENT_RULES else FaultKind.STYLE


def _read_content(content: Iterable[Any], line: int) -> tuple[Styles, list[PictureFault]]:
    styles: Styles = {}
    faults: list[PictureFault] = []
    for part in content:
        if part.type == "declaration":
            value, more = _read_tokens(part.lower_name, part.value, line)
            faults += more
            if value:
                styles[part.lower_name] = value
    return styles, faults


def _read_tokens(name: str, tokens: list[Any], line: int) -> tuple[str, list[PictureFault]]:
    text = tinycss2.serialize(tokens).strip()
    kind = _fault_of_style(name, text, tokens)
    if kind:
        return "", [PictureFault(kind, f"{name}: {text}", line)]
    is_known = name in STYLES or name in GEOMETRY_IN_STYLES
    return (text if is_known else ""), []


def _fault_of_style(name: str, text: str, tokens: list[Any]) -> FaultKind | None:
    # Wherever an address stands, a program may follow it.
    if any(not address.startswith("#") for address in addresses_in(tokens)):
        return FaultKind.OUTSIDE
    if _MAKER.sub("", name).startswith(MOVING_STYLES):
        return None if text in ("none", "all 0s", "0s") else FaultKind.MOVES
    if name in EFFECT_STYLES:
        return None if text == EFFECT_STYLES[name] else FaultKind.EFFECT
    if name in STYLES or name in GEOMETRY_IN_STYLES:
        return None if _is_plain(tokens) else FaultKind.STYLE
    return None


def addresses_in(tokens: Iterable[Any]) -> Iterator[str]:
    """What url(…) names in a value, however it is written down."""
    for token in tokens:
        if token.type == "url":
            yield token.value
        elif token.type == "function":
            if token.lower_name in ("url", "src", "image", "image-set"):
                for part in token.arguments:
                    if part.type == "string":
                        yield part.value
            yield from addresses_in(token.arguments)


def _is_plain(tokens: Iterable[Any]) -> bool:
    """Whether every program reads the value as we do: no variables, nothing to calculate."""
    for token in tokens:
        if token.type == "function" and token.lower_name not in STYLE_FUNCTIONS:
            return False
        if token.type in ("error", "{} block", "[] block", "() block"):
            return False
    return True
