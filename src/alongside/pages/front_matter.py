"""The front matter of a page: its settings in YAML, between two lines of "---" at its top."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from alongside.pages.fingerprint import fingerprint_as_yaml
from alongside.system.yaml_lines import YamlError, read_yaml

Settings = dict[str, object]
"""Name of a setting to what it is set to."""

_MADE_FROM = re.compile(r"^made_from:.*\n(?:(?:[ \t]*\n)*[ \t]+\S.*\n)*", re.MULTILINE)
"""The setting with all its lines, empty ones between them, but not those behind the last."""
_HEAD = re.compile(r"made_from:[ \t]*(?:#.*)?")
_ITEM = re.compile(
    r"""(?P<start>[ \t]+(?P<key>[^\s:"'#]+):[ \t]+)"""
    r"""(?P<value>"\w+"|'\w+'|\w+)(?P<rest>[ \t]*(?:[ \t]#.*)?)"""
)
"""One line of made_from: a section and the fingerprint that it had."""


def split_front_matter(text: str) -> tuple[str, str, int] | None:
    """Text, its line ends "\\n", to (front matter, body, line on which the body starts, from 1).

    None when there is no front matter.
    """
    lines = text.split("\n")
    if lines[0].strip() != "---":
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None


def replace_front_matter(text: str, change: Callable[[str], str | None]) -> str | None:
    """The text of a page with other settings.

    change: is given all lines of the settings, each with its "\\n", and gives the new ones, or None
    when it does not know how. Then, and without front matter, the answer is None as well.
    """
    split = split_front_matter(text)
    if split is None:
        return None
    start = text.index("\n") + 1
    # Without a line between the two "---" there is no line end to count either.
    end = start + len(split[0]) + (1 if split[2] > 3 else 0)
    changed = change(text[start:end])
    return None if changed is None else text[:start] + changed + text[end:]


def replace_made_from(text: str, made_from: Mapping[str, str]) -> str | None:
    """The text of a page, its line ends "\\n", with another made_from; the rest of it as it was.

    made_from: id of a section of the source to its fingerprint. Lines that say it already stay as
    they are typed. None where the setting is written in a way that we cannot change safely.
    """

    def change(front: str) -> str | None:
        block = _MADE_FROM.search(front)
        if block is None:
            changed = front + format_made_from(made_from)
        else:
            new = _edit_items(block[0], made_from) or format_made_from(made_from)
            changed = front[: block.start()] + new + front[block.end() :]
        wanted = dict(made_from)
        is_safe = is_safe_change(front, changed, lambda old: {**old, "made_from": wanted})
        return changed if is_safe else None

    return replace_front_matter(text, change)


def format_made_from(made_from: Mapping[str, str]) -> str:
    """The setting as lines of YAML."""
    return "made_from:\n" + "".join(
        f"  {section}: {fingerprint_as_yaml(fingerprint)}\n"
        for section, fingerprint in made_from.items()
    )


def _edit_items(block: str, made_from: Mapping[str, str]) -> str | None:
    """The lines of made_from, changed one by one: indents and comments stay.

    None when they are not one item each, or not in the order that is wanted.
    """
    head, *lines = block.removesuffix("\n").split("\n")
    if not _HEAD.fullmatch(head):
        return None
    written = [head]
    to_write = list(made_from)
    indent = "  "
    for line in lines:
        item = _ITEM.fullmatch(line)
        if item is None:
            if line.strip() and not line.lstrip().startswith("#"):
                return None
            written.append(line)
        elif item["key"] in made_from:
            if item["key"] not in to_write:
                return None
            indent = item["start"].partition(item["key"])[0]
            position = to_write.index(item["key"])
            written += _format_items(to_write[:position], made_from, indent)
            written.append(_edit_item(item, made_from[item["key"]]))
            del to_write[: position + 1]
    written += _format_items(to_write, made_from, indent)
    return "\n".join(written) + "\n"


def _edit_item(item: re.Match[str], fingerprint: str) -> str:
    if item["value"].strip("\"'") == fingerprint:
        return item[0]
    return item["start"] + fingerprint_as_yaml(fingerprint) + item["rest"]


def _format_items(sections: list[str], made_from: Mapping[str, str], indent: str) -> list[str]:
    return [f"{indent}{section}: {fingerprint_as_yaml(made_from[section])}" for section in sections]


def is_safe_change(
    before: str, after: str, expected: Callable[[Settings], Settings | None]
) -> bool:
    """Whether changed YAML can be read and says what it should.

    Asked before anything is written: authors write YAML in more ways than we can edit.
    expected: the settings before to those that are wanted; None when they cannot be had.
    """
    try:
        old, _ = read_yaml(before)
        new, _ = read_yaml(after)
    except YamlError:
        return False
    if not isinstance(old, dict) or not isinstance(new, dict):
        return False
    return bool(new == expected(old))
