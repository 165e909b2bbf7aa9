"""Words in a cell of a Word table: bold, real links, the direction and font of the script.

They are written, and read back whatever Word, LibreOffice or a person made of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun
from lxml import etree

from alongside.handover.returned_segment import LINE_BREAK_SIGN, format_code, published_address
from alongside.handover.text import Code, Run, Text, normalise_runs
from alongside.model import Publication, Strand

_HYPERLINK = re.compile(r'HYPERLINK\s+(?:\\l\s+)?"([^"]*)"')
"""The instruction of a field that is a link; \\l says that it leads within the document."""
_SKIPPED_ELEMENTS = (
    "del",
    "moveFrom",
    "AlternateContent",
    "drawing",
    "pict",
    "object",
    "commentReference",
    "footnoteReference",
    "p",
    "pPr",
    "rPr",
    "sdtPr",
)
"""What holds no words of the paragraph: deletions, pictures, notes, settings."""
_SIGNS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "\u2011"}
_LEFT_TO_RIGHT = "\u200e"
"""Around a code among words from right to left, or its brackets would stand at the wrong ends."""
_AROUND_CODE = re.compile(
    f"{_LEFT_TO_RIGHT}(?=\\{{\\{{|[<`])|(?<=\\}}\\}}){_LEFT_TO_RIGHT}|(?<=[>`]){_LEFT_TO_RIGHT}"
)
_OFF_VALUES = ("0", "false", "off", "none")


@dataclass(frozen=True)
class RunStyle:
    """How words of one language are set.

    tag: as Word names the language. font: of its script.
    complex: whether Word keeps font and size of the script apart from those of Latin letters.
    """

    tag: str
    font: str
    right_to_left: bool
    complex: bool


def set_run_style(run: WordRun, run_style: RunStyle) -> None:
    """Language and font of one run, for the spelling checker and the screen reader."""
    # Through the library where it can, as Word refuses files whose settings stand in another order.
    properties = run._r.get_or_add_rPr()
    if run_style.complex:
        properties.get_or_add_rFonts().set(qn("w:cs"), run_style.font)
        if run_style.right_to_left:
            run.font.rtl = True
    language = OxmlElement("w:lang")
    language.set(qn("w:bidi" if run_style.complex else "w:val"), run_style.tag)
    properties.append(language)


def set_direction(paragraph: Paragraph, run_style: RunStyle) -> None:
    if run_style.right_to_left:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def write_words(
    paragraph: Paragraph,
    text: Text,
    codes: Mapping[str, Code],
    run_style: RunStyle,
    publication: Publication,
    strand: Strand,
) -> None:
    """Fills an empty paragraph.

    codes: by the ids of the text. publication, strand: to whose pages links lead.
    """
    set_direction(paragraph, run_style)
    for link, runs in groupby(text, key=lambda run: run.link):
        holder = None
        if link:
            address = published_address(publication, strand, codes[link].payload)
            holder = _add_link(paragraph, address)
        for run in runs:
            word_run = _add_run(paragraph, run, codes, run_style)
            if holder is not None:
                word_run._r.style = "Link"
                holder.append(word_run._r)
            set_run_style(word_run, run_style)


def _add_run(
    paragraph: Paragraph, run: Run, codes: Mapping[str, Code], run_style: RunStyle
) -> WordRun:
    word_run = paragraph.add_run()
    if run.code:
        word_run.text = _shown_code(codes[run.code], run_style)
        word_run._r.style = "Kept"
    _add_lines(word_run, run.text)
    # Word keeps bold and italic of complex scripts apart, and uses the one of the script.
    if run.bold:
        word_run.font.bold = True
        word_run.font.cs_bold = True
    if run.italic:
        word_run.font.italic = True
        word_run.font.cs_italic = True
    return word_run


def _shown_code(code: Code, run_style: RunStyle) -> str:
    shown = format_code(code)
    if run_style.right_to_left and shown != LINE_BREAK_SIGN:
        return f"{_LEFT_TO_RIGHT}{shown}{_LEFT_TO_RIGHT}"
    return shown


def _add_lines(word_run: WordRun, text: str) -> None:
    for number, words in enumerate(text.split("\n")):
        if number > 0:
            word_run.add_break()
        if words:
            word_run.add_text(words)


def _add_link(paragraph: Paragraph, address: str) -> etree._Element:
    """An empty link; what is shown for it is put into it."""
    link = OxmlElement("w:hyperlink")
    id_ = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), id_)
    paragraph._p.append(link)
    return link


def read_words(cell: etree._Element, addresses: Mapping[str, str]) -> Text:
    """All words of a cell, a line for each paragraph.

    addresses: of links, by the id of their relationship.
    """
    runs: list[Run] = []
    for number, paragraph in enumerate(cell.iter(qn("w:p"))):
        if number > 0:
            runs.append(Run("\n"))
        _Reader(addresses, runs).read_inside(paragraph, Run())
    return tuple(replace(run, text=_AROUND_CODE.sub("", run.text)) for run in normalise_runs(runs))


class _Reader:
    """Reads one paragraph. Tracked changes count as accepted."""

    def __init__(self, addresses: Mapping[str, str], runs: list[Run]):
        self._addresses = addresses
        self._runs = runs
        self._field_codes: list[str] = []
        """Of the fields that are open, one within the other."""
        self._in_field_code = False

    def read_inside(self, element: etree._Element, style: Run) -> None:
        """style: how what stands around the words sets them."""
        for child in element:
            name = _local_name(child)
            if name == "r":
                self._read_run(child, style)
            elif name == "hyperlink":
                self.read_inside(child, replace(style, link=self._link_address(child)))
            elif name == "fldSimple":
                address = _field_address(child.get(qn("w:instr"), ""))
                self.read_inside(child, replace(style, link=address or style.link))
            elif name not in _SKIPPED_ELEMENTS:
                self.read_inside(child, style)

    def _link_address(self, link: etree._Element) -> str:
        address = self._addresses.get(link.get(qn("r:id"), ""), "")
        anchor = link.get(qn("w:anchor"))
        return f"{address}#{anchor}" if anchor else address

    def _read_run(self, element: etree._Element, style: Run) -> None:
        style = _apply_run_properties(element, style)
        for child in element:
            name = _local_name(child)
            if name == "fldChar":
                self._read_field_character(child.get(qn("w:fldCharType")))
            elif name == "instrText":
                self._add_to_field_code(child.text or "")
            elif not self._in_field_code:
                words = child.text or "" if name == "t" else _SIGNS.get(name, "")
                self._runs.append(replace(style, text=words, link=self._field_link(style)))

    def _read_field_character(self, kind: str | None) -> None:
        """Some programs write a link as a field.

        First comes its address, in words that are not shown, then what is shown.
        """
        if kind == "begin":
            self._field_codes.append("")
        elif kind == "end" and self._field_codes:
            self._field_codes.pop()
        self._in_field_code = kind == "begin"

    def _add_to_field_code(self, words: str) -> None:
        if self._field_codes:
            self._field_codes[-1] += words
        else:
            self._field_codes.append(words)

    def _field_link(self, style: Run) -> str:
        """The address of the innermost field, if it is a link, or else of what is around it."""
        address = _field_address(self._field_codes[-1]) if self._field_codes else None
        return style.link if address is None else address


def _local_name(element: etree._Element) -> str:
    """ "" for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _field_address(field_code: str) -> str | None:
    match = _HYPERLINK.search(field_code)
    return match[1] if match else None


def _apply_run_properties(element: etree._Element, style: Run) -> Run:
    properties = element.find(qn("w:rPr"))
    if properties is None:
        return style
    named = properties.find(qn("w:rStyle"))
    name = "" if named is None else named.get(qn("w:val"))
    return replace(
        style,
        bold=name == "Strong" or _is_on(properties, "w:b") or _is_on(properties, "w:bCs"),
        italic=name == "Emphasis" or _is_on(properties, "w:i") or _is_on(properties, "w:iCs"),
    )


def _is_on(properties: etree._Element, name: str) -> bool:
    """Whether a setting is there and not switched off."""
    setting = properties.find(qn(name))
    return setting is not None and setting.get(qn("w:val"), "1") not in _OFF_VALUES
