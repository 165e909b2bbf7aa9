"""Reads one paragraph, whatever Word, LibreOffice, Google Docs or a person made of it.

What cannot be taken over is never left out in silence: words that would be lost are a problem of
the cell, and all else that is left out is a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from docx.oxml.ns import qn
from lxml import etree

from alongside.handover.text import PROTECTED, Run, Text
from alongside.handover.word_package import WordFile, is_on, list_of
from alongside.handover.word_symbols import find_symbol, raise_letters

_FIELD_LINK = re.compile(r'^\s*HYPERLINK(?:\s+(?!\\)(?:"([^"]*)"|(\S+)))?')
_FIELD_ANCHOR = re.compile(r'\\l\s+"?([^"\s]*)')
"""The instruction of a field that is a link; behind \\l stands the place within the document."""
_SKIPPED_ELEMENTS = ("del", "moveFrom", "p", "pPr", "rPr", "sdtPr")
"""What holds no words of the paragraph: deletions and settings."""
_SIGNS = {"br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "\u2011"}
_NOTE_LOST = "It has a {kind}, whose words “{words}” cannot be taken over. {advice}"
_TEXT_BOX_LOST = "It has a text box, whose words “{words}” cannot be taken over. {advice}"
_ADVICE = "Write them among the words of the cell if they are wanted, and delete the {kind}."
_SYMBOL_LOST = (
    "It has a symbol (number {code} of the font {font}) that we do not know. Put a letter, a word "
    "or an emoji in its place."
)
_STRUCK = "“{words}” is struck through, so it was left out"
_HIDDEN = "“{words}” is hidden text, so it was left out"
_PICTURE = "a picture was put among the words, which is not taken over"
_LIST_NUMBERS = (
    "Word numbers the lines itself, and these numbers are not taken over: if they belong to the "
    "words, type them"
)


@dataclass
class CellWords:
    """What stands in one cell.

    text: its words. problems: sentences on words that cannot be taken over. notes: beginnings of
    sentences on what was left out. bookmarks: their names. element: the cell itself.
    """

    text: Text = ()
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    element: etree._Element | None = None


class ParagraphReader:
    """Reads one paragraph. Tracked changes count as accepted."""

    def __init__(self, file: WordFile, found: CellWords, runs: list[Run]):
        self._file = file
        self._found = found
        self._runs = runs
        self._style_name = ""
        """Of the paragraph, by its id."""
        self._field_codes: list[str] = []
        """Of the fields that are open, one within the other."""
        self._in_field_code = False

    def read_paragraph(self, paragraph: etree._Element) -> None:
        start = len(self._runs)
        self._style_name = _setting(paragraph, f"{qn('w:pPr')}/{qn('w:pStyle')}")
        self._read_inside(paragraph, Run())
        has_words = any(run.text.strip() for run in self._runs[start:])
        if has_words and self._is_numbered(paragraph.find(qn("w:pPr"))):
            self._add_note(_LIST_NUMBERS)

    def _is_numbered(self, properties: etree._Element | None) -> bool:
        if properties is None:
            return False
        own_list = list_of(properties)
        if own_list is not None:
            return own_list in self._file.numbered_lists
        return self._style_name in self._file.numbered_styles

    def _add_note(self, note: str) -> None:
        if note not in self._found.notes:
            self._found.notes.append(note)

    def _read_inside(self, element: etree._Element, style: Run) -> None:
        """style: how what stands around the words sets them."""
        for child in element:
            name = local_name(child)
            if name == "r":
                self._read_run(child, style)
            elif name == "hyperlink":
                self._read_inside(child, replace(style, link=self._link_address(child)))
            elif name == "fldSimple":
                address = _field_address(child.get(qn("w:instr"), ""))
                self._read_inside(child, replace(style, link=address or style.link))
            elif name == "sdt":
                self._read_content_control(child, style)
            elif name not in _SKIPPED_ELEMENTS:
                self._read_inside(child, style)

    def _read_content_control(self, control: etree._Element, style: Run) -> None:
        if is_placeholder(control):
            return
        start = len(self._runs)
        self._read_inside(control, style)
        shown = "".join(run.text for run in self._runs[start:])
        fact = _fact_of(control, shown)
        if fact:
            link = self._runs[-1].link
            self._runs[start:] = [replace(style, text=shown, link=link, code=fact)]

    def _link_address(self, link: etree._Element) -> str:
        address = self._file.links.get(link.get(qn("r:id"), ""), "")
        anchor = link.get(qn("w:anchor"))
        return f"{address}#{anchor}" if anchor else address

    def _read_run(self, element: etree._Element, style: Run) -> None:
        properties = element.find(qn("w:rPr"))
        style = _apply_run_properties(properties, style)
        left_out = self._find_left_out_note(properties)
        for child in element:
            name = local_name(child)
            if name == "fldChar":
                self._read_field_character(child.get(qn("w:fldCharType")))
            elif name == "instrText":
                self._add_to_field_code(child.text or "")
            elif not self._in_field_code:
                words = raise_letters(self._read_run_child(name, child, style), properties)
                self._add_words(words, style, left_out)

    def _find_left_out_note(self, properties: etree._Element | None) -> str:
        """What to say of words that are set like this and are not taken over, or ""."""
        names = {self._style_name}
        if properties is not None:
            names.add(_setting(properties, qn("w:rStyle")))
        if is_on(properties, "w:strike", "w:dstrike") or names & self._file.struck_styles:
            return _STRUCK
        if is_on(properties, "w:vanish") or names & self._file.hidden_styles:
            return _HIDDEN
        return ""

    def _add_words(self, words: str, style: Run, left_out: str) -> None:
        if left_out and words.strip():
            self._add_note(left_out.format(words=words.strip()))
        elif words:
            link = self._field_link(style)
            self._runs.append(replace(style, text=words, link=link))

    def _read_run_child(self, name: str, child: etree._Element, style: Run) -> str:
        """The words of a part of a run, or "" for what has none or has read them itself."""
        if name == "t":
            return child.text or ""
        reader = _RUN_READERS.get(name)
        if reader:
            return reader(self, child, style)
        return _SIGNS.get(name, "")

    def read_symbol(self, symbol: etree._Element, _: Run) -> str:
        font, code = symbol.get(qn("w:font"), ""), symbol.get(qn("w:char"), "")
        letter = find_symbol(font, code)
        if not letter:
            self._found.problems.append(_SYMBOL_LOST.format(code=code, font=font))
        return letter

    def read_note(self, reference: etree._Element, _: Run) -> str:
        kind = local_name(reference).removesuffix("Reference")
        words = self._file.notes.get((f"{kind}s", reference.get(qn("w:id"), "")), "")
        advice = _ADVICE.format(kind=kind)
        self._found.problems.append(_NOTE_LOST.format(kind=kind, words=words, advice=advice))
        return ""

    def read_drawing(self, drawing: etree._Element, _: Run) -> str:
        boxes = drawing.iter(qn("w:txbxContent"))
        word_art = (one.get("string", "") for one in drawing.iter("{*}textpath"))
        words = " ".join([*(_plain_words(box) for box in boxes), *word_art]).strip()
        if words:
            advice = _ADVICE.format(kind="text box")
            problem = _TEXT_BOX_LOST.format(words=words, advice=advice)
            self._found.problems.append(problem)
        else:
            self._add_note(_PICTURE)
        return ""

    def read_alternatives(self, alternatives: etree._Element, style: Run) -> str:
        """A newer and an older way to say the same. The older one is what we can read."""
        choices = list(alternatives)
        if not choices:
            return ""
        fallback = choices[-1]
        kinds = {local_name(child) for child in fallback}
        if kinds & {"pict", "drawing", "object"}:
            return self.read_drawing(fallback, style)
        parts = [self._read_run_child(local_name(one), one, style) for one in fallback]
        return "".join(parts)

    def read_ruby(self, ruby: etree._Element, style: Run) -> str:
        """Words with others above them that say how they are spoken."""
        base = ruby.find(qn("w:rubyBase"))
        if base is not None:
            self._read_inside(base, style)
        return ""

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


_RUN_READERS: dict[str, Callable[[ParagraphReader, etree._Element, Run], str]] = {
    "sym": ParagraphReader.read_symbol,
    "footnoteReference": ParagraphReader.read_note,
    "endnoteReference": ParagraphReader.read_note,
    "drawing": ParagraphReader.read_drawing,
    "pict": ParagraphReader.read_drawing,
    "object": ParagraphReader.read_drawing,
    "AlternateContent": ParagraphReader.read_alternatives,
    "ruby": ParagraphReader.read_ruby,
}


def is_placeholder(element: etree._Element) -> bool:
    """Whether it is a content control in which nobody has typed: Word shows what to do there."""
    properties = element.find(qn("w:sdtPr")) if local_name(element) == "sdt" else None
    return is_on(properties, "w:showingPlcHdr")


def local_name(element: etree._Element) -> str:
    """ "" for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _plain_words(element: etree._Element) -> str:
    return " ".join("".join(text.text or "" for text in element.iter(qn("w:t"))).split())


