"""A Handover to a Word document: short instructions, then a table for each section, then the words agreed on."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from alongside.assets.fonts import FALLBACK, script_font
from alongside.handover.drawings import drawing_of
from alongside.handover.guide import agreed_word, values_of
from alongside.handover.parcel import Handover, Part, Segment
from alongside.handover.text import Code, Run, from_words
from alongside.handover.word_marks import Hand, set_direction, set_hand, write_words
from alongside.model import EASY_READ, Language, Strand
from alongside.pages.markdown import SCHEME

NEW, FINISHED, NUMBER = "new", "Finished?", "Number"
_COMPLEX = ("Arab", "Hebr", "Beng", "Deva", "Guru", "Gujr", "Taml", "Telu", "Knda", "Mlym", "Sinh", "Thai", "Khmr")
"""Scripts whose font and size Word keeps apart from those of Latin letters."""
_TAGS = {"en": "en-GB", "ur": "ur-PK", "pl": "pl-PL", "bn": "bn-BD"}
_SPARE_ROWS, _ROWS_OF_NEW_SECTION = 2, 6
_DAY = datetime(1980, 1, 1)
"""The same pages give the same file on any day. No earlier day can stand in a zip file."""
_GLOSSARY_WIDTHS = (Cm(4), Cm(4.5), Cm(8.5))
_WIDTHS = {False: (Cm(2.7), Cm(7.1), Cm(7.2)), True: (Cm(2.8), Cm(4.2), Cm(10))}


def write(handover: Handover) -> bytes:
    return _Writer(handover).write()


class _Writer:
    def __init__(self, handover: Handover):
        self.handover, self.publication = handover, handover.publication
        self.strand, self.source = handover.strand, handover.source
        self.language = self.publication.language_of(self.strand)
        self.hand, self.source_hand = _hand(self.language), _hand(self.publication.language_of(self.source))
        self.easy = self.strand.level == EASY_READ
        self.retold = self.strand.level != self.source.level
        self.name, self.source_name = (self._name(strand) for strand in (self.strand, self.source))
        self.pictures = self.publication.pictures
        self.document = Document()

    def write(self) -> bytes:
        self._set_up()
        self.document.add_heading(f"{self.name}: {self.publication.name}", 0)
        self._instructions()
        for _, group in groupby(self.handover.parts, key=lambda part: part.path):
            parts = list(group)
            self.document.add_heading(f"Page: {parts[0].title}", 1)
            for part in parts:
                self._part(part)
        self._glossary()
        out = BytesIO()
        self.document.save(out)
        return _without_times(out.getvalue())

    def _name(self, strand: Strand) -> str:
        language = self.publication.language_of(strand)
        level = language.strings.get("level_" + strand.level.replace("-", "_"), strand.level)
        return level if self.retold else language.name

    def _set_up(self) -> None:
        document = self.document
        about = document.core_properties
        about.title, about.author = f"{self.name}: {self.publication.name}", self.publication.organisation
        about.comments, about.language, about.revision = "", self.source_hand.tag, 1
        about.created = about.modified = _DAY
        normal = document.styles["Normal"]
        normal.font.name, normal.font.size = FALLBACK, Pt(12 if self.easy else 11)
        fonts = normal.element.rPr.rFonts
        for kind in ("w:hAnsi", "w:eastAsia"):
            fonts.set(qn(kind), FALLBACK)
        fonts.set(qn("w:cs"), self.hand.font)
        for language in document.styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), self.source_hand.tag)
            if self.hand.complex:
                language.set(qn("w:bidi"), self.hand.tag)
        for name in ("Title", "Heading 1", "Heading 2"):
            document.styles[name].font.color.rgb = RGBColor(0, 0, 0)
            title_fonts = document.styles[name].element.rPr.rFonts
            title_fonts.attrib.clear()
            for kind in ("w:ascii", "w:hAnsi"):
                title_fonts.set(qn(kind), FALLBACK)
            title_fonts.set(qn("w:cs"), self.hand.font)
        link = document.styles.add_style("Link", WD_STYLE_TYPE.CHARACTER)
        link.font.underline, link.font.color.rgb = True, RGBColor(0x0B, 0x3D, 0x91)
        # Shading and not a highlight, which LibreOffice leaves out of a style.
        grey = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "D9D9D9")):
            grey.set(qn(f"w:{name}"), value)
        document.styles.add_style("Kept", WD_STYLE_TYPE.CHARACTER).element.get_or_add_rPr().append(grey)
        small = document.styles.add_style("Small", WD_STYLE_TYPE.PARAGRAPH)
        small.base_style, small.font.size = normal, Pt(8)
        origin = document.styles.add_style("Origin", WD_STYLE_TYPE.PARAGRAPH)
        origin.base_style, origin.paragraph_format.left_indent = normal, Cm(1)
        origin.paragraph_format.space_after = Pt(3)
        for section in document.sections:
            section.page_width, section.page_height = Cm(21), Cm(29.7)
            section.left_margin = section.right_margin = Cm(2)

    def _instructions(self) -> None:
        self.document.add_heading("How to use this document", 1)
        where = f"“{self.name}: write here”"
        lines = [f"Write only in the columns {where}. All else helps you, and stays as it is.",
                 "Leave the numbers, the rows and the tables. Do not delete or merge rows.",
                 "Keep every link (underlined) on the words that stand for it. Keep what has a grey background, "
                 "letter by letter.",
                 "You may make words bold. Other colours, sizes and fonts are not taken over.",
                 "When a section is finished, write “yes” in its last row, beside “Finished?”. You can send the "
                 "document back "
                 "before all of it is finished.",
                 "Save it as a Word document (.docx), not as .doc, .odt or PDF."]
        if self.easy:
            lines[2:2] = [
                "Each row is one idea: a picture, and its words. Start a new line for each sentence.",
                f"A new idea: write it in a row with “{NEW}”, or add a row where it belongs. Write the name of "
                f"a picture beside "
                "it if you know one.",
                "An idea that is to go: write REMOVE in place of its words."]
        for line in lines:
            _styled(self.document.add_paragraph(line), "ListBullet")

    def _part(self, part: Part) -> None:
        self.document.add_heading(part.heading, 2)
        self.document.add_paragraph({"up to date": "This section is up to date.",
                                     "out of date": "Please bring this section up to date. Its source was changed.",
                                     "missing": "This section is new. It has no words here yet."}[part.state])
        for words, title, hand in (
                (part.source_words, f"What it is made from ({self.source_name}), as it is now:", self.source_hand),
                (part.previous, f"The section as it is now. Its paragraphs differ from those of "
                                f"{self.source_name}:", self.hand)):
            if words:
                self.document.add_paragraph(title)
                for line in words.split("\n"):
                    paragraph = _styled(self.document.add_paragraph(), "Origin")
                    set_direction(paragraph, hand)
                    set_hand(paragraph.add_run(line), hand)
        for code, said in values_of(self.handover, part.segments).items():
            paragraph = _styled(self.document.add_paragraph(), "Origin")
            write_words(paragraph, (Run(alone="x"), Run(f" stands for {said}")), {"x": Code("fact", code)}, self.source_hand,
                        self.publication, self.strand)
        titles = (NUMBER, "Picture" if self.easy else f"{self.source_name}: leave as it is" if not self.retold
                  else "As it was", f"{self.name}: write here")
        table = self._table(titles, f"{part.heading}: words to write")
        beside = {f"{one.id}/picture-1": one for one in part.segments if one.picture and self.easy}
        anew = self.easy and part.state == "missing"
        for segment in part.segments:
            if segment.id not in beside and not (anew and segment.kind not in ("title", "description", "heading")):
                self._row(table, part, segment)
        for _ in range(_ROWS_OF_NEW_SECTION if anew else _SPARE_ROWS if self.easy else 0):
            self._cells(table)[0].text = NEW
        last = self._cells(table)
        last[0].text = FINISHED
        last[1].text = "Write “yes” on the right when this section is finished."
        stamp = _styled(last[1].add_paragraph(), "Small")
        stamp.add_run(str(part.stamp)).font.color.rgb = RGBColor(0x55, 0x55, 0x55)
        last[2].text = "yes" if part.state == "up to date" else ""

    def _row(self, table, part: Part, segment: Segment) -> None:
        number, middle, words = self._cells(table)
        number.text = segment.id.split("/", 2)[2]
        target = tuple(run for run in segment.target if run.alone != segment.picture or not run.alone) \
            if self.easy else segment.target
        while target and target[0].text.strip() == "" and not target[0].alone:
            target = target[1:]
        if target and target[0].text.startswith("\n"):
            target = (Run(target[0].text.lstrip("\n"), target[0].bold, target[0].italic, target[0].link), *target[1:])
        write_words(words.paragraphs[0], target, segment.codes, self.hand, self.publication, self.strand)
        if self.easy and segment.picture:
            self._picture(middle, number, part, segment)
        elif not self.easy or segment.source != segment.target:
            write_words(middle.paragraphs[0], segment.source, segment.codes, self.source_hand, self.publication,
                        self.source)
        if segment.is_words_of:
            _styled(number.add_paragraph("What the picture shows"), "Small")

    def _picture(self, cell, number, part: Part, segment: Segment) -> None:
        code = segment.codes[segment.picture]
        drawing = drawing_of(self.publication.root, self.pictures, Path(part.path), code)
        if drawing:
            shape = cell.paragraphs[0].add_run().add_picture(BytesIO(drawing), width=Cm(2))
            listed = self.pictures.get(code.payload.removeprefix(SCHEME))
            shape._inline.docPr.set("descr", code.words or (listed.alt.get(self.strand.language, "") if listed else ""))
            shape._inline.docPr.set("name", code.payload)
        if code.words:
            words = cell.add_paragraph() if drawing else cell.paragraphs[0]
            write_words(words, from_words(code.words), {}, self.hand, self.publication, self.strand)
            # By this second line the words below the picture are known when they come back.
            _styled(number.add_paragraph(code.payload), "Small")

    def _cells(self, table, widths: tuple | None = None) -> tuple:
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths or _WIDTHS[self.easy], strict=True):
            cell.width = width
        return row.cells

    def _table(self, titles: tuple[str, ...], says: str, widths: tuple | None = None):
        table = self.document.add_table(rows=1, cols=len(titles), style="Table Grid")
        table.autofit = False
        described = OxmlElement("w:tblCaption")
        described.set(qn("w:val"), says)
        table._tbl.tblPr.append(described)
        repeated = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)
        for cell, title, width in zip(table.rows[0].cells, titles, widths or _WIDTHS[self.easy], strict=True):
            cell.width = width
            cell.paragraphs[0].add_run(title).bold = True
        for column, width in zip(table.columns, widths or _WIDTHS[self.easy], strict=True):
            column.width = width
        return table

    def _glossary(self) -> None:
        if not self.handover.terms:
            return
        self.document.add_heading("Words that we have agreed on", 1)
        self.document.add_paragraph("Please use these words, in whatever form your sentence needs.")
        table = self._table((self.source_name, self.name, "What it means"), "Words that we have agreed on",
                            _GLOSSARY_WIDTHS)
        for term in self.handover.terms:
            origin, *own = agreed_word(self.handover, term)
            cells = self._cells(table, _GLOSSARY_WIDTHS)
            for cell, words, hand in zip(cells, (origin, *own), (self.source_hand, self.hand, self.hand), strict=True):
                write_words(cell.paragraphs[0], from_words(words), {}, hand, self.publication, self.strand)


def _styled(paragraph, style: str):
    """By the id of the style. To look it up by its name each time takes as long as all else together."""
    paragraph._p.style = style
    return paragraph


def _hand(language: Language) -> Hand:
    complex_ = language.script in _COMPLEX
    return Hand(_TAGS.get(language.tag, language.tag), script_font(language).families[0],
                language.direction == "rtl", complex_)


def _without_times(content: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(ZipInfo(name, _DAY.timetuple()[:6]), given.read(name), ZIP_DEFLATED)
    return out.getvalue()


