"""A Markdown file to the places of its words, so that the words of one place can be changed and nothing else moves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from alongside.handover.text import PROTECTED, Code, Run, Text, normalise_runs, text_from_words
from alongside.model import LEAD, ROW_START, Variant
from alongside.pages.markdown import HEADING_ID, block_kind, new_parser
from alongside.publication.catalogue import split_front_matter

SETTINGS = ("title", "description")
_CELL_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Slot:
    """The place of one block's words. start, end: in the text of the file. prefix: of its second line and later.

    kind: of a Block, or "title" or "description". shape: what tells it from other blocks of its section.
    text's codes have ids that count from 1: "l1" for the first link, "x1" for the first code that stands alone.
    """

    kind: str
    shape: tuple
    start: int
    end: int
    prefix: str
    text: Text
    codes: dict[str, Code]


@dataclass(frozen=True)
class SectionPlace:
    """start, end: of all its lines, but for the settings at the top of the file. slots: the heading's first."""

    id: str
    start: int
    end: int
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class PageText:
    text: str
    sections: tuple[SectionPlace, ...]

    def section(self, id_: str) -> SectionPlace | None:
        return next((section for section in self.sections if section.id == id_), None)

    def raw_text(self, section: SectionPlace) -> str:
        """All that a change in the section would touch, the settings of the lead included."""
        settings = "".join(
            self.text[slot.start : slot.end] for slot in section.slots if slot.kind in SETTINGS
        )
        return settings + self.text[section.start : section.end]


def inline_parser() -> MarkdownIt:
    """As the pages are read, but an address stays as its author wrote it."""
    parser = new_parser()
    parser.normalizeLink = lambda address: address
    return parser


def read_page(text: str, variant: Variant) -> PageText:
    """text: of the file, with line ends "\\n". variant: read from it, without a problem."""
    _, body, body_line = split_front_matter(text)
    offset = len(text) - len(body)
    lines = body.split("\n")
    starts = [offset]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    groups: list[tuple[str, int, list[Slot]]] = [(LEAD, offset, list(_settings(text, variant)))]
    for slot, heading_line, id_ in _slots(inline_parser(), body, lines, starts):
        if heading_line is not None:
            groups.append((id_, starts[heading_line], []))
        if slot is not None:
            groups[-1][2].append(slot)
    ends = [start for _, start, _ in groups[1:]] + [len(text)]
    return PageText(
        text,
        tuple(
            SectionPlace(id_, start, end, tuple(slots))
            for (id_, start, slots), end in zip(groups, ends, strict=True)
        ),
    )


def _settings(text: str, variant: Variant) -> Iterator[Slot]:
    """Title and description, each with all the lines of its setting."""
    front = text[: len(text) - len(split_front_matter(text)[1])]
    for name in SETTINGS:
        found = re.search(rf"^{name}:.*\n(?:[ \t]+\S.*\n)*", front, re.MULTILINE)
        if found:
            words, codes = number_codes(text_from_words(variant.raw[name]), {})
            yield Slot(name, (name,), found.start(), found.end(), "", words, codes)


def _slots(
    parser: MarkdownIt, body: str, lines: list[str], starts: list[int]
) -> Iterator[tuple[Slot | None, int | None, str]]:
    """(place, line of a heading that opens a section, the section's id)."""
    inside: list[str] = []
    cells: list[tuple[int, int]] = []
    marker = ""
    tokens = parser.parse(body)
    for position, token in enumerate(tokens):
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.nesting == 1:
            inside.append(name)
            if name == "list_item":
                marker = "item"
            elif name == "tr":
                marker, cells = ROW_START, _cell_spans(lines[token.map[0]])
        elif token.nesting == -1:
            inside.pop()
        elif token.type == "inline":
            opening = tokens[position - 1]
            kind = block_kind(opening, inside)
            if "cell" in kind:
                span = cells.pop(0) if cells else None
                place = (
                    (starts[token.map[0]] + span[0], starts[token.map[0]] + span[1], "")
                    if span
                    else None
                )
            else:
                place = _block_position(token, lines, starts)
            heading = token.map[0] if kind == "heading" else None
            settings = HEADING_ID.search(token.content) if kind == "heading" else None
            depth = (
                opening.tag
                if kind == "heading"
                else sum(n in ("bullet_list", "ordered_list") for n in inside)
            )
            words, codes = read_inline(token.children or [])
            if settings:
                words = _remove_heading_id(words)
                end = settings.start() - len(token.content)
                place = place and (place[0], place[1] + end, place[2])
            slot = (
                Slot(kind, (kind, depth, marker), *place, words, codes) if place and words else None
            )
            yield slot, heading, settings[1] if settings else ""
            marker = ""


