"""Puts one check into the front matter of a page, as its author wrote it: no other byte moves.

The places come from the YAML parser, so comments, line ends, quotation marks and the shape of the list stay.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import yaml

from alongside.errors import BadInput
from alongside.publication.sign_offs import SIGNED_OFF
from alongside.system.yaml_lines import YamlError, read_yaml

_LINE = re.compile(r"(\r\n|\n|\r)")
Edit = tuple[int, int, str]
"""From, to and the new text, in characters of the front matter."""


def write_entry(raw: str, entry: Mapping[str, str], replaced: int | None, path: str) -> str:
    """The text of a page with one more check, or with new values in the one at this place of its list.

    entry: key to the value as YAML on one line. Raises BadInput when the settings cannot be changed safely.
    """
    lines = _LINE.split(raw)
    closing = next(place for place in range(2, len(lines), 2) if lines[place].rstrip() == "---")
    head, front, rest = "".join(lines[:2]), "".join(lines[2:closing]), "".join(lines[closing:])
    try:
        changed = _change_front_matter(front, entry, replaced, lines[1])
    except yaml.YAMLError:  # the faster parser that reads pages takes what this one refuses
        changed = None
    if changed is None or not _is_safe_change(front, changed, entry, replaced):
        raise BadInput(
            f"{SIGNED_OFF} is written in a way that we cannot change safely, so we left the page alone.",
            path=path,
            mend=f"Write it by hand:\n{SIGNED_OFF}:\n"
            + _format_block(entry, "  ", "- ", "\n").rstrip(),
        )
    return head + changed + rest


def _change_front_matter(
    front: str, entry: Mapping[str, str], replaced: int | None, ending: str
) -> str | None:
    """None where we do not know how."""
    value = _value_of(front)
    if value is None:
        return front + f"{SIGNED_OFF}:{ending}" + _format_block(entry, "  ", "- ", ending)
    if isinstance(value, yaml.ScalarNode) and value.tag == "tag:yaml.org,2002:null":
        return _fill_empty_value(front, value, entry, ending)
    if not isinstance(value, yaml.SequenceNode):
        return None
    if replaced is not None:
        item = value.value[replaced]
        return (
            _apply_edits(front, _value_edits(front, item, entry, ending))
            if isinstance(item, yaml.MappingNode)
            else None
        )
    if not value.value:
        return _fill_empty_value(front, value, entry, ending)
    last = _node_end(front, value.value[-1])
    if value.flow_style:
        return _apply_edits(front, [(last, last, f", {{{_format_inline(entry)}}}")])
    dash, words, place = (
        value.start_mark.column,
        value.value[-1].start_mark.column,
        _line_end(front, last),
    )
    return _apply_edits(
        front,
        [
            (
                place,
                place,
                _format_block(entry, " " * dash, "-" + " " * max(1, words - dash - 1), ending),
            )
        ],
    )


def _value_of(front: str) -> yaml.Node | None:
    # Not with libyaml, whose places count bytes.
    node = yaml.compose(front, Loader=yaml.SafeLoader)
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == SIGNED_OFF), None)


def _fill_empty_value(front: str, value: yaml.Node, entry: Mapping[str, str], ending: str) -> str:
    """In place of [], null or nothing: the value goes, a comment behind it stays, the check comes below."""
    place = _line_end(front, value.end_mark.index)
    before, behind = front[: value.start_mark.index], front[value.end_mark.index : place]
    if not behind.strip():
        before = before.rstrip(" \t")
        behind = behind.lstrip(" \t")
    return before + behind + _format_block(entry, "  ", "- ", ending) + front[place:]


def _value_edits(
    front: str, item: yaml.MappingNode, entry: Mapping[str, str], ending: str
) -> list[Edit]:
    values = {key.value: value for key, value in item.value}
    edits = [
        (values[key].start_mark.index, _node_end(front, values[key]), text)
        for key, text in entry.items()
        if key in values
    ]
    added = {key: text for key, text in entry.items() if key not in values}
    if added:
        last = _node_end(front, item.value[-1][1])
        if item.flow_style:
            edits.append((last, last, f", {_format_inline(added)}"))
        else:
            place, indent = _line_end(front, last), " " * item.start_mark.column
            edits.append(
                (
                    place,
                    place,
                    "".join(f"{indent}{key}: {text}{ending}" for key, text in added.items()),
                )
            )
    return edits


def _node_end(front: str, node: yaml.Node) -> int:
    """Where its last character is. The parser counts the empty lines after a block to it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _node_end(front, last[1] if isinstance(last, tuple) else last)
    return node.start_mark.index + len(front[node.start_mark.index : node.end_mark.index].rstrip())


def _line_end(front: str, place: int) -> int:
    """Behind the end of the line."""
    found = _LINE.search(front, place)
    return found.end() if found else len(front)


def _apply_edits(front: str, edits: list[Edit]) -> str:
    for start, end, text in sorted(edits, reverse=True):
        front = front[:start] + text + front[end:]
    return front


def _format_block(entry: Mapping[str, str], indent: str, dash: str, ending: str) -> str:
    starts = [indent + dash] + [indent + " " * len(dash)] * (len(entry) - 1)
    return "".join(
        f"{start}{key}: {text}{ending}"
        for start, (key, text) in zip(starts, entry.items(), strict=True)
    )


def _format_inline(entry: Mapping[str, str]) -> str:
    return ", ".join(f"{key}: {text}" for key, text in entry.items())


def _is_safe_change(
    front: str, changed: str, entry: Mapping[str, str], replaced: int | None
) -> bool:
    """The changed settings can be read and differ in this one check, which is as it should be."""
    try:
        before, after = read_yaml(front)[0], read_yaml(changed)[0]
        wanted = read_yaml(f"{{{_format_inline(entry)}}}")[0]
        listed = list(before.get(SIGNED_OFF) or [])
        if replaced is None:
            listed.append(wanted)
        else:
            listed[replaced] = {**listed[replaced], **wanted}
        return after == {**before, SIGNED_OFF: listed}
    except (YamlError, TypeError, AttributeError):
        return False


def quote_yaml(words: str) -> str:
    """Words as YAML on one line, in any place."""
    return json.dumps(words, ensure_ascii=False)
