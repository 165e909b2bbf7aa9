"""Rewrites the content of pages: what no tag owns becomes an artifact, and lines get their letters."""

from __future__ import annotations

from collections.abc import Container, Mapping
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from pikepdf import (
    ContentStreamInstruction,
    Dictionary,
    Name,
    Operator,
    Pdf,
    String,
    parse_content_stream,
    unparse_content_stream,
)

from alongside.readback.pdf_marked_text import DrawnText


class MarkedContent(NamedTuple):
    """A stretch of one line. page: from 0. mcid: its number there. latin: set apart in another font."""

    page: int
    mcid: int
    latin: bool = False

    @property
    def key(self) -> tuple[int, int]:
        return self.page, self.mcid


def rewrite_page_content(
    pdf: Pdf, tagged: Container[tuple[int, int]], actual_text: Mapping[tuple[int, int], str]
) -> None:
    """tagged: (page, MCID) of all that is read out. letters: what to copy and find in place of glyphs."""
    begin = Operator("BDC")
    for number, page in enumerate(pdf.pages):
        instructions = []
        for instruction in parse_content_stream(page):
            operands, operator = instruction.operands, instruction.operator
            if operator == begin and "/MCID" in operands[1]:
                key = number, int(operands[1].MCID)
                if key not in tagged:
                    instruction = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
                elif key in actual_text:
                    properties = Dictionary(MCID=key[1], ActualText=String(actual_text[key]))
                    instruction = ContentStreamInstruction([operands[0], properties], begin)
            instructions.append(instruction)
        page.Contents = pdf.make_stream(unparse_content_stream(instructions))


def actual_text_by_line(
    pdf: Pdf, segments: list[tuple[bool, str]], drawn: list[MarkedContent], reader: DrawnText
) -> dict[tuple[int, int], str]:
    """The letters on each line of one run: {(page, MCID): text}.

    segments: the run's text as (latin, words). The glyphs of a script that reorders or joins its
    letters do not say which letters they are, but the spaces between them are certain, so words
    are dealt out to lines by counting. Empty where the count does not come out even: then the
    lines stay as they are, and the tag alone has the text.
    """
    drawn = [
        content
        for content in drawn
        if reader.text_of(pdf.pages[content.page].obj, content.mcid).strip()
    ]
    lines = [
        (latin, list(group)) for latin, group in groupby(drawn, key=lambda content: content.latin)
    ]
    worded = [(latin, text.split()) for latin, text in segments if text.strip()]
    dealt = [
        (latin, [word for _, words in group for word in words])
        for latin, group in groupby(worded, key=itemgetter(0))
    ]
    if [latin for latin, _ in lines] != [latin for latin, _ in dealt]:
        return {}
    letters = {}
    for (latin, contents), (_, words) in zip(lines, dealt, strict=True):
        if latin:
            continue
        glyphs = [reader.text_of(pdf.pages[content.page].obj, content.mcid) for content in contents]
        if sum(len(line.split()) for line in glyphs) != len(words):
            return {}
        for content, line in zip(contents, glyphs, strict=True):
            count = len(line.split())
            before = " " if line[:1] == " " else ""
            after = " " if line[-1:] == " " and line.strip() else ""
            letters[content.key] = before + " ".join(words[:count]) + after
            del words[:count]
    return letters
