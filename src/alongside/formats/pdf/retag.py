"""Gives a finished PDF the tag tree of the page it was printed from.

WeasyPrint draws every script well, but its tags carry the glyphs as drawn: no order, no
letters where a script joins or reorders them, and one element for every page that a
paragraph, list or table touches. So we read only one thing from its tree: which marked
content belongs to which numbered run (see print_page.py). Then we write a new tree from
the page's own elements, where each run says its exact text. Only the public structure of
the file is touched (ISO 32000-1, 14.7 to 14.9).
"""

from __future__ import annotations

from lxml import html
from pikepdf import Array, Dictionary, Name, Object, Pdf

from alongside.formats.pdf.marked_content import (
    DrawnRun,
    MarkedContent,
    actual_text_by_line,
    rewrite_page_content,
)
from alongside.formats.pdf.print_page import PrintPage, run_number
from alongside.formats.pdf.run_numbering import RUN_SCHEME
from alongside.formats.pdf.tag_tree import OWN_ROLES, TagTreeBuilder
from alongside.model import Language
from alongside.readback.pdf_marked_text import DrawnText


def retag(pdf: Pdf, page: PrintPage, language: Language) -> None:
    """Changes pdf in place. page: what it was printed from. language: of the page."""
    root: html.HtmlElement = html.document_fromstring(page.html)
    # All of WeasyPrint's tree that we need is read before anything is changed.
    walker = _walk_tags(pdf, len(page.runs))
    drawn = walker.drawn
    _keep_first_table_head(root, drawn)
    _drop_run_links(pdf)
    builder = TagTreeBuilder(pdf, page.runs, drawn, language.tag)
    document = builder.build_document(root.find("body"))
    if language.direction == "rtl":
        document.A = Dictionary(O=Name.Layout, WritingMode=Name.RlTb)
    # A type of our own must be mapped to a standard one (ISO 32000-1, 14.7.3).
    roles = Dictionary(
        {f"/{role}": Name(f"/{known_role}") for role, known_role in OWN_ROLES.items()}
    )
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=document, RoleMap=roles))
    document.P = tree
    tree.ParentTree, tree.ParentTreeNextKey = builder.build_parent_tree()
    pdf.Root.StructTreeRoot = tree
    # PDF/UA-1, 7.1: readers show the title, not the name of the file.
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if language.direction == "rtl":
        pdf.Root.ViewerPreferences.Direction = Name.R2L
    texts = _actual_texts(pdf, root, drawn, language)
    rewrite_page_content(pdf, builder.owners, walker.in_text, texts)


def find_drawn_runs(pdf: Pdf, count: int) -> list[DrawnRun]:
    """What WeasyPrint drew for each run, read from its tag tree. count: of the runs."""
    return _walk_tags(pdf, count).drawn


def _walk_tags(pdf: Pdf, count: int) -> _DrawnRunWalker:
    walker = _DrawnRunWalker(pdf, count)
    for element in pdf.Root.StructTreeRoot.K:
        walker.walk(element, run=None, latin=False)
    return walker


class _DrawnRunWalker:
    """Walks a tag tree for the links to runs, and for the marked content below them.

    in_text: (page, MCID) of all content in the tree. WeasyPrint leaves out of it what stands in the
    margins, which are the heads and numbers of pages.
    """

    def __init__(self, pdf: Pdf, count: int):
        self.drawn = [DrawnRun() for _ in range(count)]
        self.in_text: set[tuple[int, int]] = set()
        self._page_numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def walk(self, element: Object, run: int | None, latin: bool) -> None:
        """run: the one that the element belongs to. latin: whether it is a Latin part of it."""
        page = self._page_numbers[element.Pg.objgen] if "/Pg" in element else 0
        # An element has the run of its link, wherever the link stands among its kids.
        if element.get("/S") == Name.Link:
            run = self._add_links(element, page, run)
        for kid in _kids(element):
            if _is_object_reference(kid):
                continue
            if isinstance(kid, Dictionary):
                self.walk(kid, run, latin or (run is not None and _is_latin(kid)))
                continue
            self.in_text.add((page, int(kid)))
            # Content outside every run is decoration, such as the lines of a table.
            if run is not None:
                self.drawn[run].content.append(MarkedContent(page, int(kid), latin))

    def _add_links(self, element: Object, page: int, run: int | None) -> int | None:
        """Notes the element's links to runs. The run that it belongs to: that of the last link."""
        for kid in _kids(element):
            number = _linked_run(kid) if _is_object_reference(kid) else None
            if number is not None:
                run = number
                self.drawn[number].links.append((page, kid.Obj))
        return run


def _kids(element: Object) -> list[Object]:
    """Child elements, references to objects, and numbers of marked content.

    "K" holds one of them, or an array of them.
    """
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _is_object_reference(kid: Object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR


def _linked_run(reference: Object) -> int | None:
    """The number of the run to which a reference's link annotation leads, if it leads to one."""
    address = str(reference.Obj.get("/A", Dictionary()).get("/URI", ""))
    return int(address.removeprefix(RUN_SCHEME)) if address.startswith(RUN_SCHEME) else None


def _is_latin(element: Object) -> bool:
    """In a run, only Latin words have an element of their own; it has the link of the run, too."""
    return any(_is_object_reference(kid) for kid in element.K)


def _actual_texts(
    pdf: Pdf, root: html.HtmlElement, drawn: list[DrawnRun], language: Language
) -> dict[tuple[int, int], str]:
    """The letters of each line: {(page, MCID): text}.

    For scripts that change the order of letters and are written from left to right. Latin needs
    none. Right to left, programs turn such text round, which would be worse than the glyphs.
    """
    if language.script == "Latn" or language.direction == "rtl":
        return {}
    text_by_line: dict[tuple[int, int], str] = {}
    reader = DrawnText(pdf)
    links_to_runs = f"//a[starts-with(@href, '{RUN_SCHEME}')]"
    for link in root.xpath(f"{links_to_runs}[not(ancestor::*[@dir='rtl'])]"):
        # Within a run, only the Latin parts have an element.
        segments = [(False, link.text or "")]
        for latin in link:
            segments.append((True, latin.text or ""))
            segments.append((False, latin.tail or ""))
        content = drawn[run_number(link)].content
        text_by_line |= actual_text_by_line(pdf, segments, content, reader)
    return text_by_line


def _keep_first_table_head(root: html.HtmlElement, drawn: list[DrawnRun]) -> None:
    """A table's head is drawn again on each page. It is read once: the others become artifacts."""
    for link in root.xpath("//thead//a | //tfoot//a"):
        run = drawn[run_number(link)]
        first = min((content.page for content in run.content), default=0)
        run.content = [content for content in run.content if content.page == first]
        run.links = [(page, annotation) for page, annotation in run.links if page == first]


def _drop_run_links(pdf: Pdf) -> None:
    """Takes the links to runs off every page. The real ones are added as the tree is built."""
    for page in pdf.pages:
        if "/Annots" in page:
            del page.Annots
