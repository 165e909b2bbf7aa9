"""Reads YAML as data plus the line of every key, so that a finding can say where."""

from __future__ import annotations

from datetime import date

import yaml


class YamlError(Exception):
    """The text is not usable YAML. line: from 1."""

    def __init__(self, message: str, line: int):
        super().__init__(message)
        self.message = message
        self.line = line


def read_yaml(text: str, first_line: int = 1) -> tuple[object, dict[str, int]]:
    """YAML text to (data, lines): lines maps "a.b.0.c" to the line in the file, from first_line.

    Raises YamlError for broken YAML and for a key that is given twice.
    """
    try:
        node = _compose(text)
    except yaml.YAMLError as error:
        position = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        raise YamlError(
            _explain_error(error), first_line + (position.line if position else 0)
        ) from None
    except ValueError as error:
        raise YamlError(str(error), first_line) from None
    except RecursionError:
        raise YamlError("The settings are nested too deeply.", first_line) from None
    lines: dict[str, int] = {}
    if node is None:
        return None, lines
    return _read_node(node, "", lines, first_line), lines


def _compose(text: str) -> yaml.Node | None:
    """With libyaml, which is ten times faster; without it for a broken text.

    The slower parser says better what is wrong.
    """
    try:
        return yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader)


def _read_node(node: yaml.Node, path: str, lines: dict[str, int], first_line: int) -> object:
    lines.setdefault(path, first_line + node.start_mark.line)
    if isinstance(node, yaml.MappingNode):
        data: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = first_line + key_node.start_mark.line
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlError("A text begins with {. Put all of it in quotation marks.", line)
            if key in data:
                raise YamlError(f"“{key}” is given twice.", line)
            here = f"{path}.{key}" if path else key
            lines[here] = line
            data[key] = _read_node(value_node, here, lines, first_line)
        return data
    if isinstance(node, yaml.SequenceNode):
        return [
            _read_node(child, f"{path}.{index}", lines, first_line)
            for index, child in enumerate(node.value)
        ]
    return _read_scalar(node, first_line)


def _read_scalar(node: yaml.Node, first_line: int) -> object:
    # A fingerprint such as 3e1234 or 012345 must stay text: only true, dates,
    # whole numbers without a leading zero and null are taken as more than text.
    if node.tag == "tag:yaml.org,2002:timestamp":
        try:
            return date.fromisoformat(node.value)
        except ValueError:
            raise YamlError(
                f"“{node.value}” is not a date.", first_line + node.start_mark.line
            ) from None
    if node.tag == "tag:yaml.org,2002:bool":
        return node.value.lower() in ("true", "yes", "on")
    if node.tag == "tag:yaml.org,2002:null":
        return None
    if node.tag == "tag:yaml.org,2002:int" and (node.value == "0" or node.value[:1] in "123456789"):
        return int(node.value) if node.value.isdigit() and len(node.value) < 6 else node.value
    return node.value


def _explain_error(error: yaml.YAMLError) -> str:
    problem = (getattr(error, "problem", "") or "").strip()
    known = {
        "mapping values are not allowed here": (
            "There is a colon (:) inside a text. Put the text in quotation marks."
        ),
        "could not find expected ':'": "A line has no colon (:) after its name.",
        "expected <block end>, but found '<scalar>'": (
            "A text begins with { or a quotation mark and goes on behind it. "
            "Put all of it in quotation marks."
        ),
        "found unexpected end of stream": "A quotation mark or bracket is opened and never closed.",
        "found character '\\t' that cannot start any token": (
            "There is a tab. Use spaces at the start of a line."
        ),
    }
    return known.get(problem, f"The settings cannot be read ({problem or 'unknown reason'}).")
