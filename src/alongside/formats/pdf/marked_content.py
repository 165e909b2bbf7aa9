"""Rewrites the content of pages: what no tag owns becomes an artifact, and lines get letters."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from pikepdf import (
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Pdf,
    String,
    parse_content_stream,
    unparse_content_stream,
)

from alongside.readback.pdf_marked_text import DrawnText

_BEGIN_MARKED_CONTENT = Operator("BDC")
_BEGIN_ARTIFACT = Operator("BMC")


class MarkedContent(NamedTuple):
    """A stretch of one line of a PDF (ISO 32000-1, 14.6).

    page: from 0. mcid: its number on the page. latin: whether it is set apart in another font.
    """

    page: int
    mcid: int
    latin: bool = False

    @property
    def key(self) -> tuple[int, int]:
        return self.page, self.mcid


@dataclass
class DrawnRun:
    """What was drawn for one run of text (see print_page.py).

    content: in order. links: page number, from 0, and link annotation to the run.
    """

    content: list[MarkedContent] = field(default_factory=list)
    links: list[tuple[int, Object]] = field(default_factory=list)


def rewrite_page_content(
    pdf: Pdf,
    tagged: Container[tuple[int, int]],
    in_text: Container[tuple[int, int]],
    actual_text: Mapping[tuple[int, int], str],
) -> None:
    """Changes pdf in place.

    tagged: (page, MCID) of all that is read out. in_text: of that and of what is only drawn within
    the text; all else is a head or number of a page. actual_text: what to copy and find there in
    place of the glyphs.
    """
    for number, page in enumerate(pdf.pages):
        instructions = []
        for instruction in parse_content_stream(page):
            operands = instruction.operands
            if instruction.operator == _BEGIN_MARKED_CONTENT and "/MCID" in operands[1]:
                key = number, int(operands[1].MCID)
                if key not in in_text:
                    instruction = ContentStreamInstruction(
                        [Name.Artifact, Dictionary(Type=Name.Pagination)], _BEGIN_MARKED_CONTENT
                    )
                elif key not in tagged:
                    instruction = ContentStreamInstruction([Name.Artifact], _BEGIN_ARTIFACT)
                elif key in actual_text:
                    properties = Dictionary(MCID=key[1], ActualText=String(actual_text[key]))
                    instruction = ContentStreamInstruction(
                        [operands[0], properties], _BEGIN_MARKED_CONTENT
                    )
            instructions.append(instruction)
        page.Contents = pdf.make_stream(unparse_content_stream(instructions))


@dataclass(frozen=True)
class _Line:
    """Marked content as it was drawn.

    glyphs: what the glyphs seem to say. Of that only the spaces are certain.
    """

    content: MarkedContent
    glyphs: str

    @property
    def word_count(self) -> int:
        return len(self.glyphs.split())


def actual_text_by_line(
    pdf: Pdf, segments: list[tuple[bool, str]], drawn: list[MarkedContent], reader: DrawnText
) -> dict[tuple[int, int], str]:
    """The letters on each line of one run: {(page, MCID): text}.

    segments: the run's text as (latin, words). The glyphs of a script that reorders or joins its
    letters do not say which letters they are, but the spaces between them are certain, so words
    are dealt out to lines by counting. Empty where the count does not come out even: then the
    lines stay as they are, and the tag alone has the text.
    """
    line_groups = _group_lines(pdf, drawn, reader)
    word_groups = _group_words(segments)
    if [latin for latin, _ in line_groups] != [latin for latin, _ in word_groups]:
        return {}
    text_by_line: dict[tuple[int, int], str] = {}
    for (latin, lines), (_, words) in zip(line_groups, word_groups, strict=True):
        # Latin glyphs say their letters themselves.
        if not latin:
            if sum(line.word_count for line in lines) != len(words):
                return {}
            text_by_line |= _deal_words(lines, words)
    return text_by_line


def _group_lines(
    pdf: Pdf, drawn: Iterable[MarkedContent], reader: DrawnText
) -> list[tuple[bool, list[_Line]]]:
    """The lines with glyphs, in groups of lines that follow each other and are Latin or are not."""
    lines = []
    for content in drawn:
        glyphs = reader.text_of(pdf.pages[content.page].obj, content.mcid)
        if glyphs.strip():
            lines.append(_Line(content, glyphs))
    grouped = groupby(lines, key=lambda line: line.content.latin)
    return [(latin, list(group)) for latin, group in grouped]


def _group_words(segments: Iterable[tuple[bool, str]]) -> list[tuple[bool, list[str]]]:
    """The words of the segments, in the same kind of groups."""
    groups: list[tuple[bool, list[str]]] = []
    for latin, text in segments:
        words = text.split()
        if words and groups and groups[-1][0] == latin:
            groups[-1][1].extend(words)
        elif words:
            groups.append((latin, words))
    return groups


def _deal_words(lines: Iterable[_Line], words: list[str]) -> dict[tuple[int, int], str]:
    """Gives each line as many of the words as it has, in order, with the spaces at its ends."""
    text_by_line = {}
    start = 0
    for line in lines:
        end = start + line.word_count
        before = " " if line.glyphs.startswith(" ") else ""
        after = " " if line.glyphs.endswith(" ") else ""
        text_by_line[line.content.key] = before + " ".join(words[start:end]) + after
        start = end
    return text_by_line
