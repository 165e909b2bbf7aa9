"""The instructions that draw a page of a PDF, one by one (ISO 32000-1, 7.8.2), and what stands
in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from pikepdf import Array, Object, Operator, Page, parse_content_stream

Operands = Sequence[Any]
"""Objects of PDF; numbers come as int or Decimal, which pikepdf's types do not say."""


def content_instructions(
    content: Page | Object, operators: str
) -> Iterator[tuple[Operands, Operator]]:
    """Each instruction with one of these operators: its operands, then the operator."""
    for instruction in parse_content_stream(content, operators):
        # An inline picture, the other kind of instruction, has none of the operators that we ask
        # for.
        operands, operator = cast("tuple[Operands, Operator]", instruction)
        yield operands, operator


def marked_content_properties(operands: Operands) -> Mapping[str, Any]:
    """The properties with which marked content begins (BDC); none of content that has only a tag
    (BMC)."""
    return cast("Mapping[str, Any]", operands[1]) if len(operands) > 1 else {}


def innermost(open_mcids: Sequence[int | None]) -> int | None:
    """The number of the innermost marked content that is open and has one; None without any."""
    return next((mcid for mcid in reversed(open_mcids) if mcid is not None), None)


def text_and_spaces(operand: Any) -> Iterable[Any]:
    """What one instruction shows: strings, and numbers that move what follows (of TJ)."""
    return operand if isinstance(operand, Array) else [operand]


def text_parts(operand: Any) -> Iterator[bytes]:
    """The strings that one instruction shows."""
    for part in text_and_spaces(operand):
        if not is_number(part):
            yield bytes(part)


def is_number(part: object) -> bool:
    return isinstance(part, (int, float)) or type(part).__name__ == "Decimal"


def two_byte_codes(text: bytes) -> Iterator[bytes]:
    """The codes of a string in a composite font, as WeasyPrint writes all of its fonts."""
    for position in range(0, len(text), 2):
        yield text[position : position + 2]
