"""Word documents and PDFs as an office makes them, right or with one fault, for tests to give."""

from dataclasses import replace

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree
from pikepdf import Array, Dictionary, Name, Pdf, String

from alongside.model import Block, Link


def word_file(
    path, *, title="Form", language="en-GB", headings=1, paragraphs=3, alt="A map", header=True
):
    """alt: words of a picture, "" for none, None for no picture. header: of a table; None for no
    table."""
    document = Document()
    document.core_properties.title = title
    for each in document.styles.element.xpath("//w:lang"):
        each.getparent().remove(each)
    if language:
        run = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
        lang = OxmlElement("w:lang")
        lang.set(qn("w:bidi" if language.startswith("ur") else "w:val"), language)
        run.append(lang)
    for number in range(headings):
        document.add_heading(f"Part {number}", 1)
    for number in range(paragraphs):
        document.add_paragraph(f"Words {number}")
    if alt is not None:
        _add_drawing(document.add_paragraph(), alt)
    if header is not None:
        table = document.add_table(2, 2)
        if header:
            row = table.rows[0]._tr.get_or_add_trPr()
            row.append(OxmlElement("w:tblHeader"))
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(path)


def _add_drawing(paragraph, alt):
    namespace = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    drawing = OxmlElement("w:drawing")
    inline = etree.SubElement(drawing, f"{{{namespace}}}inline")
    etree.SubElement(inline, f"{{{namespace}}}docPr", id="1", name="Picture 1", descr=alt)
    paragraph.add_run()._r.append(drawing)


def pdf_file(path, *, title="Form", language="en", tagged=True):
    pdf = Pdf.new()
    pdf.add_blank_page()
    if title:
        pdf.docinfo["/Title"] = String(title)
    if language:
        pdf.Root.Lang = String(language)
    if tagged:
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([]))
    path.parent.mkdir(parents=True, exist_ok=True)
    pdf.save(path)


def give_pdf(root):
    """A PDF as it lies below docs/. Gives the place of its copy in the website."""
    for folder in ("docs/files", ".build/site/assets/files/files"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "docs/files/map.pdf").write_bytes(b"%PDF")
    return root / ".build/site/assets/files/files/map.pdf"


def with_link_to_pdf(outputs):
    """A page of the outputs has a link to the file of give_pdf."""
    link = Link("files/map.pdf", "map", 9)
    sources, key = outputs.sources, ("bins", "full")
    page = sources.variants[key]
    first = page.sections[0]
    block = Block(kind="paragraph", text="map", line=9, links=(link,))
    sections = (replace(first, blocks=(*first.blocks, block)), *page.sections[1:])
    variants = {**sources.variants, key: replace(page, sections=sections)}
    return replace(outputs, sources=replace(sources, variants=variants))
