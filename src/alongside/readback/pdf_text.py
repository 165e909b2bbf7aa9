"""The letters drawn on the pages of a PDF, by marked content: what most programs copy, search and index."""

from __future__ import annotations

from pikepdf import Array, Object, Pdf, parse_content_stream

from alongside.readback.pdf_unicode import letter_map

_BEGIN, _END = ("BDC", "BMC"), "EMC"
_SHOW = ("Tj", "TJ", "'", '"')


class DrawnText:
    """Reads a page when its first text is asked for."""

    def __init__(self, pdf: Pdf):
        self.pages = {page.obj.objgen: page for page in pdf.pages}
        self.texts: dict[tuple, dict[int, str]] = {}
        self.maps: dict[tuple, dict[bytes, str]] = {}

    def of(self, page: Object, mcid: int) -> str:
        if page.objgen not in self.texts:
            self.texts[page.objgen] = self._read(self.pages[page.objgen])
        return self.texts[page.objgen].get(mcid, "")

    def _read(self, page) -> dict[int, str]:
        texts: dict[int, str] = {}
        replaced: dict[int, str] = {}
        open_marks: list[int | None] = []
        letters: dict[bytes, str] = {}
        for operands, operator in parse_content_stream(page, "BDC BMC EMC Tf Tj TJ ' \""):
            name = str(operator)
            if name in _BEGIN:
                told = operands[1] if len(operands) > 1 else {}
                open_marks.append(int(told.MCID) if "/MCID" in told else None)
                if "/MCID" in told and "/ActualText" in told:
                    replaced[int(told.MCID)] = str(told.ActualText)
            elif name == _END and open_marks:
                open_marks.pop()
            elif name == "Tf":
                letters = self._letters(page.resources.Font[operands[0]])
            elif name in _SHOW:
                mcid = next((mark for mark in reversed(open_marks) if mark is not None), None)
                if mcid is not None:
                    shown = operands[-1] if isinstance(operands[-1], Array) else [operands[-1]]
                    said = "".join(_decode(bytes(part), letters) for part in shown if _is_text(part))
                    texts[mcid] = texts.get(mcid, "") + said
        return texts | replaced

    def _letters(self, font: Object) -> dict[bytes, str]:
        if font.objgen not in self.maps:
            self.maps[font.objgen] = letter_map(font)
        return self.maps[font.objgen]


def _is_text(shown: object) -> bool:
    return not isinstance(shown, (int, float)) and type(shown).__name__ != "Decimal"


def _decode(codes: bytes, letters: dict[bytes, str]) -> str:
    return "".join(letters.get(codes[i:i + 2], "\ufffd") for i in range(0, len(codes), 2))