def _cell_spans(line: str) -> list[tuple[int, int]]:
    """Where the words of each cell of a row begin and end."""
    bars = [-1, *(found.start() for found in _CELL_BAR.finditer(line)), len(line)]
    spans = [(left + 1, right) for left, right in zip(bars, bars[1:], strict=False)]
    if spans and not line[slice(*spans[0])].strip():
        spans = spans[1:]
    return [
        (start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip()))
        if part.strip()
        else (start, start)
        for start, end in spans
        for part in [line[start:end]]
    ]


def _block_position(
    token: Token, lines: list[str], starts: list[int]
) -> tuple[int, int, str] | None:
    """None where the words do not stand in the file as the parser gives them."""
    content = token.content.split("\n")
    first, last = token.map[0], token.map[0] + len(content) - 1
    begin, end = lines[first].rfind(content[0]), lines[last].rfind(content[-1])
    if begin < 0 or end < 0 or (first == last and begin != end):
        return None
    prefix = re.sub(r"[^\s>]", " ", lines[first][:begin])
    return starts[first] + begin, starts[last] + end + len(content[-1]), prefix


def read_inline(children: list[Token]) -> tuple[Text, dict[str, Code]]:
    """The parser's tokens of one block to runs, and the codes that they name by id."""
    runs: list[Run] = []
    codes: dict[str, Code] = {}
    bold = italic = 0
    link = ""

    def add_standalone(code: Code) -> None:
        id_ = f"x{sum(not known.is_paired for known in codes.values()) + 1}"
        codes[id_] = code
        runs.append(Run(link=link, code=id_))

    for place, token in enumerate(children):
        if token.type == "text":
            end = 0
            for found in PROTECTED.finditer(token.content):
                runs.append(Run(token.content[end : found.start()], bold > 0, italic > 0, link))
                add_standalone(Code("fact", found[0]))
                end = found.end()
            runs.append(Run(token.content[end:], bold > 0, italic > 0, link))
        elif token.type == "softbreak":
            runs.append(Run("\n", link=link))
        elif token.type == "hardbreak":
            add_standalone(Code("break", "  \n"))
        elif token.type == "code_inline":
            add_standalone(Code("code", f"{token.markup}{token.content}{token.markup}"))
        elif token.type == "html_inline":
            add_standalone(Code("html", token.content))
        elif token.type == "image":
            words = "".join(
                part.content or " " * part.type.endswith("break") for part in token.children or []
            )
            add_standalone(
                Code(
                    "picture",
                    str(token.attrs.get("src", "")),
                    str(token.attrs.get("title", "")),
                    words,
                )
            )
        elif token.type == "link_open" and token.markup == "autolink":
            add_standalone(Code("code", f"<{children[place + 1].content}>"))
            children[place + 1].content = ""
        elif token.type == "link_open":
            link = f"l{sum(known.is_paired for known in codes.values()) + 1}"
            codes[link] = Code(
                "link", str(token.attrs.get("href", "")), str(token.attrs.get("title", ""))
            )
        elif token.type == "link_close":
            link = ""
        elif token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting
    return normalise_runs(runs), codes


def number_codes(text: Text, taken_codes: dict[str, Code]) -> tuple[Text, dict[str, Code]]:
    """Text whose codes that stand alone are named by their Markdown: the same with ids. known: ids taken already."""
    codes, runs = dict(taken_codes), []
    for run in text:
        if run.code:
            id_ = f"x{len(codes) + 1}"
            codes[id_] = Code("fact", run.code)
            run = replace(run, code=id_)
        runs.append(run)
    return tuple(runs), codes


def _remove_heading_id(text: Text) -> Text:
    """The words of a heading without {#its-id}."""
    return normalise_runs(text[:-1]) if text and text[-1].code else text
