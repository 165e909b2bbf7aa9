"""Writes the id of the release into a finished PDF.

Each release has another one. If PDFs were drawn with it, not one could be kept from the release
before. So they are drawn with a placeholder that has every digit, for the font to have them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pikepdf import (
    Array,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    ObjectStreamMode,
    Operator,
    Page,
    Pdf,
    String,
    parse_content_stream,
    unparse_content_stream,
)

from alongside.readback.pdf_content import is_number, text_and_spaces
from alongside.readback.pdf_text_pieces import advance_widths
from alongside.readback.pdf_to_unicode import read_to_unicode_map

RELEASE_PLACEHOLDER = "fedcba9876543210"
_SHOW = ("Tj", "TJ")


def stamp_release(file: Path, release: str, *, from_right: bool) -> None:
    """Changes the PDF in place. from_right: whether its lines go from right to left.

    The id is shorter than the placeholder, and stands where its line ends: nothing else moves.
    """
    with Pdf.open(file, allow_overwriting_input=True) as pdf:
        stamp = _Stamp(release, from_right)
        for page in pdf.pages:
            page.Contents = pdf.make_stream(stamp.content_of(page))
        for element in pdf.objects:
            if isinstance(element, Dictionary) and "/ActualText" in element:
                element.ActualText = stamp.text_of(element.ActualText)
        pdf.save(file, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)


@dataclass(frozen=True)
class _Font:
    """codes: letter to code. widths: code to advance, in thousandths of the letters' size."""

    codes: Mapping[str, bytes]
    widths: Mapping[int, float]

    def encode(self, digits: str) -> bytes:
        return b"".join(self.codes[digit] for digit in digits)

    def width_of(self, digits: str) -> float:
        return sum(self.widths.get(int.from_bytes(self.codes[digit]), 0.0) for digit in digits)


class _Stamp:
    """What is written, and the fonts that were met, by their object."""

    def __init__(self, release: str, from_right: bool) -> None:
        self.release = release
        self.from_right = from_right
        self.fonts: dict[tuple[int, int], _Font] = {}

    def text_of(self, text: Object) -> String:
        return String(str(text).replace(RELEASE_PLACEHOLDER, self.release))

    def content_of(self, page: Page) -> bytes:
        instructions = []
        font = _Font({}, {})
        for instruction in parse_content_stream(page):
            operator, operands = str(instruction.operator), list(instruction.operands)
            if operator == "Tf":
                font = self._font(page.resources.Font[Name(str(operands[0]))])
            elif operator in _SHOW:
                operands[-1] = self._shown(operands[-1], font)
                instruction = ContentStreamInstruction(operands, Operator(_show_as(operands[-1])))
            elif operator == "BDC" and "/ActualText" in operands[1]:
                operands[1].ActualText = self.text_of(operands[1].ActualText)
                instruction = ContentStreamInstruction(operands, Operator(operator))
            instructions.append(instruction)
        return unparse_content_stream(instructions)

    def _font(self, font: Object) -> _Font:
        if font.objgen not in self.fonts:
            codes = {letter: code for code, letter in read_to_unicode_map(font).items()}
            self.fonts[font.objgen] = _Font(codes, advance_widths(font))
        return self.fonts[font.objgen]

    def _shown(self, shown: Object, font: _Font) -> Object:
        """What an instruction shows, with the release in place of the placeholder."""
        if not font.codes.keys() >= set(RELEASE_PLACEHOLDER):
            return shown  # a font that the placeholder is not drawn in
        placeholder = font.encode(RELEASE_PLACEHOLDER)
        whole = b"".join(bytes(part) for part in text_and_spaces(shown) if not is_number(part))
        start = whole.find(placeholder)
        if start < 0:
            return shown
        end = start + len(placeholder)
        stamp: list[object] = [String(font.encode(self.release))]
        # From right to left the line ends at its left, and the words after the id must stay.
        spare = font.width_of(RELEASE_PLACEHOLDER) - font.width_of(self.release)
        stamp.insert(0 if self.from_right else 1, round(-spare))
        before = _part_of(shown, 0, start)
        return Array([*before, *stamp, *_part_of(shown, end, len(whole))])


def _show_as(shown: Object) -> str:
    return "TJ" if isinstance(shown, Array) else "Tj"


def _part_of(shown: Object, start: int, end: int) -> list[object]:
    """The strings from one byte of all strings to another, and the numbers between them."""
    parts: list[object] = []
    position = 0
    for part in text_and_spaces(shown):
        if is_number(part):
            if start < position < end:
                parts.append(part)
            continue
        text = bytes(part)
        kept = text[max(0, start - position) : max(0, end - position)]
        if kept:
            parts.append(String(kept))
        position += len(text)
    return parts
