"""Ways to spoil a good PDF, one at a time. Each takes an open PDF of the page with EXTRA in it."""

from io import BytesIO
from itertools import chain

from pikepdf import (
    Array,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Operator,
    Pdf,
    String,
    parse_content_stream,
    unparse_content_stream,
)

from pdfs import print_pages
from websites import edit, website

EXTRA = """<p>Read <a href="other.html#x">the other page</a>, <a href="#days">the days</a> or
<span lang="pl">Dzień dobry</span>.</p>
<ul><li>Glass</li><li>Paper</li></ul>
<table><thead><tr><th scope="col">Day</th><th scope="col">Bin</th></tr></thead>
<tbody><tr><th scope="row">Monday</th><td>Blue</td></tr></tbody></table>
<p><img src="bin.svg" alt="A blue bin"> A bin</p>
"""
BIN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


def good_site(folder):
    outputs = website(folder)
    (outputs.site_folder / "bin.svg").write_text(BIN, encoding="utf-8")
    edit(outputs, "bins.html", "<details", EXTRA + "<details")
    print_pages(folder)
    return outputs


def each(pdf, role):
    return [e for e in pdf.objects if isinstance(e, Dictionary) and e.get("/S") == Name(f"/{role}")]


def first(pdf, role, words):
    """The first element of the role whose own runs hold the words."""
    return next(element for element in each(pdf, role) if _has_run(element, words))


def _has_run(element, words):
    return any(
        isinstance(kid, Dictionary) and words in str(kid.get("/ActualText")) for kid in element.K
    )


def hide(pdf, element):
    """Marks all that an element has on the pages as decoration."""
    hidden = set(_content(element))
    for page in pdf.pages:
        mended = []
        for instruction in parse_content_stream(page):
            if (
                str(instruction.operator) == "BDC"
                and (page.objgen, int(instruction.operands[1].get("/MCID", -1))) in hidden
            ):
                instruction = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
            mended.append(instruction)
        page.Contents = pdf.make_stream(unparse_content_stream(mended))


def _content(element):
    for kid in element.K:
        if isinstance(kid, int):
            yield element.Pg.objgen, kid
        elif "/S" in kid:
            yield from _content(kid)


# Tables, lists, headings, order


def no_header_cells(pdf):
    for cell in each(pdf, "TH"):
        cell.S = Name.TD


def header_without_scope(pdf):
    for cell in each(pdf, "TH"):
        del cell.A


def header_of_column(pdf):
    first(pdf, "TH", "Monday").A.Scope = Name.Column


def table_as_paragraphs(pdf):
    for role in ("Table", "THead", "TBody", "TR"):
        for part in each(pdf, role):
            part.S = Name.NonStruct
    for role in ("TH", "TD"):
        for part in each(pdf, role):
            part.S = Name.P


def items_as_paragraphs(pdf):
    for role in ("L", "LI", "LBody"):
        for part in each(pdf, role):
            part.S = Name.NonStruct if role != "LBody" else Name.P


def heading_as_paragraph(pdf):
    each(pdf, "H2")[0].S = Name.P


def paragraph_as_heading(pdf):
    first(pdf, "P", "We come on").S = Name.H3


def other_level(pdf):
    each(pdf, "H2")[0].S = Name.H3


def order_of_paragraphs(pdf):
    kids = each(pdf, "Art")[0].K
    kids[1], kids[2] = kids[2], kids[1]


def picture_after_its_words(pdf):
    paragraph = next(element for element in each(pdf, "P") if _has_figure(element))
    kids = list(paragraph.K)
    paragraph.K = Array(kids[1:])
    each(pdf, "Art")[0].K.append(kids[0])
    kids[0].P = each(pdf, "Art")[0]


def _has_figure(element):
    return any(_has_role(kid, Name.Figure) for kid in element.K)


def _has_role(element, role):
    return element.get("/S") == role


