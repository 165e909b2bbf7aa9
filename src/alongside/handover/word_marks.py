"""Words in a cell of a Word table: bold, real links, the direction and font of the script. Written, and read back
whatever Word, LibreOffice or a person made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from alongside.handover.accepted import LINE_SIGN, published_address, shown
from alongside.handover.text import Code, Run, Text, tidy
from alongside.model import Publication, Strand

_HYPERLINK = re.compile(r'HYPERLINK\s+(?:\\l\s+)?"([^"]*)"')
_GONE = ("del", "moveFrom", "AlternateContent", "drawing", "pict", "object", "commentReference", "footnoteReference")
_SIGNS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "\u2011"}
_LEFT_TO_RIGHT = "\u200e"
"""Around a code among words from right to left, or its brackets would stand at the wrong ends."""
_AROUND_CODE = re.compile(f"{_LEFT_TO_RIGHT}(?=\\{{\\{{|[<`])|(?<=\\}}\\}}){_LEFT_TO_RIGHT}|(?<=[>`]){_LEFT_TO_RIGHT}")
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True)
class Hand:
    """How words of one language are set. tag: as Word names the language. font: of its script."""

    tag: str
    font: str
    right_to_left: bool
    complex: bool


def set_hand(run, hand: Hand) -> None:
    """Language and font of one run, so that a spelling checker and a screen reader know what it is."""
    # Through the library where it can, as Word refuses files whose settings stand in another order.
    properties = run._r.get_or_add_rPr()
    if hand.complex:
        properties.get_or_add_rFonts().set(qn("w:cs"), hand.font)
        if hand.right_to_left:
            run.font.rtl = True
    language = OxmlElement("w:lang")
    language.set(qn("w:bidi" if hand.complex else "w:val"), hand.tag)
    properties.append(language)


def set_direction(paragraph, hand: Hand) -> None:
    if hand.right_to_left:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def write_words(paragraph, text: Text, codes: Mapping[str, Code], hand: Hand, publication: Publication,
                strand: Strand) -> None:
    set_direction(paragraph, hand)
    link, holder = "", None
    for run in text:
        if run.link != link:
            link = run.link
            holder = _link(paragraph, published_address(publication, strand, codes[link].payload)) if link else None
        made = paragraph.add_run()
        if run.alone:
            words = shown(codes[run.alone])
            made.text = f"{_LEFT_TO_RIGHT}{words}{_LEFT_TO_RIGHT}" if hand.right_to_left and words != LINE_SIGN else words
            made._r.style = "Kept"
        for number, words in enumerate(run.text.split("\n")):
            if number:
                made.add_break()
            if words:
                made.add_text(words)
        if run.bold:
            made.font.bold = made.font.cs_bold = True
        if run.italic:
            made.font.italic = made.font.cs_italic = True
        if link:
            made._r.style = "Link"
            holder.append(made._r)
        set_hand(made, hand)


def _link(paragraph, address: str):
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.append(link)
    return link


def read_words(cell, addresses: Mapping[str, str]) -> Text:
    """All words of a cell, a line for each paragraph. addresses: of links, by the id of their relationship."""
    runs: list[Run] = []
    for place, paragraph in enumerate(cell.iter(qn("w:p"))):
        if place:
            runs.append(Run("\n"))
        _Reader(addresses, runs).walk(paragraph, Run())
    return tuple(replace(run, text=_AROUND_CODE.sub("", run.text)) for run in tidy(runs))


class _Reader:
    """Reads one paragraph. Tracked changes count as accepted."""

    def __init__(self, addresses: Mapping[str, str], runs: list[Run]):
        self.addresses, self.runs = addresses, runs
        self.fields: list[str] = []
        self.telling = False

    def walk(self, element, style: Run) -> None:
        for inner in element:
            name = inner.tag.rpartition("}")[2] if isinstance(inner.tag, str) else ""
            if name == "r":
                self._run(inner, style)
            elif name == "hyperlink":
                address = self.addresses.get(inner.get(qn("r:id")), "")
                anchor = inner.get(qn("w:anchor"))
                self.walk(inner, replace(style, link=address + (f"#{anchor}" if anchor else "")))
            elif name == "fldSimple":
                found = _HYPERLINK.search(inner.get(qn("w:instr")) or "")
                self.walk(inner, replace(style, link=found[1]) if found else style)
            elif name not in (*_GONE, "p", "pPr", "rPr", "sdtPr"):
                self.walk(inner, style)

    def _run(self, element, style: Run) -> None:
        style = _dressed(element, style)
        for inner in element:
            name = inner.tag.rpartition("}")[2] if isinstance(inner.tag, str) else ""
            if name == "fldChar":
                self._field(inner.get(qn("w:fldCharType")))
            elif name == "instrText":
                self.fields[-1:] = [(self.fields or [""])[-1] + (inner.text or "")]
            elif not self.telling:
                found = _HYPERLINK.search(self.fields[-1]) if self.fields else None
                words = inner.text or "" if name == "t" else _SIGNS.get(name, "")
                self.runs.append(replace(style, text=words, link=found[1] if found else style.link))

    def _field(self, kind: str | None) -> None:
        """Some programs write a link as a field: its address in words that are not shown, then what is shown."""
        if kind == "begin":
            self.fields.append("")
        elif kind == "end" and self.fields:
            self.fields.pop()
        self.telling = kind == "begin"


def _dressed(element, style: Run) -> Run:
    properties = element.find(qn("w:rPr"))
    if properties is None:
        return style
    named = properties.find(qn("w:rStyle"))
    name = named.get(qn("w:val")) if named is not None else ""

    def on(*tags: str) -> bool:
        found = [properties.find(qn(tag)) for tag in tags]
        return any(one is not None and (one.get(qn("w:val")) or "1") not in _OFF for one in found)

    return replace(style, bold=on("w:b", "w:bCs") or name == "Strong", italic=on("w:i", "w:iCs") or name == "Emphasis")
