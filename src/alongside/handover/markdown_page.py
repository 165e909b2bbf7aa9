"""Finds the place of each block's words in a Markdown file.

So the words of one place can be changed, and every other byte of the file stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from markdown_it.token import Token

from alongside.handover.inline_reader import inline_parser, read_inline
from alongside.handover.text import Code, Run, Text, text_from_words
from alongside.model import LEAD, ROW_START, Variant
from alongside.pages.diagrams import diagram_in
from alongside.pages.front_matter import split_front_matter
from alongside.pages.markdown import block_kind

SETTINGS = ("title", "description")
_CELL_BAR = re.compile(r"(?<!\\)\|")
_LISTS = ("bullet_list", "ordered_list")
Shape = tuple[str | int, ...]
"""What tells a block from other blocks of its section: kind, depth, and whether it starts an item
or a row."""


@dataclass(frozen=True)
class Slot:
    """The place of one block's words in the text of a file.

    kind: of a Block, or "title" or "description".
    start, end: positions in the text. prefix: of its second and later lines, such as "> ".
    text: the words that stand there. codes: by the ids of text, see read_inline.
    """

    kind: str
    shape: Shape
    start: int
    end: int
    prefix: str
    text: Text
    codes: dict[str, Code]

    @property
    def is_setting(self) -> bool:
        return self.kind in SETTINGS

    @property
    def is_body(self) -> bool:
        return not self.is_setting and self.kind != "heading"


@dataclass(frozen=True)
class SectionPlace:
    """The place of one section in the text of a file.

    start, end: of all its lines, but for the settings at the top of the file.
    slots: in the order of the file, so that the heading's is the first. The lead, whose id is
    LEAD, begins with the settings.
    """

    id: str
    start: int
    end: int
    slots: tuple[Slot, ...]

    @property
    def shapes(self) -> list[Shape]:
        return [slot.shape for slot in self.slots]


@dataclass(frozen=True)
class PageText:
    """The text of a file, its line ends "\\n", and where its sections stand."""

    text: str
    sections: tuple[SectionPlace, ...]

    def section(self, id_: str) -> SectionPlace | None:
        return next((section for section in self.sections if section.id == id_), None)

    def raw_text(self, section: SectionPlace) -> str:
        """All that a change in the section would touch, the settings of the lead included."""
        settings = "".join(
            self.text[slot.start : slot.end] for slot in section.slots if slot.is_setting
        )
        return settings + self.text[section.start : section.end]


class _Position(NamedTuple):
    start: int
    end: int
    prefix: str


class _Block(NamedTuple):
    """A block of a page. slot: None where its words cannot be changed, or there are none.

    heading_line: of a heading, counted from 0 in the body; otherwise None.
    section_id: of a heading, or "".
    """

    slot: Slot | None
    heading_line: int | None = None
    section_id: str = ""


def read_page(text: str, variant: Variant) -> PageText:
    """text: of the file, with line ends "\\n". variant: read from it, without a problem."""
    body_start = _body_start(text)
    reader = _BlockReader(text[body_start:], body_start)
    ids = [LEAD]
    starts = [body_start]
    slots = [list(_settings(text[:body_start], variant))]
    for block in reader.blocks():
        if block.heading_line is not None:
            ids.append(block.section_id)
            starts.append(reader.line_starts[block.heading_line])
            slots.append([])
        if block.slot is not None:
            slots[-1].append(block.slot)
    ends = [*starts[1:], len(text)]
    sections = [
        SectionPlace(id_, start, end, tuple(section_slots))
        for id_, start, end, section_slots in zip(ids, starts, ends, slots, strict=True)
    ]
    return PageText(text, tuple(sections))


def _body_start(text: str) -> int:
    parts = split_front_matter(text)
    if parts is None:
        raise ValueError("a page without front matter has a problem, and is not read here")
    _, body, _ = parts
    return len(text) - len(body)


def _settings(front_matter: str, variant: Variant) -> Iterator[Slot]:
    """Title and description, each with all the lines of its setting."""
    for name in SETTINGS:
        match = re.search(rf"^{name}:.*\n(?:[ \t]+\S.*\n)*", front_matter, re.MULTILINE)
        if match:
            words, codes = _number_codes(text_from_words(variant.raw[name]))
            yield Slot(
                kind=name,
                shape=(name,),
                start=match.start(),
                end=match.end(),
                prefix="",
                text=words,
                codes=codes,
            )


def _number_codes(text: Text) -> tuple[Text, dict[str, Code]]:
    """The text with ids in place of its codes' Markdown, and the codes by these ids."""
    codes: dict[str, Code] = {}
    runs: list[Run] = []
    for run in text:
        if run.code:
            id_ = f"x{len(codes) + 1}"
            codes[id_] = Code("fact", run.code)
            run = replace(run, code=id_)
        runs.append(run)
    return tuple(runs), codes


