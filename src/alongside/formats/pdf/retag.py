"""Gives a finished PDF the tag tree of the page it was printed from.

WeasyPrint draws every script well, but its tags carry the glyphs as drawn: no order, no
letters where a script joins or reorders them, and one element for every page that a
paragraph, list or table touches. So we read only one thing from its tree: which marked
content belongs to which numbered run (see print_page.py). Then we write a new tree from
the page's own elements, where each run says its exact text. Only the public structure of
the file is touched (ISO 32000-1, 14.7 to 14.9).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import html
from pikepdf import Array, Dictionary, Name, Object, Pdf

from alongside.formats.pdf.marked_content import (
    MarkedContent,
    actual_text_by_line,
    rewrite_page_content,
)
from alongside.formats.pdf.print_page import RUN_SCHEME, PrintPage
from alongside.formats.pdf.tag_tree import OWN_ROLES, TagTreeBuilder
from alongside.model import Language
from alongside.readback.pdf_marked_text import DrawnText


@dataclass
class DrawnRun:
    """What was drawn for one run: (page number, MCID) in order, and its link annotations by page."""

    content: list[MarkedContent] = field(default_factory=list)
    links: list[tuple[int, Object]] = field(default_factory=list)


def retag(pdf: Pdf, page: PrintPage, language: Language) -> None:
    """Changes pdf in place. page: what it was printed from."""
    root = html.document_fromstring(page.html)
    drawn = find_drawn_runs(pdf, len(page.runs))
    _keep_first_table_head(root, drawn)
    _drop_run_links(pdf)
    builder = TagTreeBuilder(pdf, page.runs, drawn, language.tag)
    document = builder.build_document(root.find("body"))
    if language.direction == "rtl":
        document.A = Dictionary(O=Name.Layout, WritingMode=Name.RlTb)
    roles = Dictionary({f"/{own}": Name(f"/{known}") for own, known in OWN_ROLES.items()})
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=document, RoleMap=roles))
    document.P = tree
    tree.ParentTree, tree.ParentTreeNextKey = builder.build_parent_tree()
    pdf.Root.StructTreeRoot = tree
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if language.direction == "rtl":
        pdf.Root.ViewerPreferences.Direction = Name.R2L
    rewrite_page_content(pdf, builder.owners, _actual_texts(pdf, root, drawn, language))


def find_drawn_runs(pdf: Pdf, count: int) -> list[DrawnRun]:
    """Walks WeasyPrint's tree for the links to runs."""
    drawn = [DrawnRun() for _ in range(count)]
    numbers = {p.objgen: n for n, p in enumerate(pdf.pages)}

    def walk(element: Object, run: int | None, latin: bool) -> None:
        page = numbers[element.Pg.objgen] if "/Pg" in element else 0
        kids = element.get("/K", Array())
        kids = list(kids) if isinstance(kids, Array) else [kids]
        for kid in kids:
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
                address = str(kid.Obj.get("/A", Dictionary()).get("/URI", ""))
                if address.startswith(RUN_SCHEME) and element.S == Name.Link:
                    run = int(address.removeprefix(RUN_SCHEME))
                    drawn[run].links.append((page, kid.Obj))
        for kid in kids:
            if isinstance(kid, Dictionary):
                if kid.get("/Type") != Name.OBJR:
                    walk(kid, run, latin or (run is not None and _is_latin(kid)))
            elif run is not None:
                drawn[run].content.append(MarkedContent(page, int(kid), latin))

    for element in pdf.Root.StructTreeRoot.K:
        walk(element, None, False)
    return drawn


def _is_latin(element: Object) -> bool:
    """In a run, only Latin words have an element of their own, and it has the link of the run, too."""
    return any(isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR for kid in element.K)


def _actual_texts(
    pdf: Pdf, root: html.HtmlElement, drawn: list[DrawnRun], language: Language
) -> dict[tuple[int, int], str]:
    """For scripts that change the order of letters, written from left to right.

    Latin needs none. Right to left, programs turn such text round, and it would be worse than the glyphs.
    """
    if language.script == "Latn" or language.direction == "rtl":
        return {}
    letters: dict[tuple[int, int], str] = {}
    reader = DrawnText(pdf)
    for link in root.xpath(
        f"//a[starts-with(@href, '{RUN_SCHEME}')][not(ancestor::*[@dir='rtl'])]"
    ):
        segments = [(False, link.text or "")]
        for latin in link:
            segments += [(True, latin.text or ""), (False, latin.tail or "")]
        content = drawn[int(link.get("href").removeprefix(RUN_SCHEME))].content
        letters |= actual_text_by_line(pdf, segments, content, reader)
    return letters


def _keep_first_table_head(root: html.HtmlElement, drawn: list[DrawnRun]) -> None:
    """A table's head is drawn again on each page. It is read once: the others become artifacts."""
    for link in root.xpath("//thead//a | //tfoot//a"):
        seen = drawn[int(link.get("href").removeprefix(RUN_SCHEME))]
        first = min((content.page for content in seen.content), default=0)
        seen.content = [content for content in seen.content if content.page == first]
        seen.links = [(page, link) for page, link in seen.links if page == first]


def _drop_run_links(pdf: Pdf) -> None:
    """Takes the links to runs off every page. The real ones come back as the tree is built."""
    for page in pdf.pages:
        if "/Annots" in page:
            del page.Annots
