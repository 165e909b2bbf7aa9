"""Writes the id of the release into a finished PDF.

Each release has another one. If PDFs were drawn with it, not one could be kept from the release
before. So they are drawn with a placeholder that has every digit, for the font to have them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pikepdf import (
    Array,
    ContentStreamInstruction,
    Dictionary,
    Object,
    ObjectStreamMode,
    Operator,
    Pdf,
    String,
    parse_content_stream,
    unparse_content_stream,
)

from alongside.readback.pdf_content import is_number, text_and_spaces
from alongside.readback.pdf_to_unicode import read_to_unicode_map

RELEASE_PLACEHOLDER = "fedcba9876543210"
_SHOW = ("Tj", "TJ")
_SHOW_ARRAY, _BEGIN = Operator("TJ"), Operator("BDC")


def stamp_release(file: Path, release: str) -> None:
    """Changes the PDF in place: same length of words, or shorter, so that nothing else moves."""
    with Pdf.open(file, allow_overwriting_input=True) as pdf:
        codes: dict[tuple[int, int], dict[str, bytes]] = {}
        for page in pdf.pages:
            page.Contents = pdf.make_stream(_stamp_content(page, release, codes))
        for element in pdf.objects:
            if isinstance(element, Dictionary) and "/ActualText" in element:
                text = str(element.ActualText)
                if RELEASE_PLACEHOLDER in text:
                    element.ActualText = String(text.replace(RELEASE_PLACEHOLDER, release))
        pdf.save(file, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)


def _stamp_content(
    page: Object, release: str, codes: dict[tuple[int, int], dict[str, bytes]]
) -> bytes:
    """The content of a page. codes: of each font, by its object, that was met before."""
    instructions = []
    letters: Mapping[str, bytes] = {}
    for instruction in parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator == "Tf":
            font = page.resources.Font[operands[0]]
            if font.objgen not in codes:
                codes[font.objgen] = _codes_by_letter(font)
            letters = codes[font.objgen]
        elif operator in _SHOW:
            stamped = _stamp_shown(operands[-1], release, letters)
            if stamped is not None:
                instruction = ContentStreamInstruction([*operands[:-1], stamped], _SHOW_ARRAY)
        elif operator == "BDC" and "/ActualText" in operands[1]:
            text = str(operands[1].ActualText)
            operands[1].ActualText = String(text.replace(RELEASE_PLACEHOLDER, release))
            instruction = ContentStreamInstruction(operands, _BEGIN)
        instructions.append(instruction)
    return unparse_content_stream(instructions)


def _codes_by_letter(font: Object) -> dict[str, bytes]:
    return {letter: code for code, letter in read_to_unicode_map(font).items()}


def _stamp_shown(shown: Object, release: str, letters: Mapping[str, bytes]) -> Array | None:
    """What an instruction shows, with the release in place of the placeholder; None without it."""
    if not letters.keys() >= set(RELEASE_PLACEHOLDER):
        return None  # a font that the placeholder is not drawn in
    placeholder = b"".join(letters[digit] for digit in RELEASE_PLACEHOLDER)
    whole = b"".join(bytes(part) for part in text_and_spaces(shown) if not is_number(part))
    start = whole.find(placeholder)
    if start < 0:
        return None
    end = start + len(placeholder)
    parts: list[object] = []
    for part, position in _parts_with_positions(shown):
        if is_number(part):
            if not start < position < end:
                parts.append(part)
            continue
        text = bytes(part)
        before, after = text[: max(0, start - position)], text[max(0, end - position) :]
        if before:
            parts.append(String(before))
        if position <= start < position + len(text):
            parts.append(String(b"".join(letters[digit] for digit in release)))
        if after:
            parts.append(String(after))
    return Array(parts)


def _parts_with_positions(shown: Object) -> Iterator[tuple[object, int]]:
    """Each string and number with the place, in bytes of all strings, where it begins."""
    position = 0
    for part in text_and_spaces(shown):
        yield part, position
        if not is_number(part):
            position += len(bytes(part))
