"""Words in a cell of a Word table: bold, real links, the direction and font of the script.

word_cells reads them back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun
from lxml import etree

from alongside.handover.returned_codes import LINE_BREAK_SIGN, format_code, published_address
from alongside.handover.text import Code, Run, Text
from alongside.model import Publication, Strand

_LEFT_TO_RIGHT = "\u200e"
"""Around a code among words from right to left, or its brackets would stand at the wrong ends."""
_NO_VALUES: Mapping[str, str] = MappingProxyType({})
_LANGUAGE_OF = {"": "w:val", "complex": "w:bidi", "eastAsia": "w:eastAsia"}
"""Where Word keeps the language of words, by where it keeps their font."""
_LONGEST_TAG = 64
"""Letters that the tag and the title of a content control may have."""


@dataclass(frozen=True)
class RunStyle:
    """How words of one language are set.

    tag: as Word names the language. font: of its script.
    apart: "complex" or "eastAsia", where Word keeps font and size of the script apart from those of
    Latin letters; "" for where it does not.
    """

    tag: str
    font: str
    right_to_left: bool
    apart: str

    @property
    def complex(self) -> bool:
        return self.apart == "complex"


def set_run_style(run: WordRun, run_style: RunStyle) -> None:
    """Language and font of one run, for the spelling checker and the screen reader."""
    # Through the library where it can, as Word refuses files whose settings stand in another order.
    properties = run._r.get_or_add_rPr()
    if run_style.complex:
        properties.get_or_add_rFonts().set(qn("w:cs"), run_style.font)
        if run_style.right_to_left:
            run.font.rtl = True
    elif run_style.apart:
        properties.get_or_add_rFonts().set(qn(f"w:{run_style.apart}"), run_style.font)
    language = OxmlElement("w:lang")
    language.set(qn(_LANGUAGE_OF[run_style.apart]), run_style.tag)
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
    values: Mapping[str, str] = _NO_VALUES,
) -> None:
    """Fills an empty paragraph.

    codes: by the ids of the text. publication, strand: to whose pages links lead.
    values: of facts, by their Markdown, where these are shown in its place.
    """
    set_direction(paragraph, run_style)
    for link, runs in groupby(text, key=lambda run: run.link):
        holder: etree._Element = paragraph._p
        if link:
            address = published_address(publication, strand, codes[link].payload)
            holder = _add_link(paragraph, address)
        for run in runs:
            payload = codes[run.code].payload if run.code else ""
            value = values.get(payload, "")
            word_run = _add_run(paragraph, run, codes, run_style, value)
            if link:
                word_run._r.style = "Link"
            set_run_style(word_run, run_style)
            element = _control_of_fact(word_run, payload, value) if value else word_run._r
            holder.append(element)


def _control_of_fact(word_run: WordRun, payload: str, value: str) -> etree._Element:
    """The run in a content control, by which the figure is known as the fact again.

    Its title is the figure as it was sent out: so one that somebody changed is not taken for it.
    """
    if max(len(payload), len(value)) > _LONGEST_TAG:
        return word_run._r
    control = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    for name, words in (("w:alias", value), ("w:tag", payload)):
        setting = OxmlElement(name)
        setting.set(qn("w:val"), words)
        properties.append(setting)
    content = OxmlElement("w:sdtContent")
    content.append(word_run._r)
    control.append(properties)
    control.append(content)
    return control


def add_web_link(paragraph: Paragraph, address: str, words: str) -> None:
    """A link to a page that somebody may open while they work."""
    word_run = paragraph.add_run(words)
    word_run._r.style = "Link"
    _add_link(paragraph, address).append(word_run._r)


def _add_run(
    paragraph: Paragraph, run: Run, codes: Mapping[str, Code], run_style: RunStyle, value: str
) -> WordRun:
    """value: shown in the place of a fact, or ""."""
    word_run = paragraph.add_run(value)
    if run.code and not value:
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
