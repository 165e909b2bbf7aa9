"""The boxes of a self-check: on paper to write in, on screen to fill in.

WeasyPrint can make fields itself, but with a font of which only the letters of the page are there
(decisions/0039-self-check.md). So it draws the boxes, and where they are drawn we put fields of our
own. What is typed stays in the reader's own file: there is no button, and no address to send to.
"""

from __future__ import annotations

from lxml import html
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from alongside.model import Language
from alongside.readback.article import HEADINGS, fold_white_space

FIELD = "field"
"""Class of a box to fill in; data-field says of which kind it is, data-name what it is called."""
LABEL = "field-label"
"""Class of the words that stand above a box to write in. A field says them itself."""
TICK, TEXT = "tick", "text"
PRINT_FLAG = 4
"""Flag of an annotation: it is printed, too (ISO 32000-1, 12.5.3)."""
_SEVERAL_LINES = 4096
"""Flag of a text field (ISO 32000-1, 12.7.4.3)."""
_FONT = "Helv"
_LETTERS = f"/{_FONT} 12 Tf 0 g"
"""What is typed has the letters of the reader's own program, which knows every script."""


def replace_controls(root: html.HtmlElement, language: Language) -> None:
    """Puts a box in place of each control of a website. Before the runs are numbered."""
    for control, name in find_controls(root, language):
        if control.tag == "textarea":
            label = html.Element("a")
            label.set("class", LABEL)
            label.text = language.strings["self_check_notes"]
            control.addprevious(label)
        _replace(control, TEXT if control.tag == "textarea" else TICK, name)
    # On paper they hold nothing together, and a list would be inside of a box.
    for wrapper in root.xpath("//article//form | //article//fieldset | //article//label"):
        wrapper.drop_tag()


def find_controls(
    element: html.HtmlElement, language: Language
) -> list[tuple[html.HtmlElement, str]]:
    """The controls in a part of a website's page, each with what it is called."""
    notes = language.strings["self_check_notes"]
    return [
        (control, f"{notes}: {_heading_before(control)}")
        if control.tag == "textarea"
        else (control, fold_white_space(control.getparent().text_content()))
        for control in element.iter("input", "textarea")
    ]


def _replace(control: html.HtmlElement, kind: str, name: str) -> None:
    box = html.Element("a")
    box.set("class", FIELD)
    box.set("data-field", kind)
    box.set("data-name", name)
    box.tail, control.tail = control.tail, None
    control.getparent().replace(control, box)


def _heading_before(element: html.HtmlElement) -> str:
    headings = " or ".join(f"self::{heading}" for heading in HEADINGS)
    return fold_white_space(element.xpath(f"string(preceding::*[{headings}][1])"))


def add_field(pdf: Pdf, page_number: int, area: Object, box: html.HtmlElement) -> Object:
    """A field where the box is drawn, on a page and among those of the file. area: of the box."""
    fields = _fields(pdf)
    page = pdf.pages[page_number]
    field = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        Rect=area,
        F=PRINT_FLAG,
        P=page.obj,
        # A name that programs know it by, and one for people.
        T=String(f"field-{len(fields) + 1}"),
        TU=String(box.get("data-name", "")),
    )
    width, height = (abs(float(area[at + 2]) - float(area[at])) for at in (0, 1))
    if box.get("data-field") == TICK:
        field.FT, field.V, field.AS = Name.Btn, Name.Off, Name.Off
        drawn = {"/Yes": _appearance(pdf, width, height, _tick(width, height))}
        field.AP = Dictionary(N=Dictionary(drawn | {"/Off": _appearance(pdf, width, height, "")}))
    else:
        field.FT, field.Ff, field.DA = Name.Tx, _SEVERAL_LINES, String(_LETTERS)
        field.AP = Dictionary(N=_appearance(pdf, width, height, "/Tx BMC EMC"))
    field = pdf.make_indirect(field)
    fields.append(field)
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(field)
    return field


def _fields(pdf: Pdf) -> Object:
    if "/AcroForm" not in pdf.Root:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        font.Encoding = Name.WinAnsiEncoding
        letters = Dictionary(Font=Dictionary({f"/{_FONT}": pdf.make_indirect(font)}))
        form = Dictionary(Fields=Array(), DR=letters, DA=String(_LETTERS))
        pdf.Root.AcroForm = pdf.make_indirect(form)
    return pdf.Root.AcroForm.Fields


def _appearance(pdf: Pdf, width: float, height: float, content: str) -> Object:
    drawing = pdf.make_stream(content.encode())
    drawing.Type, drawing.Subtype = Name.XObject, Name.Form
    drawing.BBox = Array([0, 0, round(width, 2), round(height, 2)])
    return drawing


def _tick(width: float, height: float) -> str:
    """Drawn as lines, so that it needs no font."""
    places = ((0.2, 0.5), (0.42, 0.25), (0.82, 0.78))
    points = [f"{across * width:.2f} {up * height:.2f}" for across, up in places]
    line = f"{width / 8:.2f}"
    return f"q 0 G {line} w 1 J 1 j {points[0]} m {points[1]} l {points[2]} l S Q"
