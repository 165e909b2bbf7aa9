"""The letters drawn on the pages of a PDF, by marked content: what most programs copy, search
and index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pikepdf import Object, Page, Pdf

from alongside.readback.pdf_content import (
    content_instructions,
    innermost,
    marked_content_properties,
    text_parts,
    two_byte_codes,
)
from alongside.readback.pdf_to_unicode import read_to_unicode_map

_OPERATORS = "BDC BMC EMC Tf Tj TJ ' \""
"""Those that begin and end marked content, set the font and show text (ISO 32000-1, annex A)."""


class DrawnText:
    """Reads a page when its first text is asked for."""

    def __init__(self, pdf: Pdf) -> None:
        self.pages = {page.obj.objgen: page for page in pdf.pages}
        self.texts: dict[tuple[int, int], dict[int, str]] = {}
        self.letter_maps: dict[tuple[int, int], dict[bytes, str]] = {}

    def text_of(self, page: Object, mcid: int) -> str:
        """The text of the marked content with this number (MCID) on this page; "" without any."""
        if page.objgen not in self.texts:
            self.texts[page.objgen] = self._read(self.pages[page.objgen])
        return self.texts[page.objgen].get(mcid, "")

    def _read(self, page: Page) -> dict[int, str]:
        content = _MarkedContent()
        letters: dict[bytes, str] = {}
        for operands, operator in content_instructions(page, _OPERATORS):
            match str(operator):
                case "BDC" | "BMC":
                    content.begin(operands)
                case "EMC":
                    content.end()
                case "Tf":
                    letters = self._letters(page.resources.Font[operands[0]])
                case _:
                    content.show(text_parts(operands[-1]), letters)
        # What a screen reader is given in place of the letters stands for all of them.
        return content.texts | content.replacements

    def _letters(self, font: Object) -> dict[bytes, str]:
        if font.objgen not in self.letter_maps:
            self.letter_maps[font.objgen] = read_to_unicode_map(font)
        return self.letter_maps[font.objgen]


class _MarkedContent:
    """The texts of one page by the number of their marked content (MCID).

    replacements: what is read out instead (ActualText). open_mcids: of the content that is open at
    this place of the page, the innermost last; None for one without a number.
    """

    def __init__(self) -> None:
        self.texts: dict[int, str] = {}
        self.replacements: dict[int, str] = {}
        self.open_mcids: list[int | None] = []

    def begin(self, operands: Sequence[Object]) -> None:
        properties = marked_content_properties(operands)
        mcid = int(properties["/MCID"]) if "/MCID" in properties else None
        self.open_mcids.append(mcid)
        if mcid is not None and "/ActualText" in properties:
            self.replacements[mcid] = str(properties["/ActualText"])

    def end(self) -> None:
        if self.open_mcids:
            self.open_mcids.pop()

    def show(self, shown: Iterable[bytes], letters: Mapping[bytes, str]) -> None:
        mcid = innermost(self.open_mcids)
        if mcid is not None:
            text = "".join(_decode(codes, letters) for codes in shown)
            self.texts[mcid] = self.texts.get(mcid, "") + text


def _decode(codes: bytes, letters: Mapping[bytes, str]) -> str:
    return "".join(letters.get(code, "\ufffd") for code in two_byte_codes(codes))
