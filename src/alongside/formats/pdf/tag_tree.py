"""Builds the tag tree of a PDF from the elements of the printed page.

The tree is what a screen reader reads: structure elements with a type (heading, list, cell …),
and below them the numbers of the marked content that was drawn for them.
"""

from __future__ import annotations

from lxml import html
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from alongside.formats.pdf.form_fields import FIELD, LABEL, PRINT_FLAG, add_field
from alongside.formats.pdf.marked_content import DrawnRun
from alongside.formats.pdf.print_page import run_number

ROLES = {
    "article": "Art",
    "header": "Sect",
    "footer": "Sect",
    "section": "Sect",
    "aside": "Sect",
    "nav": "Sect",
    "p": "P",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "blockquote": "BlockQuote",
    "pre": "P",
    "figcaption": "P",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "caption": "Caption",
    "div": "Div",
    "figure": "Div",
}
"""HTML element to structure type (ISO 32000-1, 14.8.4). Every other element passes its content on.

An element of our own templates may name its type itself, in data-role.
"""
OWN_ROLES = {"Title": "P"}
"""Structure types that PDF 1.7 lacks, each with the type that an older reader takes it for."""


class TagTreeBuilder:
    """owners: (page number, MCID) to the structure element that it belongs to.

    annotations: each link and each field with its structure element. Filled while building.
    """

    def __init__(self, pdf: Pdf, runs: tuple[str, ...], drawn_runs: list[DrawnRun], language: str):
        self.pdf = pdf
        self.runs = runs
        self.drawn_runs = drawn_runs
        self.language = language
        self.owners: dict[tuple[int, int], Object] = {}
        self.annotations: list[tuple[Object, Object]] = []

    def build_document(self, body: html.HtmlElement) -> Object:
        """The element "Document" with all others below it."""
        document = self._add_element("Document", None)
        document.Lang = String(self.language)
        self._fill(document, body)
        return document

    def build_parent_tree(self) -> tuple[Object, int]:
        """Number tree: each page's elements by MCID, each link's element; and the next free key."""
        numbers = Array()
        for page_number, page in enumerate(self.pdf.pages):
            mcids = [mcid for number, mcid in self.owners if number == page_number]
            # The array is indexed by MCID; those of artifacts belong to no element.
            count = max(mcids, default=-1) + 1
            owners = [self.owners.get((page_number, mcid)) for mcid in range(count)]
            numbers.append(page_number)
            numbers.append(self.pdf.make_indirect(Array(owners)))
            # The key of the page in this tree (14.7.4.4), which must not be one of a link.
            page.StructParents = page_number
            page.Tabs = Name.S
        first = len(self.pdf.pages)
        for key, (annotation, element) in enumerate(self.annotations, first):
            annotation.StructParent = key
            numbers.append(key)
            numbers.append(element)
        return self.pdf.make_indirect(Dictionary(Nums=numbers)), first + len(self.annotations)

    def _add_element(self, role: str, parent: Object | None, **entries: Object) -> Object:
        properties = Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), K=Array())
        for name, value in entries.items():
            properties[f"/{name}"] = value
        element = self.pdf.make_indirect(properties)
        if parent is not None:
            element.P = parent
            parent.K.append(element)
        return element

    def _fill(self, parent: Object, element: html.HtmlElement) -> None:
        for child in element:
            self._add(parent, child)

    def _add(self, parent: Object, source: html.HtmlElement) -> None:
        if source.tag == "a":
            self._add_run(parent, source)
            return
        role = self._role(source)
        if role is None:
            self._fill(parent, source)
            return
        element = self._add_element(role, parent)
        if language := source.get("lang"):
            element.Lang = String(language)
        if role == "LI":
            self._fill_item(element, source)
        elif role in ("TH", "TD"):
            element.A = _cell_attributes(source, role)
            self._fill(element, source)
        else:
            if role == "L":
                numbering = Name.Decimal if source.tag == "ol" else Name.Disc
                element.A = Dictionary(O=Name.List, ListNumbering=numbering)
            self._fill(element, source)
        if role == "Link":
            self._add_annotations(element, source)

    def _role(self, source: html.HtmlElement) -> str | None:
        """The structure type; None for an element that only passes its content on."""
        if own_role := source.get("data-role"):
            return str(own_role)
        if source.get("data-link"):
            return "Link"
        if source.tag in ("dt", "dd"):
            return "LI"
        role = ROLES.get(source.tag)
        if role is None and source.get("lang"):
            return "Span"
        # A "Div" says nothing, but it can carry a language.
        return None if role == "Div" and not source.get("lang") else role

    def _fill_item(self, item: Object, source: html.HtmlElement) -> None:
        # The bullet or number stands in the item, or in the paragraph that it begins with.
        for marker in source.xpath("./a[@class='marker'] | ./p/a[@class='marker']")[:1]:
            self._add_marked_content(self._add_element("Lbl", item), marker)
        self._fill(self._add_element("LBody", item), source)

    def _add_run(self, parent: Object, link: html.HtmlElement) -> None:
        if link.get("class") == "marker":
            # It has become the label of its list item already.
            return
        if link.get("class") == FIELD:
            self._add_field(parent, link)
            return
        if link.get("class") in ("number", LABEL):
            # With a space, or it would be read as one word with what it stands before.
            text = String(f"{self._run_text(link)} ")
            self._add_marked_content(self._add_element("Lbl", parent, ActualText=text), link)
            return
        if len(link) and link[0].tag == "img":
            self._add_figure(parent, link, link[0].get("alt", "").strip())
            return
        text = String(self._run_text(link))
        self._add_marked_content(self._add_element("Span", parent, ActualText=text), link)

    def _add_field(self, parent: Object, box: html.HtmlElement) -> None:
        for page_number, drawn in self.drawn_runs[run_number(box)].links[:1]:
            field = add_field(self.pdf, page_number, drawn.Rect, box)
            form = self._add_element("Form", parent, Pg=self.pdf.pages[page_number].obj)
            form.K.append(Dictionary(Type=Name.OBJR, Obj=field, Pg=form.Pg))
            self.annotations.append((field, form))

    def _add_figure(self, parent: Object, link: html.HtmlElement, alt: str) -> None:
        if not alt:
            # A decoration gets no element, so it becomes an artifact.
            return
        figure = self._add_element("Figure", parent, Alt=String(alt))
        self._add_marked_content(figure, link)
        for _, annotation in self.drawn_runs[run_number(link)].links[:1]:
            figure.A = Dictionary(O=Name.Layout, BBox=annotation.Rect)

    def _add_marked_content(self, element: Object, link: html.HtmlElement) -> None:
        """Puts all that was drawn for a run below the element."""
        for content in self.drawn_runs[run_number(link)].content:
            page = self.pdf.pages[content.page]
            # An element has one page; content on another must name its own.
            if "/Pg" not in element:
                element.Pg = page.obj
            if element.Pg.objgen == page.obj.objgen:
                element.K.append(content.mcid)
            else:
                element.K.append(Dictionary(Type=Name.MCR, Pg=page.obj, MCID=content.mcid))
            self.owners[content.key] = element

    def _run_text(self, link: html.HtmlElement) -> str:
        return self.runs[run_number(link)]

    def _add_annotations(self, element: Object, source: html.HtmlElement) -> None:
        """One annotation for each line that the link is drawn on, all in the one Link element."""
        runs = list(source.iter("a"))
        words = "".join(self._run_text(run) for run in runs).strip()
        address = source.get("data-link")
        for run in runs:
            for page_number, drawn in self.drawn_runs[run_number(run)].links:
                annotation = self._add_annotation(page_number, drawn.Rect, words, address)
                page = self.pdf.pages[page_number]
                element.K.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page.obj))
                self.annotations.append((annotation, element))

    def _add_annotation(self, page_number: int, area: Object, words: str, address: str) -> Object:
        """A link on a page. words: what a screen reader says of it. address: #id or a full one."""
        page = self.pdf.pages[page_number]
        properties = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=area,
            BS=Dictionary(W=0),
            F=PRINT_FLAG,
            Contents=String(words or address),
            P=page.obj,
        )
        annotation = self.pdf.make_indirect(properties)
        if address.startswith("#"):
            annotation.Dest = String(address[1:])
        else:
            annotation.A = Dictionary(S=Name.URI, URI=String(address))
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(annotation)
        return annotation


def _cell_attributes(cell: html.HtmlElement, role: str) -> Dictionary:
    attributes = Dictionary(O=Name.Table)
    if role == "TH":
        attributes.Scope = Name.Row if cell.get("scope") == "row" else Name.Column
    for name, key in (("colspan", "/ColSpan"), ("rowspan", "/RowSpan")):
        if cell.get(name, "1") not in ("", "1"):
            attributes[key] = int(cell.get(name))
    return attributes
