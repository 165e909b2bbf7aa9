"""A told tree as lines: what is said, in order, what stands in a thing further in."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.audit.listening.told_tree import Told
from alongside.audit.listening.words import (
    CONTROLS,
    LANDMARKS,
    NAMED_ONLY,
    role_in_words,
    states_in_words,
)
from alongside.text.plurals import count_in_english

_INDENT = "  "
_INLINE = (
    *(
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
    ),
    *("kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time"),
    *("u", "var", "wbr", "ruby", "rt"),
)
"""Tags that do not end a line of text. The text itself has none."""
_SILENT = ("InlineTextBox", "ListMarker", "splitter", "MenuListPopup")
_CELLS = {
    "cell": "cell",
    "gridcell": "cell",
    "columnheader": "column header",
    "rowheader": "row header",
}
_PAIRS = {"term": "term", "definition": "meaning"}


def speak(told: Told) -> Iterator[str]:
    """Lines without line ends. told: a page, or a part of one."""
    speaker = _Speaker()
    speaker.speak(told, 0)
    speaker.end_text()
    yield from speaker.lines


class _Speaker:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self._language = ""
        self._text: list[str] = []
        self._text_language = ""
        self._depth = 0
        self._prefix = ""
        """Of the next line: which item or cell it begins."""

    def speak(self, told: Told, depth: int) -> None:
        if told.role == "StaticText":
            self._add_text(told, depth)
        elif told.role not in _SILENT:
            is_inline = told.tag in _INLINE and told.role not in CONTROLS
            if not is_inline:
                self.end_text()
            self._speak_element(told, depth)
            if not is_inline:
                self.end_text()

    def _speak_element(self, told: Told, depth: int) -> None:
        if told.role in CONTROLS:
            self._say_control(told, depth)
        elif told.role == "heading":
            self._say_heading(told, depth)
        elif told.role in ("list", "DescriptionList"):
            self._say_list(told, depth)
        elif told.role in ("table", "grid"):
            self._say_table(told, depth)
        elif told.role in _PAIRS:
            self._say_part(told, depth, _PAIRS[told.role])
        else:
            self._say_around(told, depth)

    def _add_text(self, told: Told, depth: int) -> None:
        if self._text and told.language != self._text_language:
            self.end_text()
        self._text.append(told.name)
        self._text_language, self._depth = told.language, depth

    def end_text(self) -> None:
        words = " ".join("".join(self._text).split())
        self._text = []
        if words:
            self._say(words, self._text_language, self._depth)

    def _say(self, words: str, language: str, depth: int) -> None:
        indent = _INDENT * depth
        if language != self._language:
            self.lines.append(f"{indent}[language: {language or 'not said'}]")
            self._language = language
        self.lines.append(f"{indent}{self._prefix}{words}")
        self._prefix = ""

    def _say_control(self, told: Told, depth: int) -> None:
        name = " ".join(told.name.split()) or "without words"
        said = [f"{role_in_words(told)}: {name}", *states_in_words(told)]
        options = sum(each.role == "option" for each in told.descendants())
        if told.role == "combobox" and options:
            said.append(count_in_english(options, "option"))
        self._say(", ".join(said), _language_of_words(told), depth)

    def _say_heading(self, told: Told, depth: int) -> None:
        inner = [each for each in told.descendants() if each.role in CONTROLS]
        if inner or len(_languages(told)) > 1:
            self._say(role_in_words(told), told.language, depth)
            self._speak_children(told, depth + 1)
        else:
            name = " ".join(told.name.split()) or "without words"
            self._say(f"{role_in_words(told)}: {name}", _language_of_words(told), depth)

    def _say_list(self, told: Told, depth: int) -> None:
        is_pairs = told.role == "DescriptionList"
        kind = "term" if is_pairs else "listitem"
        items = list(_nearest(told, kind, ("list", "DescriptionList")))
        name = f": {told.name}" if told.name else ""
        word, what = ("term", "list of terms") if is_pairs else ("item", "list")
        count = count_in_english(len(items), word)
        self._say(f"{what} with {count}{name}", told.language, depth)
        if is_pairs:
            self._speak_children(told, depth + 1)
            return
        for number, item in enumerate(items, 1):
            self._say_part(item, depth + 1, f"{number} of {len(items)}")

    def _say_part(self, told: Told, depth: int, words: str) -> None:
        """An item or a cell: its words come before the first thing that is said in it."""
        self.end_text()
        self._prefix = f"{self._prefix}{words}: "
        before = len(self.lines)
        self._speak_children(told, depth)
        self.end_text()
        if len(self.lines) == before:
            self._say("empty", told.language, depth)
        # What follows the first thing belongs to the same part.
        first = next(at for at in range(before, len(self.lines)) if not _is_note(self.lines[at]))
        for at in range(first + 1, len(self.lines)):
            self.lines[at] = f"{_INDENT}{self.lines[at]}"

    def _say_table(self, told: Told, depth: int) -> None:
        rows = list(_nearest(told, "row", ("table", "grid")))
        cells = [
            [each for each in row.descendants() if each.role in _CELLS and _is_of(row, each)]
            for row in rows
        ]
        size = (
            f"{count_in_english(len(rows), 'row')} and "
            f"{count_in_english(max(map(len, cells), default=0), 'column')}"
        )
        name = f": {' '.join(told.name.split())}" if told.name else ""
        self._say(f"table with {size}{name}", told.language, depth)
        for number, row in enumerate(cells, 1):
            self._say(f"row {number}", told.language, depth + 1)
            for cell in row:
                self._say_part(cell, depth + 2, _CELLS[cell.role])

    def _say_around(self, told: Told, depth: int) -> None:
        """What stands around other things: said where it has words of its own, then they are."""
        parts = list(states_in_words(told)) if told.role else []
        if told.role in LANDMARKS or (told.role in NAMED_ONLY and told.name):
            name = f": {' '.join(told.name.split())}" if told.name else ""
            parts.insert(0, f"{role_in_words(told)}{name}")
        elif told.states.get("live") in (None, "off"):
            parts = []
        if parts:
            self._say(", ".join(parts), told.language, depth)
        self._speak_children(told, depth + 1 if parts else depth)

    def _speak_children(self, told: Told, depth: int) -> None:
        for child in told.children:
            self.speak(child, depth)


def _is_note(line: str) -> bool:
    """Whether it only says in which language the next one is."""
    return line.lstrip().startswith("[language: ")


def _nearest(told: Told, role: str, ends: tuple[str, ...]) -> Iterator[Told]:
    """Those of a role in it, but not in another list or table that it holds."""
    for child in told.children:
        if child.role == role:
            yield child
        elif child.role not in ends:
            yield from _nearest(child, role, ends)


def _is_of(row: Told, cell: Told) -> bool:
    inner = (each for each in row.descendants() if each.role in ("table", "grid"))
    return not any(cell is each for table in inner for each in table.descendants())


def _languages(told: Told) -> set[str]:
    return {each.language for each in told.descendants() if each.role == "StaticText"}


def _language_of_words(told: Told) -> str:
    """That of all texts in it, or its own where they differ."""
    languages = _languages(told)
    return languages.pop() if len(languages) == 1 else told.language
