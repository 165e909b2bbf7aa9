"""Words in a cell of a Word table: bold, real links, the direction and font of the script. Written, and read back
whatever Word, LibreOffice or a person made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from alongside.handover.returned_segment import LINE_BREAK_SIGN, format_code, published_address
from alongside.handover.text import Code, Run, Text, normalise_runs
from alongside.model import Publication, Strand

_HYPERLINK = re.compile(r'HYPERLINK\s+(?:\\l\s+)?"([^"]*)"')
_SKIPPED_ELEMENTS = (
    "del",
    "moveFrom",
    "AlternateContent",
    "drawing",
    "pict",
    "object",
    "commentReference",
    "footnoteReference",
)
_SIGNS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "\u2011"}
_LEFT_TO_RIGHT = "\u200e"
"""Around a code among words from right to left, or its brackets would stand at the wrong ends."""
_AROUND_CODE = re.compile(
    f"{_LEFT_TO_RIGHT}(?=\\{{\\{{|[<`])|(?<=\\}}\\}}){_LEFT_TO_RIGHT}|(?<=[>`]){_LEFT_TO_RIGHT}"
)
_OFF_VALUES = ("0", "false", "off", "none")


@dataclass(frozen=True)
class RunStyle:
    """How words of one language are set. tag: as Word names the language. font: of its script."""

    tag: str
    font: str
    right_to_left: bool
    complex: bool


def set_run_style(run, run_style: RunStyle) -> None:
    """Language and font of one run, so that a spelling checker and a screen reader know what it is."""
    # Through the library where it can, as Word refuses files whose settings stand in another order.
    properties = run._r.get_or_add_rPr()
    if run_style.complex:
        properties.get_or_add_rFonts().set(qn("w:cs"), run_style.font)
        if run_style.right_to_left:
            run.font.rtl = True
    language = OxmlElement("w:lang")
    language.set(qn("w:bidi" if run_style.complex else "w:val"), run_style.tag)
    properties.append(language)


def set_direction(paragraph, run_style: RunStyle) -> None:
    if run_style.right_to_left:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def write_words(
    paragraph,
    text: Text,
    codes: Mapping[str, Code],
    run_style: RunStyle,
    publication: Publication,
    strand: Strand,
) -> None:
    set_direction(paragraph, run_style)
    link, holder = "", None
    for run in text:
        if run.link != link:
            link = run.link
            holder = (
                _add_link(paragraph, published_address(publication, strand, codes[link].payload))
                if link
                else None
            )
        made = paragraph.add_run()
        if run.code:
            words = format_code(codes[run.code])
            made.text = (
                f"{_LEFT_TO_RIGHT}{words}{_LEFT_TO_RIGHT}"
                if run_style.right_to_left and words != LINE_BREAK_SIGN
                else words
            )
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
        set_run_style(made, run_style)


def _add_link(paragraph, address: str):
    link = OxmlElement("w:hyperlink")
    link.set(
        qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    paragraph._p.append(link)
    return link


def read_words(cell, addresses: Mapping[str, str]) -> Text:
    """All words of a cell, a line for each paragraph. addresses: of links, by the id of their relationship."""
    runs: list[Run] = []
    for place, paragraph in enumerate(cell.iter(qn("w:p"))):
        if place:
            runs.append(Run("\n"))
        _Reader(addresses, runs).walk(paragraph, Run())
    return tuple(replace(run, text=_AROUND_CODE.sub("", run.text)) for run in normalise_runs(runs))


class _Reader:
    """Reads one paragraph. Tracked changes count as accepted."""

    def __init__(self, addresses: Mapping[str, str], runs: list[Run]):
        self.addresses, self.runs = addresses, runs
        self.fields: list[str] = []
        self.in_field_code = False

    def walk(self, element, style: Run) -> None:
        for inner in element:
            name = inner.tag.rpartition("}")[2] if isinstance(inner.tag, str) else ""
            if name == "r":
                self._read_run(inner, style)
            elif name == "hyperlink":
                address = self.addresses.get(inner.get(qn("r:id")), "")
                anchor = inner.get(qn("w:anchor"))
                self.walk(inner, replace(style, link=address + (f"#{anchor}" if anchor else "")))
            elif name == "fldSimple":
                found = _HYPERLINK.search(inner.get(qn("w:instr")) or "")
                self.walk(inner, replace(style, link=found[1]) if found else style)
            elif name not in (*_SKIPPED_ELEMENTS, "p", "pPr", "rPr", "sdtPr"):
                self.walk(inner, style)

    def _read_run(self, element, style: Run) -> None:
        style = _apply_run_properties(element, style)
        for inner in element:
            name = inner.tag.rpartition("}")[2] if isinstance(inner.tag, str) else ""
            if name == "fldChar":
                self._read_field_character(inner.get(qn("w:fldCharType")))
            elif name == "instrText":
                self.fields[-1:] = [(self.fields or [""])[-1] + (inner.text or "")]
            elif not self.in_field_code:
                found = _HYPERLINK.search(self.fields[-1]) if self.fields else None
                words = inner.text or "" if name == "t" else _SIGNS.get(name, "")
                self.runs.append(replace(style, text=words, link=found[1] if found else style.link))

    def _read_field_character(self, kind: str | None) -> None:
        """Some programs write a link as a field: its address in words that are not shown, then what is shown."""
        if kind == "begin":
            self.fields.append("")
        elif kind == "end" and self.fields:
            self.fields.pop()
        self.in_field_code = kind == "begin"


def _apply_run_properties(element, style: Run) -> Run:
    properties = element.find(qn("w:rPr"))
    if properties is None:
        return style
    named = properties.find(qn("w:rStyle"))
    name = named.get(qn("w:val")) if named is not None else ""

    def is_on(*tags: str) -> bool:
        found = [properties.find(qn(tag)) for tag in tags]
        return any(
            one is not None and (one.get(qn("w:val")) or "1") not in _OFF_VALUES for one in found
        )

    return replace(
        style,
        bold=is_on("w:b", "w:bCs") or name == "Strong",
        italic=is_on("w:i", "w:iCs") or name == "Emphasis",
    )
