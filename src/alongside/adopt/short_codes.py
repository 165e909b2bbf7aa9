"""Short codes of Hugo, {{< name … >}}, to plain Markdown."""

from __future__ import annotations

import re
from functools import partial

from alongside.adopt.code_parts import mark_code
from alongside.adopt.notes import Notes
from alongside.adopt.page_source import Line
from alongside.adopt.plain_html import read_attributes

_CODE = re.compile(r"\{\{[<%]\s*(/?)\s*([\w/.-]+)\s*(.*?)\s*/?\s*[>%]\}\}")
_REFERENCE = re.compile(
    r"""\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?["'`]?([^"'`\s]+)["'`]?[^>%]*[>%]\}\}"""
)
_QUOTED = re.compile(r"""["'`]([^"'`]*)["'`]""")
_NOTES = ("notice", "note", "tip", "info", "warning", "danger", "caution", "important", "hint",
    "alert", "callout", "admonition", "details", "expand", "example")  # fmt: skip
_KINDS = ("note", "tip", "info", "warning", "danger", "caution", "important", "hint", "success")
_FRAMES = ("tabs", "tabpane", "columns", "cards", "steps")
_TABS = ("tab",)
_VIDEOS = {
    "youtube": "https://www.youtube.com/watch?v=",
    "vimeo": "https://vimeo.com/",
}


def convert_short_codes(lines: list[Line], file: str, notes: Notes) -> list[Line]:
    """Lines keep their numbers."""
    converted: list[Line] = []
    for (number, text), is_code in mark_code(lines):
        if is_code or "{{" not in text:
            converted.append((number, text))
            continue
        text = _REFERENCE.sub(lambda found: found[1], text)
        words = _CODE.sub(partial(_convert, number=number, file=file, notes=notes), text)
        converted += [(number, each) for each in words.split("\n")]
    return converted


def _convert(found: re.Match[str], number: int, file: str, notes: Notes) -> str:
    is_end, name, rest = bool(found[1]), found[2].lower(), found[3]
    given, listed = read_attributes(rest), _QUOTED.findall(rest)
    if name in (*_NOTES, *_TABS):
        notes.turn("tab → words in bold" if name in _TABS else "note in a box → words in bold")
        return "\n" if is_end else f"\n**{_title(name, given, listed, rest)}:**\n\n"
    if name in _FRAMES:
        return ""
    if name == "figure" and given.get("src"):
        notes.turn("figure → picture")
        words = given.get("alt") or given.get("caption", "")
        return f"![{words}]({given['src']})"
    if name in _VIDEOS and not is_end:
        address = _VIDEOS[name] + (given.get("id") or next(iter(listed), rest.strip()))
        notes.look(file, number, f"A video became a link: {address}")
        return f"[{given.get('title') or address}]({address})"
    if not is_end:
        notes.look(file, number, f"The short code “{name}” was left out; what stands in it stays.")
    return ""


def _title(name: str, given: dict[str, str], listed: list[str], rest: str) -> str:
    named = given.get("title") or given.get("name") or given.get("header")
    if named:
        return named.rstrip(":")
    others = [words for words in listed if words.lower() not in _KINDS]
    if others and "=" not in rest:
        return others[0].rstrip(":")
    kind = given.get("type") or given.get("context") or next(iter([*listed, *rest.split()]), name)
    return (
        kind.strip("\"'").capitalize() if kind.strip("\"'").lower() in _KINDS else name.capitalize()
    )
