"""Changes one entry of a list in YAML that an author wrote, and leaves all else as it is.

The places come from the YAML parser, so comments, quotation marks and the shape of the list stay.
Texts here have "\\n" as their only line end. An entry is key to value as YAML on one line.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping

import yaml

from alongside.pages.author_file import Edit

_INDENT, _DASH = "  ", "- "
"""How we write a list where the author has none yet."""


def change_list(text: str, name: str, entry: Mapping[str, str], replaced: int | None) -> str | None:
    """The text with one more entry in the list of this name, or new values in one that is there.

    replaced: the place of an entry in the list, from 0; None to add one. None where we do not know
    how. Raises yaml.YAMLError.
    """
    value = _find_value(text, name)
    if value is None:
        return text + f"{name}:\n" + format_block(entry)
    if isinstance(value, yaml.ScalarNode) and value.tag == "tag:yaml.org,2002:null":
        return _fill_empty_value(text, value, entry)
    if not isinstance(value, yaml.SequenceNode):
        return None
    if replaced is not None:
        item = value.value[replaced]
        if not isinstance(item, yaml.MappingNode):
            return None
        return _apply_edits(text, list(_value_edits(text, item, entry)))
    if not value.value:
        return _fill_empty_value(text, value, entry)
    return _apply_edits(text, [_new_item_edit(text, value, entry)])


def remove_from_list(text: str, name: str, places: Collection[int]) -> str | None:
    """The text without these entries of a list, by their places from 0. None where the list is not
    written one entry below the other. Raises yaml.YAMLError."""
    listed = _find_value(text, name)
    if not isinstance(listed, yaml.SequenceNode) or listed.flow_style:
        return None
    edits = []
    for place in places:
        item = listed.value[place]
        start = text.rfind("\n", 0, item.start_mark.index) + 1
        edits.append((start, _line_end(text, _node_end(text, item)), ""))
    # A list without entries has to say so, or it would be nothing.
    if len(places) == len(listed.value):
        behind = text.rindex(f"{name}:", 0, listed.start_mark.index) + len(f"{name}:")
        edits.append((behind, behind, " []"))
    return _apply_edits(text, edits)


def _find_value(text: str, name: str) -> yaml.Node | None:
    # Not with libyaml, whose places count bytes.
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == name:
                value_node: yaml.Node = value
                return value_node
    return None


def _fill_empty_value(text: str, value: yaml.Node, entry: Mapping[str, str]) -> str:
    """In place of [], null or nothing. A comment behind it stays, and the check comes below."""
    place = _line_end(text, value.end_mark.index)
    before = text[: value.start_mark.index]
    behind = text[value.end_mark.index : place]
    if not behind.strip():
        before = before.rstrip(" \t")
        behind = behind.lstrip(" \t")
    return before + behind + format_block(entry) + text[place:]


def _new_item_edit(text: str, checks: yaml.SequenceNode, entry: Mapping[str, str]) -> Edit:
    """Behind the last check of a list, in the shape of that list."""
    last = checks.value[-1]
    end = _node_end(text, last)
    if checks.flow_style:
        return end, end, f", {{{format_inline(entry)}}}"
    # A node starts at its words, the list at its first dash: between them is what follows a dash.
    dash_column = checks.start_mark.column
    gap = max(1, last.start_mark.column - dash_column - 1)
    place = _line_end(text, end)
    return place, place, format_block(entry, " " * dash_column, "-" + " " * gap)


def _value_edits(text: str, item: yaml.MappingNode, entry: Mapping[str, str]) -> Iterator[Edit]:
    """New values in a check that is there, and keys that it lacks behind the others."""
    values = {key.value: value for key, value in item.value}
    for key, new_value in entry.items():
        if key in values:
            old_value = values[key]
            yield old_value.start_mark.index, _node_end(text, old_value), new_value
    added = {key: new_value for key, new_value in entry.items() if key not in values}
    if not added:
        return
    last = _node_end(text, item.value[-1][1])
    if item.flow_style:
        yield last, last, f", {format_inline(added)}"
        return
    place = _line_end(text, last)
    indent = " " * item.start_mark.column
    yield place, place, "".join(f"{indent}{key}: {value}\n" for key, value in added.items())


def _node_end(text: str, node: yaml.Node) -> int:
    """Where its last character is. The parser counts the empty lines after a block to it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _node_end(text, last[1] if isinstance(last, tuple) else last)
    return node.start_mark.index + len(text[node.start_mark.index : node.end_mark.index].rstrip())


def _line_end(text: str, place: int) -> int:
    """Behind the end of the line."""
    line_end = text.find("\n", place)
    return len(text) if line_end < 0 else line_end + 1


def _apply_edits(text: str, edits: list[Edit]) -> str:
    # From the end, so that the places of the others stay right.
    for start, end, new_text in sorted(edits, reverse=True):
        text = text[:start] + new_text + text[end:]
    return text


def format_block(entry: Mapping[str, str], indent: str = _INDENT, dash: str = _DASH) -> str:
    """A check as an item of a list, one key a line. dash: with the spaces behind it."""
    lines = [f"{key}: {value}\n" for key, value in entry.items()]
    return indent + dash + (indent + " " * len(dash)).join(lines)


def format_inline(entry: Mapping[str, str]) -> str:
    return ", ".join(f"{key}: {text}" for key, text in entry.items())


def quote_yaml(words: str) -> str:
    """Words as YAML on one line, in any place."""
    return json.dumps(words, ensure_ascii=False)
