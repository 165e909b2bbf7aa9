"""The letters drawn on the pages of a PDF, by marked content: what most programs copy, search and index."""

from __future__ import annotations

from pikepdf import Array, Object, Pdf, parse_content_stream

from alongside.readback.pdf_to_unicode import read_to_unicode_map

_BEGIN, _END = ("BDC", "BMC"), "EMC"
_SHOW = ("Tj", "TJ", "'", '"')


class DrawnText:
    """Reads a page when its first text is asked for."""

    def __init__(self, pdf: Pdf):
        self.pages = {page.obj.objgen: page for page in pdf.pages}
        self.texts: dict[tuple, dict[int, str]] = {}
        self.letter_maps: dict[tuple, dict[bytes, str]] = {}

    def text_of(self, page: Object, mcid: int) -> str:
        if page.objgen not in self.texts:
            self.texts[page.objgen] = self._read(self.pages[page.objgen])
        return self.texts[page.objgen].get(mcid, "")

    def _read(self, page) -> dict[int, str]:
        texts: dict[int, str] = {}
        replaced: dict[int, str] = {}
        open_mcids: list[int | None] = []
        letters: dict[bytes, str] = {}
        for operands, operator in parse_content_stream(page, "BDC BMC EMC Tf Tj TJ ' \""):
            name = str(operator)
            if name in _BEGIN:
                properties = operands[1] if len(operands) > 1 else {}
                open_mcids.append(int(properties.MCID) if "/MCID" in properties else None)
                if "/MCID" in properties and "/ActualText" in properties:
                    replaced[int(properties.MCID)] = str(properties.ActualText)
            elif name == _END and open_mcids:
                open_mcids.pop()
            elif name == "Tf":
                letters = self._letters(page.resources.Font[operands[0]])
            elif name in _SHOW:
                mcid = next(
                    (open_mcid for open_mcid in reversed(open_mcids) if open_mcid is not None), None
                )
                if mcid is not None:
                    shown = operands[-1] if isinstance(operands[-1], Array) else [operands[-1]]
                    said = "".join(
                        _decode(bytes(part), letters) for part in shown if _is_text(part)
                    )
                    texts[mcid] = texts.get(mcid, "") + said
        return texts | replaced

    def _letters(self, font: Object) -> dict[bytes, str]:
        if font.objgen not in self.letter_maps:
            self.letter_maps[font.objgen] = read_to_unicode_map(font)
        return self.letter_maps[font.objgen]


def _is_text(operand: object) -> bool:
    return not isinstance(operand, (int, float)) and type(operand).__name__ != "Decimal"


def _decode(codes: bytes, letters: dict[bytes, str]) -> str:
    return "".join(letters.get(codes[i : i + 2], "\ufffd") for i in range(0, len(codes), 2))