class _BlockReader:
    """Walks the parser's tokens of a page, and keeps what is open around each."""

    def __init__(self, body: str, body_start: int):
        self._body = body
        self._lines = body.split("\n")
        self.line_starts = [body_start]
        for line in self._lines:
            self.line_starts.append(self.line_starts[-1] + len(line) + 1)
        self._open_names: list[str] = []
        self._cell_spans: list[tuple[int, int]] = []
        self._marker = ""

    def blocks(self) -> Iterator[_Block]:
        opening: Token | None = None
        for token in inline_parser().parse(self._body):
            if token.nesting == 1:
                self._open(token)
            elif token.nesting == -1:
                self._open_names.pop()
            elif token.type == "inline" and opening is not None:
                yield self._read_block(opening, token)
                self._marker = ""
            opening = token

    def _open(self, token: Token) -> None:
        name = token.type.removesuffix("_open")
        self._open_names.append(name)
        if name == "list_item":
            self._marker = "item"
        elif name == "tr":
            self._marker = ROW_START
            self._cell_spans = list(_cell_spans(self._lines[_first_line(token)]))

    def _read_block(self, opening: Token, token: Token) -> _Block:
        """opening: the token before, which says what the words are."""
        kind = block_kind(opening, self._open_names)
        if diagram_in(token):
            return _Block(None)  # its words stand in diagrams.yml, and its line stays as it is
        text, codes = read_inline(token.children or [])
        if kind == "heading":
            return self._read_heading(opening, token, text, codes)
        position = self._cell_position(token) if "cell" in kind else self._block_position(token)
        depth = sum(name in _LISTS for name in self._open_names)
        return _Block(_slot(kind, (kind, depth, self._marker), position, text, codes))

    def _read_heading(
        self, opening: Token, token: Token, text: Text, codes: dict[str, Code]
    ) -> _Block:
        position = self._block_position(token, before=opening.meta.get("settings", ""))
        shape = ("heading", opening.tag, self._marker)
        slot = _slot("heading", shape, position, text, codes)
        section_id = str(opening.attrs.get("id", ""))
        return _Block(slot, heading_line=_first_line(token), section_id=section_id)

    def _cell_position(self, token: Token) -> _Position | None:
        if not self._cell_spans:
            return None
        start, end = self._cell_spans.pop(0)
        line_start = self.line_starts[_first_line(token)]
        return _Position(line_start + start, line_start + end, "")

    def _block_position(self, token: Token, before: str = "") -> _Position | None:
        """None where the words do not stand in the file as the parser gives them.

        before: the settings behind the words of a heading, in which these may stand, too.
        """
        content = token.content.split("\n")
        first = _first_line(token)
        last = first + len(content) - 1
        words_end = self._lines[last].rfind(before) if before else len(self._lines[last])
        start = self._lines[first].rfind(content[0], 0, words_end if first == last else None)
        end = self._lines[last].rfind(content[-1], 0, words_end)
        if start < 0 or end < 0:
            return None
        prefix = re.sub(r"[^\s>]", " ", self._lines[first][:start])
        return _Position(
            start=self.line_starts[first] + start,
            end=self.line_starts[last] + end + len(content[-1]),
            prefix=prefix,
        )


def _slot(
    kind: str, shape: Shape, position: _Position | None, text: Text, codes: dict[str, Code]
) -> Slot | None:
    if position is None or not text:
        return None
    return Slot(
        kind=kind,
        shape=shape,
        start=position.start,
        end=position.end,
        prefix=position.prefix,
        text=text,
        codes=codes,
    )


def _first_line(token: Token) -> int:
    """The line on which a block begins, counted from 0 in the body."""
    if token.map is None:
        raise ValueError("the parser gives every block its lines")
    return token.map[0]


def _cell_spans(line: str) -> Iterable[tuple[int, int]]:
    """Where the words of each cell of a row begin and end."""
    bars = [-1, *(match.start() for match in _CELL_BAR.finditer(line)), len(line)]
    for number, (left, right) in enumerate(zip(bars, bars[1:], strict=False)):
        start = left + 1
        cell = line[start:right]
        # Before the first bar stands nothing: most rows begin with one.
        if cell.strip():
            words_start = start + len(cell) - len(cell.lstrip())
            yield words_start, words_start + len(cell.strip())
        elif number:
            yield start, start
