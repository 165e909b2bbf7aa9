"""Puts one check by people into the front matter of a page, as its author wrote it.

The places come from the YAML parser, so comments, quotation marks and the shape of the list stay.
Texts here have "\\n" as their only line end.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import yaml

from alongside.errors import BadInput
from alongside.pages.author_file import Edit
from alongside.pages.front_matter import Settings, is_safe_change, replace_front_matter
from alongside.publication.sign_offs import SIGNED_OFF
from alongside.system.yaml_lines import read_yaml

_INDENT, _DASH = "  ", "- "
"""How we write a list where the author has none yet."""


def write_entry(text: str, entry: Mapping[str, str], replaced: int | None, path: str) -> str:
    """The text of a page with one more check in signed_off, or new values in one that is there.

    entry: key to the value as YAML on one line. replaced: the place of a check in its list, from 0;
    None to add one. Raises BadInput when the settings cannot be changed safely.
    """

    def with_entry(settings: Settings) -> Settings | None:
        return _expected_settings(settings, entry, replaced)

    def change(front: str) -> str | None:
        try:
            changed = _change_front_matter(front, entry, replaced)
        except yaml.YAMLError:  # the faster parser that reads pages takes what this one refuses
            return None
        if changed is None or not is_safe_change(front, changed, with_entry):
            return None
        return changed

    changed_text = replace_front_matter(text, change)
    if changed_text is None:
        raise BadInput(
            f"{SIGNED_OFF} is written in a way that we cannot change safely, so we left the page "
            "alone.",
            path=path,
            mend=f"Write it by hand:\n{SIGNED_OFF}:\n"
            + _format_block(entry, _INDENT, _DASH).rstrip(),
        )
    return changed_text


def _expected_settings(
    settings: Settings, entry: Mapping[str, str], replaced: int | None
) -> Settings | None:
    """The settings with this check, and all else as it was."""
    # The entry goes through the same parser, as "on" is read as a date.
    listed = settings.get(SIGNED_OFF) or []
    wanted, _ = read_yaml(f"{{{_format_inline(entry)}}}")
    if not isinstance(listed, list) or not isinstance(wanted, dict):
        return None
    if replaced is None:
        return {**settings, SIGNED_OFF: [*listed, wanted]}
    checks = list(listed)
    if not isinstance(checks[replaced], dict):
        return None
    checks[replaced] = {**checks[replaced], **wanted}
    return {**settings, SIGNED_OFF: checks}


def _change_front_matter(front: str, entry: Mapping[str, str], replaced: int | None) -> str | None:
    """None where we do not know how."""
    value = _find_value(front)
    if value is None:
        return front + f"{SIGNED_OFF}:\n" + _format_block(entry, _INDENT, _DASH)
    if isinstance(value, yaml.ScalarNode) and value.tag == "tag:yaml.org,2002:null":
        return _fill_empty_value(front, value, entry)
    if not isinstance(value, yaml.SequenceNode):
        return None
    if replaced is not None:
        item = value.value[replaced]
        if not isinstance(item, yaml.MappingNode):
            return None
        return _apply_edits(front, list(_value_edits(front, item, entry)))
    if not value.value:
        return _fill_empty_value(front, value, entry)
    return _apply_edits(front, [_new_item_edit(front, value, entry)])


def _find_value(front: str) -> yaml.Node | None:
    # Not with libyaml, whose places count bytes.
    node = yaml.compose(front, Loader=yaml.SafeLoader)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == SIGNED_OFF:
                value_node: yaml.Node = value
                return value_node
    return None


def _fill_empty_value(front: str, value: yaml.Node, entry: Mapping[str, str]) -> str:
    """In place of [], null or nothing. A comment behind it stays, and the check comes below."""
    place = _line_end(front, value.end_mark.index)
    before = front[: value.start_mark.index]
    behind = front[value.end_mark.index : place]
    if not behind.strip():
        before = before.rstrip(" \t")
        behind = behind.lstrip(" \t")
    return before + behind + _format_block(entry, _INDENT, _DASH) + front[place:]


def _new_item_edit(front: str, checks: yaml.SequenceNode, entry: Mapping[str, str]) -> Edit:
    """Behind the last check of a list, in the shape of that list."""
    last = checks.value[-1]
    end = _node_end(front, last)
    if checks.flow_style:
        return end, end, f", {{{_format_inline(entry)}}}"
    # A node starts at its words, the list at its first dash: between them is what follows a dash.
    dash_column = checks.start_mark.column
    gap = max(1, last.start_mark.column - dash_column - 1)
    place = _line_end(front, end)
    return place, place, _format_block(entry, " " * dash_column, "-" + " " * gap)


def _value_edits(front: str, item: yaml.MappingNode, entry: Mapping[str, str]) -> Iterator[Edit]:
    """New values in a check that is there, and keys that it lacks behind the others."""
    values = {key.value: value for key, value in item.value}
    for key, new_value in entry.items():
        if key in values:
            old_value = values[key]
            yield old_value.start_mark.index, _node_end(front, old_value), new_value
    added = {key: new_value for key, new_value in entry.items() if key not in values}
    if not added:
        return
    last = _node_end(front, item.value[-1][1])
    if item.flow_style:
        yield last, last, f", {_format_inline(added)}"
        return
    place = _line_end(front, last)
    indent = " " * item.start_mark.column
    yield place, place, "".join(f"{indent}{key}: {text}\n" for key, text in added.items())


def _node_end(front: str, node: yaml.Node) -> int:
    """Where its last character is. The parser counts the empty lines after a block to it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _node_end(front, last[1] if isinstance(last, tuple) else last)
    return node.start_mark.index + len(front[node.start_mark.index : node.end_mark.index].rstrip())


def _line_end(front: str, place: int) -> int:
    """Behind the end of the line."""
    line_end = front.find("\n", place)
    return len(front) if line_end < 0 else line_end + 1


def _apply_edits(front: str, edits: list[Edit]) -> str:
    # From the end, so that the places of the others stay right.
    for start, end, text in sorted(edits, reverse=True):
        front = front[:start] + text + front[end:]
    return front


def _format_block(entry: Mapping[str, str], indent: str, dash: str) -> str:
    """A check as an item of a list, one key a line. dash: with the spaces behind it."""
    starts = [indent + dash] + [indent + " " * len(dash)] * (len(entry) - 1)
    lines = (
        f"{start}{key}: {text}\n" for start, (key, text) in zip(starts, entry.items(), strict=True)
    )
    return "".join(lines)


def _format_inline(entry: Mapping[str, str]) -> str:
    return ", ".join(f"{key}: {text}" for key, text in entry.items())


def quote_yaml(words: str) -> str:
    """Words as YAML on one line, in any place."""
    return json.dumps(words, ensure_ascii=False)
