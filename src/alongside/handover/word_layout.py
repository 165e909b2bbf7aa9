"""The look of a Word document that others write in: its page, styles, tables and rows."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from lxml import etree

from alongside.assets.font_table import FALLBACK
from alongside.handover.word_runs import RunStyle

_BLACK = RGBColor(0, 0, 0)
_LINK_BLUE = RGBColor(0x0B, 0x3D, 0x91)
"""Contrast 10:1 on white. Links are underlined, too."""
_EASY_READ_SIZE = Pt(16)
"""As easy read is printed."""
_SMALL, _EASY_READ_SMALL = Pt(8), Pt(12)
_EASY_READ_HEADINGS = {"Title": Pt(28), "Heading 1": Pt(24), "Heading 2": Pt(20)}
_HEADINGS = ("Title", "Heading 1", "Heading 2")


def set_layout(
    document: Document, run_style: RunStyle, source_run_style: RunStyle, is_easy_read: bool
) -> None:
    """A4 pages and all styles.

    run_style: of the words that are to be written. source_run_style: of all that helps to write.
    """
    _set_default_style(document, run_style, is_easy_read)
    _set_languages(document, run_style, source_run_style)
    for name in _HEADINGS:
        _set_heading_style(document, name, run_style)
        if is_easy_read:
            size = _EASY_READ_HEADINGS[name]
            _paragraph_style(document, name).font.size = size
    _add_styles(document, _EASY_READ_SMALL if is_easy_read else _SMALL)
    for section in document.sections:
        section.page_width = Cm(21)
        section.page_height = Cm(29.7)
        section.left_margin = Cm(2)
        section.right_margin = Cm(2)


def _set_default_style(document: Document, run_style: RunStyle, is_easy_read: bool) -> None:
    normal = _paragraph_style(document, "Normal")
    normal.font.name = FALLBACK
    normal.font.size = _EASY_READ_SIZE if is_easy_read else Pt(11)
    fonts = normal.element.rPr.rFonts
    for kind in ("w:hAnsi", "w:eastAsia"):
        fonts.set(qn(kind), FALLBACK)
    fonts.set(qn("w:cs"), run_style.font)


def _set_languages(document: Document, run_style: RunStyle, source_run_style: RunStyle) -> None:
    """Of text that names no language of its own, such as what somebody types."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), source_run_style.tag)
        if run_style.complex:
            language.set(qn("w:bidi"), run_style.tag)


def _set_heading_style(document: Document, name: str, run_style: RunStyle) -> None:
    style = _paragraph_style(document, name)
    style.font.color.rgb = _BLACK
    fonts = style.element.rPr.rFonts
    # The template's own names of a theme would win over ours.
    fonts.attrib.clear()
    for kind in ("w:ascii", "w:hAnsi"):
        fonts.set(qn(kind), FALLBACK)
    fonts.set(qn("w:cs"), run_style.font)


def _add_styles(document: Document, small_size: Length) -> None:
    """Link; Kept, for codes; Small, for stamps; Origin, for what a section is made from."""
    link = document.styles.add_style("Link", WD_STYLE_TYPE.CHARACTER)
    assert isinstance(link, CharacterStyle)
    link.font.underline = True
    link.font.color.rgb = _LINK_BLUE
    kept = document.styles.add_style("Kept", WD_STYLE_TYPE.CHARACTER)
    kept.element.get_or_add_rPr().append(_grey_shading())
    normal = _paragraph_style(document, "Normal")
    small = _add_paragraph_style(document, "Small", normal)
    small.font.size = small_size
    origin = _add_paragraph_style(document, "Origin", normal)
    origin.paragraph_format.left_indent = Cm(1)
    origin.paragraph_format.space_after = Pt(3)


def _grey_shading() -> etree._Element:
    """Shading and not a highlight, which LibreOffice leaves out of a style."""
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), "D9D9D9")
    return shading


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _add_paragraph_style(document: Document, name: str, base: ParagraphStyle) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = base
    return style


def set_paragraph_style(paragraph: Paragraph, style_id: str) -> Paragraph:
    """By the id of the style, as looking it up by its name takes as long as all else together."""
    paragraph._p.style = style_id
    return paragraph


def add_table(
    document: Document, titles: tuple[str, ...], caption: str, widths: tuple[Length, ...]
) -> Table:
    """A table with a row of titles, which is repeated on each page.

    caption: for screen readers. widths: of the columns.
    """
    table: Table = document.add_table(rows=1, cols=len(titles), style="Table Grid")
    table.autofit = False
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), caption)
    table._tbl.tblPr.append(described)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for cell, title, width in zip(table.rows[0].cells, titles, widths, strict=True):
        cell.width = width
        cell.paragraphs[0].add_run(title).bold = True
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table


def add_row(table: Table, widths: tuple[Length, ...]) -> tuple[_Cell, ...]:
    """A row that stays on one page."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # the library says no types here
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, width in zip(row.cells, widths, strict=True):
        # Word goes by the widths of the cells, LibreOffice by those of the columns.
        cell.width = width
    return row.cells


def keep_with_next(row: _Row) -> None:
    """No page ends between this row and the next one."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
