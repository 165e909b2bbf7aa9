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
from alongside.handover.model import Handover, Part, Segment
from alongside.handover.notes import fact_values, glossary_entry
from alongside.handover.text import Code, Run, text_from_words
from alongside.handover.word_pictures import picture_png
from alongside.handover.word_runs import RunStyle, set_direction, set_run_style, write_words
from alongside.languages import regional_tag
from alongside.model import EASY_READ, Language, Strand
from alongside.pages.markdown import PICTURE_SCHEME

NEW, FINISHED, NUMBER = "new", "Finished?", "Number"
_COMPLEX_SCRIPTS = (
    "Arab",
    "Hebr",
    "Beng",
    "Deva",
    "Guru",
    "Gujr",
    "Taml",
    "Telu",
    "Knda",
    "Mlym",
    "Sinh",
    "Thai",
    "Khmr",
)
"""Scripts whose font and size Word keeps apart from those of Latin letters."""
_EMPTY_ROWS, _EMPTY_ROWS_OF_NEW_SECTION = 2, 6
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
        self.run_style, self.source_run_style = (
            _run_style(self.language),
            _run_style(self.publication.language_of(self.source)),
        )
        self.is_easy_read = self.strand.level == EASY_READ
        self.is_adaptation = self.strand.level != self.source.level
        self.name, self.source_name = (
            self._strand_name(strand) for strand in (self.strand, self.source)
        )
        self.pictures = self.publication.pictures
        self.document = Document()

    def write(self) -> bytes:
        self._set_styles()
        self.document.add_heading(f"{self.name}: {self.publication.name}", 0)
        self._add_instructions()
        for _, group in groupby(self.handover.parts, key=lambda part: part.path):
            parts = list(group)
            self.document.add_heading(f"Page: {parts[0].title}", 1)
            for part in parts:
                self._add_part(part)
        self._add_glossary()
        out = BytesIO()
        self.document.save(out)
        return _fix_zip_times(out.getvalue())

    def _strand_name(self, strand: Strand) -> str:
        language = self.publication.language_of(strand)
        level = language.strings.get("level_" + strand.level.replace("-", "_"), strand.level)
        return level if self.is_adaptation else language.name

    def _set_styles(self) -> None:
        document = self.document
        about = document.core_properties
        about.title, about.author = (
            f"{self.name}: {self.publication.name}",
            self.publication.organisation,
        )
        about.comments, about.language, about.revision = "", self.source_run_style.tag, 1
        about.created = about.modified = _DAY
        normal = document.styles["Normal"]
        normal.font.name, normal.font.size = FALLBACK, Pt(12 if self.is_easy_read else 11)
        fonts = normal.element.rPr.rFonts
        for kind in ("w:hAnsi", "w:eastAsia"):
            fonts.set(qn(kind), FALLBACK)
        fonts.set(qn("w:cs"), self.run_style.font)
        for language in document.styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), self.source_run_style.tag)
            if self.run_style.complex:
                language.set(qn("w:bidi"), self.run_style.tag)
        for name in ("Title", "Heading 1", "Heading 2"):
            document.styles[name].font.color.rgb = RGBColor(0, 0, 0)
            title_fonts = document.styles[name].element.rPr.rFonts
            title_fonts.attrib.clear()
            for kind in ("w:ascii", "w:hAnsi"):
                title_fonts.set(qn(kind), FALLBACK)
            title_fonts.set(qn("w:cs"), self.run_style.font)
        link = document.styles.add_style("Link", WD_STYLE_TYPE.CHARACTER)
        link.font.underline, link.font.color.rgb = True, RGBColor(0x0B, 0x3D, 0x91)
        # Shading and not a highlight, which LibreOffice leaves out of a style.
        grey = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "D9D9D9")):
            grey.set(qn(f"w:{name}"), value)
        document.styles.add_style("Kept", WD_STYLE_TYPE.CHARACTER).element.get_or_add_rPr().append(
            grey
        )
        small = document.styles.add_style("Small", WD_STYLE_TYPE.PARAGRAPH)
        small.base_style, small.font.size = normal, Pt(8)
        origin = document.styles.add_style("Origin", WD_STYLE_TYPE.PARAGRAPH)
        origin.base_style, origin.paragraph_format.left_indent = normal, Cm(1)
        origin.paragraph_format.space_after = Pt(3)
        for section in document.sections:
            section.page_width, section.page_height = Cm(21), Cm(29.7)
            section.left_margin = section.right_margin = Cm(2)

    def _add_instructions(self) -> None:
        self.document.add_heading("How to use this document", 1)
        where = f"“{self.name}: write here”"
        lines = [
            f"Write only in the columns {where}. All else helps you, and stays as it is.",
            "Leave the numbers, the rows and the tables. Do not delete or merge rows.",
            "Keep every link (underlined) on the words that stand for it. Keep what has a grey "
            "background, letter by letter.",
            "You may make words bold. Other colours, sizes and fonts are not taken over.",
            "When a section is finished, write “yes” in its last row, beside “Finished?”. You can "
            "send the document back before all of it is finished.",
            "Save it as a Word document (.docx), not as .doc, .odt or PDF.",
        ]
        if self.is_easy_read:
            lines[2:2] = [
                "Each row is one idea: a picture, and its words. Start a new line for each sentence.",
                f"A new idea: write it in a row with “{NEW}”, or add a row where it belongs. Write the name of "
                f"a picture beside "
                "it if you know one.",
                "An idea that is to go: write REMOVE in place of its words.",
            ]
        for line in lines:
            _set_style(self.document.add_paragraph(line), "ListBullet")

    def _add_part(self, part: Part) -> None:
        self.document.add_heading(part.heading, 2)
        self.document.add_paragraph(
            {
                "up to date": "This section is up to date.",
                "out of date": "Please bring this section up to date. Its source was changed.",
                "missing": "This section is new. It has no words here yet.",
            }[part.state]
        )
        for words, title, run_style in (
            (
                part.source_words,
                f"What it is made from ({self.source_name}), as it is now:",
                self.source_run_style,
            ),
            (
                part.previous,
                f"The section as it is now. Its paragraphs differ from those of "
                f"{self.source_name}:",
                self.run_style,
            ),
        ):
            if words:
                self.document.add_paragraph(title)
                for line in words.split("\n"):
                    paragraph = _set_style(self.document.add_paragraph(), "Origin")
                    set_direction(paragraph, run_style)
                    set_run_style(paragraph.add_run(line), run_style)
        for code, said in fact_values(self.handover, part.segments).items():
            paragraph = _set_style(self.document.add_paragraph(), "Origin")
            write_words(
                paragraph,
                (Run(code="x"), Run(f" stands for {said}")),
                {"x": Code("fact", code)},
                self.source_run_style,
                self.publication,
                self.strand,
            )
        titles = (
            NUMBER,
            "Picture"
            if self.is_easy_read
            else f"{self.source_name}: leave as it is"
            if not self.is_adaptation
            else "As it was",
            f"{self.name}: write here",
        )
        table = self._add_table(titles, f"{part.heading}: words to write")
        beside = {
            f"{one.id}/picture-1": one for one in part.segments if one.picture and self.is_easy_read
        }
        anew = self.is_easy_read and part.state == "missing"
        for segment in part.segments:
            if segment.id not in beside and not (
                anew and segment.kind not in ("title", "description", "heading")
            ):
                self._add_segment_row(table, part, segment)
        for _ in range(
            _EMPTY_ROWS_OF_NEW_SECTION if anew else _EMPTY_ROWS if self.is_easy_read else 0
        ):
            self._add_row(table)[0].text = NEW
        last = self._add_row(table)
        last[0].text = FINISHED
        last[1].text = "Write “yes” on the right when this section is finished."
        stamp = _set_style(last[1].add_paragraph(), "Small")
        stamp.add_run(str(part.stamp)).font.color.rgb = RGBColor(0x55, 0x55, 0x55)
        last[2].text = "yes" if part.state == "up to date" else ""

    def _add_segment_row(self, table, part: Part, segment: Segment) -> None:
        number, middle, words = self._add_row(table)
        number.text = segment.id.split("/", 2)[2]
        target = (
            tuple(run for run in segment.target if run.code != segment.picture or not run.code)
            if self.is_easy_read
            else segment.target
        )
        while target and target[0].text.strip() == "" and not target[0].code:
            target = target[1:]
        if target and target[0].text.startswith("\n"):
            target = (
                Run(target[0].text.lstrip("\n"), target[0].bold, target[0].italic, target[0].link),
                *target[1:],
            )
        write_words(
            words.paragraphs[0],
            target,
            segment.codes,
            self.run_style,
            self.publication,
            self.strand,
        )
        if self.is_easy_read and segment.picture:
            self._add_picture(middle, number, part, segment)
        elif not self.is_easy_read or segment.source != segment.target:
            write_words(
                middle.paragraphs[0],
                segment.source,
                segment.codes,
                self.source_run_style,
                self.publication,
                self.source,
            )
        if segment.alt_text_of:
            _set_style(number.add_paragraph("What the picture shows"), "Small")

    def _add_picture(self, cell, number, part: Part, segment: Segment) -> None:
        code = segment.codes[segment.picture]
        drawing = picture_png(self.publication.root, self.pictures, Path(part.path), code)
        if drawing:
            shape = cell.paragraphs[0].add_run().add_picture(BytesIO(drawing), width=Cm(2))
            listed = self.pictures.get(code.payload.removeprefix(PICTURE_SCHEME))
            shape._inline.docPr.set(
                "descr",
                code.alt_text or (listed.alt.get(self.strand.language, "") if listed else ""),
            )
            shape._inline.docPr.set("name", code.payload)
        if code.alt_text:
            words = cell.add_paragraph() if drawing else cell.paragraphs[0]
            write_words(
                words,
                text_from_words(code.alt_text),
                {},
                self.run_style,
                self.publication,
                self.strand,
            )
            # By this second line the words below the picture are known when they come back.
            _set_style(number.add_paragraph(code.payload), "Small")

    def _add_row(self, table, widths: tuple | None = None) -> tuple:
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths or _WIDTHS[self.is_easy_read], strict=True):
            cell.width = width
        return row.cells

    def _add_table(self, titles: tuple[str, ...], caption: str, widths: tuple | None = None):
        table = self.document.add_table(rows=1, cols=len(titles), style="Table Grid")
        table.autofit = False
        described = OxmlElement("w:tblCaption")
        described.set(qn("w:val"), caption)
        table._tbl.tblPr.append(described)
        repeated = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)
        for cell, title, width in zip(
            table.rows[0].cells, titles, widths or _WIDTHS[self.is_easy_read], strict=True
        ):
            cell.width = width
            cell.paragraphs[0].add_run(title).bold = True
        for column, width in zip(table.columns, widths or _WIDTHS[self.is_easy_read], strict=True):
            column.width = width
        return table

    def _add_glossary(self) -> None:
        if not self.handover.terms:
            return
        self.document.add_heading("Words that we have agreed on", 1)
        self.document.add_paragraph("Please use these words, in whatever form your sentence needs.")
        table = self._add_table(
            (self.source_name, self.name, "What it means"),
            "Words that we have agreed on",
            _GLOSSARY_WIDTHS,
        )
        for term in self.handover.terms:
            origin, *own = glossary_entry(self.handover, term)
            cells = self._add_row(table, _GLOSSARY_WIDTHS)
            for cell, words, run_style in zip(
                cells,
                (origin, *own),
                (self.source_run_style, self.run_style, self.run_style),
                strict=True,
            ):
                write_words(
                    cell.paragraphs[0],
                    text_from_words(words),
                    {},
                    run_style,
                    self.publication,
                    self.strand,
                )


def _set_style(paragraph, style: str):
    """By the id of the style. To look it up by its name each time takes as long as all else together."""
    paragraph._p.style = style
    return paragraph


def _run_style(language: Language) -> RunStyle:
    complex_ = language.script in _COMPLEX_SCRIPTS
    return RunStyle(
        regional_tag(language),
        script_font(language).families[0],
        language.direction == "rtl",
        complex_,
    )


def _fix_zip_times(content: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(ZipInfo(name, _DAY.timetuple()[:6]), given.read(name), ZIP_DEFLATED)
    return out.getvalue()
