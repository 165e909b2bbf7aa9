"""Signs within a line that only one generator knows, to what every reader of Markdown knows."""

from __future__ import annotations

import re

from alongside.adopt.code_parts import change_words, mark_code, replace_outside_code
from alongside.adopt.notes import Notes
from alongside.adopt.page_source import Line

_PAIR = r"""(?:[.#][\w:-]+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s"'}]+)|\bmarkdown\b)"""
_SETTINGS_OF_WORDS = re.compile(rf"\{{:?\s*{_PAIR}(?:\s+{_PAIR})*\s*\}}")
_ICON = re.compile(r":(?:material|octicons|fontawesome|simple)-[\w-]+:")
_SMILEY = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]*[a-z0-9]:(?![\w:])")
_HIGHLIGHT = re.compile(r"==([^=\s](?:[^=]*[^=\s])?)==")
_KEYS = re.compile(r"\+\+([\w+\"-]+)\+\+")
_STRUCK = re.compile(r"~~([^~]+)~~")
_FOOTNOTE = re.compile(r"\[\^([\w-]+)\](?!:)")
_FOOTNOTE_TEXT = re.compile(r"^\[\^([\w-]+)\]:\s*(.*)$")
_TASK = re.compile(r"^(\s*[-*+]\s+)\[[ xX]\]\s+")
_OPEN_BRACES = re.compile(r"(?<!\\)\{\{")
_DEFINITION = re.compile(
    r"""^ {0,3}\[([^\]^][^\]]*)\]:\s*<?([^\s>]+)>?(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*$"""
)
_BY_NAME = re.compile(
    r"(!?)\[((?:[^\[\]\\]|\\.|!?\[[^\[\]]*\](?:\([^()]*\))?)+)\](?:\[([^\[\]]*)\])?(?![\[(:])"
)


def convert_inline(lines: list[Line], file: str, notes: Notes) -> list[Line]:
    """Lines keep their numbers. Headings keep what stands in braces: their names may be there."""
    lines = _with_links_in_place(lines)
    converted: list[Line] = []
    for (number, text), is_code in mark_code(lines):
        if not is_code:
            text = _convert_line(text, number, file, notes)
        if _OPEN_BRACES.search(text):
            notes.look(file, number, "Two brackets {{ stand here as they are: a program filled in.")
            text = _OPEN_BRACES.sub(r"\\{{", text)
        converted.append((number, text))
    return converted


def _convert_line(text: str, number: int, file: str, notes: Notes) -> str:
    footnote = _FOOTNOTE_TEXT.match(text)
    if footnote:
        notes.turn("footnote → paragraph at its place")
        text = f"Note {footnote[1]}: {footnote[2]}"
    text = _TASK.sub(r"\1", text)
    is_heading = text.startswith("#")

    def change(words: str) -> str:
        if not is_heading:
            words = _SETTINGS_OF_WORDS.sub("", words)
        if _STRUCK.search(words):
            notes.look(
                file, number, "Words that were struck through stay. Delete them if needless."
            )
            words = _STRUCK.sub(r"\1", words)
        words = _HIGHLIGHT.sub(r"**\1**", words)
        words = _KEYS.sub(lambda found: f"**{found[1].replace('+', ' + ')}**", words)
        words = _FOOTNOTE.sub(r" (note \1)", words)
        for sign in (_ICON, _SMILEY):
            if sign.search(words):
                notes.turn("icon by name → left out")
                words = sign.sub("", words)
        return words

    return change_words(text, change)


def _with_links_in_place(lines: list[Line]) -> list[Line]:
    """[words][name] with the address that another line gives the name; that line goes."""
    addresses: dict[str, str] = {}
    kept: list[tuple[Line, bool]] = []
    for line, is_code in mark_code(lines):
        found = None if is_code else _DEFINITION.match(line[1])
        if found:
            addresses.setdefault(_label(found[1]), found[2])
        else:
            kept.append((line, is_code))
    if not addresses:
        return [line for line, _ in kept]

    def fill_in(found: re.Match[str]) -> str:
        address = addresses.get(_label(found[3] or found[2]))
        return f"{found[1]}[{found[2]}]({address})" if address else found[0]

    return [
        line if is_code else (line[0], replace_outside_code(_BY_NAME, fill_in, line[1]))
        for line, is_code in kept
    ]


def _label(name: str) -> str:
    return " ".join(name.split()).casefold()
