"""Blocks that only some generators know to plain Markdown: notes, tabs, files taken in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from alongside.adopt.code_parts import indent_of, mark_code
from alongside.adopt.notes import Notes
from alongside.adopt.page_source import Line, read_page_source
from alongside.adopt.short_codes import convert_short_codes
from alongside.system.input_text import TextError

_INDENT = 4
_MOST_INCLUDES = 8
"""Of files that take in each other."""
_MKDOCS_NOTE = re.compile(r"""^\s*(?:!!!|\?\?\?\+?)\s+([\w-]+)(?:\s+[\w-]+)*\s*(?:"(.*)")?\s*$""")
_MKDOCS_TAB = re.compile(r"""^\s*===[+!]*\s+["'](.*)["']\s*$""")
_DIRECTIVE = re.compile(r"^\s*:{3,}\s*([a-zA-Z][\w-]*)\s*(?:\[(.*?)\]|(.*?))\s*(?:\{.*\})?\s*$")
_DIRECTIVE_END = re.compile(r"^\s*:{3,}\s*$")
_ALERT = re.compile(r"^(\s*>\s*)\[!(\w+)\][+-]?\s*(.*)$")
_INCLUDE = re.compile(
    r"""^\s*(?:(?:;*-+8<-+)\s*["'](.+?)["']"""
    r"""|\{%-?\s*include(?:-markdown)?\s+["'](.+?)["'].*%\}"""
    r"""|\{!\s*(.+?)\s*!\})\s*$"""
)
_IMPORT = re.compile(r"""^import\s+(\w+)\s+from\s+["'](.+?)["'];?\s*$""")
_PROGRAM_LINE = re.compile(
    r"""^(?:import\s.+\sfrom\s|import\s+["']|export\s+(?:const|default|function|let)\b)"""
)
_COMPONENT = re.compile(r"^\s*<([A-Z]\w*)\s*/>\s*$")
_DROPPED = re.compile(r"^\s*(?:\[TOC\]|\[\[_?TOC_?\]\]|\{:[^}]*\})\s*$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"^\*\[(.+?)\]:\s*(.*)$")
_MEANING = re.compile(r"^:\s+(\S.*)$")


_PARAGRAPH = re.compile(r"""[^\W\d_]|[*_"'“(]\w|\[""")


@dataclass
class Blocks:
    """What the blocks of one page need. file: for notes. folders: of files that can be taken in,
    all of them below root, the folder of the website."""

    file: str
    path: Path
    root: Path
    folders: Sequence[Path]
    notes: Notes
    parts: dict[str, str] = field(default_factory=dict)
    depth: int = 0

    def convert(self, lines: list[Line]) -> list[Line]:
        lines = convert_short_codes(lines, self.file, self.notes)
        converted: list[Line] = []
        marked = list(mark_code(lines))
        position = 0
        while position < len(marked):
            line, is_code = marked[position]
            if is_code:
                converted.append(line)
                position += 1
                continue
            position = self._convert_at(lines, position, converted)
        return converted

    def _convert_at(self, lines: list[Line], position: int, converted: list[Line]) -> int:
        """Adds what the block at a position becomes. The position behind it."""
        for start in (self._indented, self._directive, self._single):
            end = start(lines, position, converted)
            if end > position:
                return end
        converted.append(lines[position])
        return position + 1

    def _indented(self, lines: list[Line], position: int, converted: list[Line]) -> int:
        """A note or a tab of MkDocs: what follows it is indented further."""
        number, text = lines[position]
        note, tab = _MKDOCS_NOTE.match(text), _MKDOCS_TAB.match(text)
        if not note and not tab:
            return position
        indent = indent_of(text)
        inside: list[Line] = []
        end = position + 1
        while end < len(lines):
            words = lines[end][1]
            if words.strip() and indent_of(words) < indent + _INDENT:
                break
            inside.append((lines[end][0], words[indent + _INDENT :]))
            end += 1
        title = tab[1] if tab else _title_of_note(note)
        self.notes.turn("tab → words in bold" if tab else "note in a box → words in bold")
        self._add(converted, number, title, self.convert(inside), indent)
        return end

    def _directive(self, lines: list[Line], position: int, converted: list[Line]) -> int:
        """A note of Docusaurus, from ::: to :::."""
        number, text = lines[position]
        opening = _DIRECTIVE.match(text)
        if not opening:
            return position
        depth, end = 1, position + 1
        while end < len(lines):
            if _DIRECTIVE_END.match(lines[end][1]):
                depth -= 1
            elif _DIRECTIVE.match(lines[end][1]):
                depth += 1
            if depth == 0:
                break
            end += 1
        inside = lines[position + 1 : end]
        title = opening[2] or opening[3] or opening[1].capitalize()
        self.notes.turn("note in a box → words in bold")
        indent = indent_of(text)
        dedented = [(line, words[min(indent, indent_of(words)) :]) for line, words in inside]
        self._add(converted, number, title, self.convert(dedented), indent)
        return end + 1

    def _add(
        self, converted: list[Line], number: int, title: str, inside: list[Line], indent: int
    ) -> None:
        """The title before the first words, if these are a paragraph, and else above them."""
        while inside and not inside[0][1].strip():
            inside.pop(0)
        while inside and not inside[-1][1].strip():
            inside.pop()
        label = f"**{title.strip().rstrip(':')}:**" if title.strip() else ""
        is_paragraph = bool(inside) and _PARAGRAPH.match(inside[0][1]) is not None
        if label and is_paragraph:
            inside[0] = (inside[0][0], f"{label} {inside[0][1]}")
        elif label:
            inside = [(number, label), (number, ""), *inside]
        spaces = " " * indent
        moved = [(line, spaces + words if words.strip() else "") for line, words in inside]
        converted += [(number, ""), *moved, (number, "")]

    def _single(self, lines: list[Line], position: int, converted: list[Line]) -> int:
        """What is one line."""
        number, text = lines[position]
        makers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], list[Line]]], ...] = (
            (_ALERT, lambda found: self._alert(number, found)),
            (_INCLUDE, lambda found: self._include(number, next(filter(None, found.groups())))),
            (_IMPORT, lambda found: self._import(number, found)),
            (_PROGRAM_LINE, lambda found: self._drop(number, text)),
            (_COMPONENT, lambda found: self._component(number, text, found[1])),
            (_DROPPED, lambda found: []),
            (_ABBREVIATION, lambda found: self._abbreviation(number, found)),
            (_MEANING, lambda found: self._meaning(number, found, converted)),
        )
        for pattern, make in makers:
            found = pattern.match(text)
            if found:
                converted += make(found)
                return position + 1
        return position

    def _alert(self, number: int, found: re.Match[str]) -> list[Line]:
        self.notes.turn("note in a box → words in bold")
        label = f"{found[1]}**{found[3] or found[2].capitalize()}:**"
        return [(number, label), (number, found[1].rstrip())]

    def _include(self, number: int, name: str) -> list[Line]:
        """The lines of a file that is taken in, under the number of the line that names it."""
        for folder in (self.path.parent, *self.folders):
            file = folder / name
            is_own = file.is_file() and file.resolve().is_relative_to(self.root)
            if is_own and self.depth < _MOST_INCLUDES:
                try:
                    inside = read_page_source(file).lines
                except TextError:
                    break
                self.notes.turn("file taken in by a page → its words on the page")
                deeper = replace(self, path=file, parts={}, depth=self.depth + 1)
                return [(number, words) for _, words in deeper.convert(inside)]
        self.notes.look(self.file, number, f"The page takes in “{name}”, which was not found.")
        return []

    def _import(self, number: int, found: re.Match[str]) -> list[Line]:
        name, source = found[1], found[2]
        if source.endswith((".md", ".mdx")):
            self.parts[name] = source.removeprefix("@site/")
        return []

    def _drop(self, number: int, text: str) -> list[Line]:
        self.notes.look(self.file, number, f"A line of a program was left out: {text.strip()}")
        return []

    def _component(self, number: int, text: str, name: str) -> list[Line]:
        return self._include(number, self.parts[name]) if name in self.parts else [(number, text)]

    def _abbreviation(self, number: int, found: re.Match[str]) -> list[Line]:
        what = f"“{found[1]}” was explained by a tip of the mouse: {found[2]}. Say it on the page."
        self.notes.look(self.file, number, what)
        return []

    def _meaning(self, number: int, found: re.Match[str], converted: list[Line]) -> list[Line]:
        """The second line of a term and its meaning."""
        if not converted or not converted[-1][1].strip() or converted[-1][1].startswith(("#", "|")):
            return [(number, found[1])]
        line, term = converted.pop()
        self.notes.turn("term and meaning → item of a list")
        words = term.removeprefix("- **").partition(":** ")[0].strip()
        return [(line, f"- **{words}:** {found[1]}")]


def _title_of_note(note: re.Match[str] | None) -> str:
    """Its own words, even if they are none, or the name of its kind."""
    if note is None:
        return ""
    return note[2] if note[2] is not None else note[1].replace("-", " ").capitalize()