def _fact_of(control: etree._Element, shown: str) -> str:
    """The Markdown of the fact that a content control stands for, or "".

    Its title is the figure as it was sent out. Where another one stands now, somebody wrote it.
    """
    names = (f"{qn('w:sdtPr')}/{qn('w:tag')}", f"{qn('w:sdtPr')}/{qn('w:alias')}")
    tag, title = (_setting(control, name) for name in names)
    is_as_sent = " ".join(shown.split()) == " ".join(title.split())
    return tag if PROTECTED.fullmatch(tag) and shown and is_as_sent else ""


def _setting(element: etree._Element, path: str) -> str:
    setting = element.find(path)
    return "" if setting is None else setting.get(qn("w:val"), "")


def _field_address(field_code: str) -> str | None:
    match = _FIELD_LINK.search(field_code)
    if not match:
        return None
    address = match[1] or match[2] or ""
    anchor = _FIELD_ANCHOR.search(field_code)
    return f"{address}#{anchor[1]}" if anchor else address


def _apply_run_properties(properties: etree._Element | None, style: Run) -> Run:
    if properties is None:
        return style
    named = properties.find(qn("w:rStyle"))
    name = "" if named is None else named.get(qn("w:val"))
    return replace(
        style,
        bold=name == "Strong" or is_on(properties, "w:b", "w:bCs"),
        italic=name == "Emphasis" or is_on(properties, "w:i", "w:iCs"),
    )
