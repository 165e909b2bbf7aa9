"""Rewrites the content of the pages: what belongs to no element becomes an artifact."""

from __future__ import annotations

from typing import NamedTuple

from pikepdf import ContentStreamInstruction, Dictionary, Name, Operator, Pdf, parse_content_stream, unparse_content_stream


class Content(NamedTuple):
    """page: from 0. mcid: number of the marked content on that page."""

    page: int
    mcid: int


def rewrite(pdf: Pdf, owner: dict) -> None:
    begin = Operator("BDC")
    for number, page in enumerate(pdf.pages):
        instructions = []
        for instruction in parse_content_stream(page):
            operands, operator = instruction.operands, instruction.operator
            if operator == begin and "/MCID" in operands[1] and (number, int(operands[1].MCID)) not in owner:
                instruction = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
            instructions.append(instruction)
        page.Contents = pdf.make_stream(unparse_content_stream(instructions))