def no_tags(pdf):
    pdf.Root.StructTreeRoot.K = Array()


# Language


def no_language(pdf):
    del pdf.Root.Lang
    del pdf.Root.StructTreeRoot.K.Lang


def other_language(pdf):
    pdf.Root.Lang = String("de")


def other_language_of_text(pdf):
    pdf.Root.StructTreeRoot.K.Lang = String("de")


def language_that_is_none(pdf):
    pdf.Root.Lang = pdf.Root.StructTreeRoot.K.Lang = String("english")


def no_language_of_part(pdf):
    del first(pdf, "Span", "Dzie").Lang


def other_language_of_part(pdf):
    first(pdf, "Span", "Dzie").Lang = String("cs")


# Decoration and pictures


def hidden_paragraph(pdf):
    paragraph = first(pdf, "P", "Every home")
    hide(pdf, paragraph)
    kids = each(pdf, "Art")[0].K
    del kids[[kid.objgen for kid in kids].index(paragraph.objgen)]


def hidden_but_tagged(pdf):
    hide(pdf, first(pdf, "P", "Every home"))


def hidden_contact_details(pdf):
    hide(pdf, each(pdf, "Sect")[-1])


def hidden_bullets(pdf):
    bulleted = [part for part in each(pdf, "L") if part.A.ListNumbering == Name.Disc]
    items = chain.from_iterable(part.K for part in bulleted)
    labels = [
        kid for kid in chain.from_iterable(item.K for item in items) if _has_role(kid, Name.Lbl)
    ]
    assert labels
    for label in labels:
        hide(pdf, label)


def no_alt(pdf):
    del each(pdf, "Figure")[0].Alt


def file_name_as_alt(pdf):
    each(pdf, "Figure")[0].Alt = String("bin.svg")


def picture_as_paragraph(pdf):
    each(pdf, "Figure")[0].S = Name.Span


# Links and ways around


def link_without_target(pdf):
    del first(pdf, "Link", "other").K[1].Obj.A


def link_elsewhere(pdf):
    first(pdf, "Link", "other").K[1].Obj.A.URI = String("https://elsewhere.example/")


def link_to_no_place(pdf):
    first(pdf, "Link", "days").K[1].Obj.Dest = String("nowhere")


def link_called_otherwise(pdf):
    first(pdf, "Link", "other").K[1].Obj.Contents = String(
        "https://council.example/bins/other.html"
    )


def link_as_text(pdf):
    first(pdf, "Link", "other").S = Name.Span


def no_bookmarks(pdf):
    del pdf.Root.Outlines


def bookmark_without_target(pdf):
    entry = pdf.Root.Outlines.First
    for key in ("/Dest", "/A"):
        if key in entry:
            del entry[key]


def bookmarks_of_another(pdf):
    pdf.Root.Outlines.First.Title = String("Untitled")


def no_bookmark_of_contact(pdf):
    heading = each(pdf, "H2")[-1]
    heading.S = Name.P


def file_name_as_title(pdf):
    pdf.docinfo["/Title"] = String("bins.html")
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = "bins.html"


def title_not_shown(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def no_page_labels(pdf):
    del pdf.Root.PageLabels


def other_page_labels(pdf):
    pdf.Root.PageLabels.Nums[1].St = 5


def tabs_by_rows(pdf):
    for page in pdf.pages:
        page.Tabs = Name.R


# Text


def other_words(pdf):
    for run in pdf.objects:
        if isinstance(run, Dictionary) and "Monday" in str(run.get("/ActualText", "")):
            run.ActualText = String(str(run.ActualText).replace("Monday", "Sunday"))


def not_marked(pdf):
    del pdf.Root.MarkInfo


def spoil(good, fault, file):
    """good: the bytes of the PDF. file: where the spoilt one goes."""
    with Pdf.open(BytesIO(good)) as pdf:
        fault(pdf)
        pdf.save(file)
