"""Reads what a PDF tells a screen reader: its tag tree, with the text of every tag, and its
settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from pikepdf import Array, Dictionary, Name, NameTree, Object, OutlineItem, Pdf, PdfError

from alongside.readback.pdf_marked_text import DrawnText
from alongside.readback.pdf_page_numbers import destination_pages

INLINE = frozenset(("Span", "Link", "Quote", "Em", "Strong", "Code", "Reference", "NonStruct"))
_MAX_DEPTH = 200


class UnreadablePdf(Exception):  # noqa: N818 — a condition of the file, not of the program
    """The file cannot be read as a PDF. In a few words, for people."""


@dataclass
class Tag:
    """One structure element of a PDF (ISO 32000-1, 14.7), as a screen reader meets it.

    role: its structure type. own_text: its text, without that of its children. language: only if
    it is set here. drawn_text: the letters on the page, where a screen reader is given others
    (ActualText). link_targets: where its links lead. link_names: what each of its links is called,
    apart from its own words. field_names: what each of its boxes to fill in is called.
    """

    role: str
    own_text: str = ""
    alt: str = ""
    language: str = ""
    scope: str = ""
    drawn_text: str = ""
    link_targets: list[str] = field(default_factory=list)
    link_names: list[str] = field(default_factory=list)
    field_names: list[str] = field(default_factory=list)
    kids: list[Tag] = field(default_factory=list)

    def descendants(self, *roles: str) -> Iterator[Tag]:
        """The tags below this one in reading order, of these roles or of any."""
        for kid in self.kids:
            if not roles or kid.role in roles:
                yield kid
            yield from kid.descendants(*roles)

    @property
    def text(self) -> str:
        """What is read out, with a line break round each block; without list labels and alt
        texts."""
        if self.role in ("Lbl", "Figure"):
            return ""
        words = self.own_text + "".join(kid.text for kid in self.kids)
        return words if self.role in INLINE else f"\n{words}\n"


@dataclass(frozen=True)
class TaggedPdf:
    """What a PDF tells a screen reader.

    languages: of the file, and the one that is set nearest to the body. bookmarks: (level from 1,
    title), without those that lead nowhere. document: the tag of everything. pages: name of a place
    that links lead to, and its page, from 1. shows_title: in place of the file's name. tab_orders:
    how the tab key goes through each page's links; "S" is by the tags. page_labels: the number that
    a reader goes to, by page; empty where there are none. direction: in which pages follow each
    other, "ltr" or "rtl".
    """

    title: str
    languages: tuple[str, str]
    bookmarks: tuple[tuple[int, str], ...]
    document: Tag
    pages: Mapping[str, int]
    shows_title: bool
    tab_orders: tuple[str, ...]
    page_labels: tuple[str, ...]
    direction: str

    @property
    def articles(self) -> list[Tag]:
        return list(self.document.descendants("Art"))

    @property
    def body(self) -> Tag:
        """The first article's tag; where there is none, that of everything."""
        return next(self.document.descendants("Art"), self.document)


def read_tagged_pdf(file: Path) -> TaggedPdf:
    """Raises UnreadablePdf.

    A file is read once for all the checks, and again only when it has changed.
    """
    stat = file.stat()
    return _read(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=1024)
def _read(file: Path, *_file_version: int) -> TaggedPdf:
    try:
        with Pdf.open(file) as pdf:
            return _read_open_pdf(pdf)
    except (
        PdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        RuntimeError,
    ) as error:
        raise UnreadablePdf(f"Its parts do not fit together ({error}).") from error


def _read_open_pdf(pdf: Pdf) -> TaggedPdf:
    document = _read_document(pdf)
    body = next(document.descendants("Art"), document)
    language = str(pdf.Root.get("/Lang", ""))
    settings = pdf.Root.get("/ViewerPreferences", Dictionary())
    labels = [page.label for page in pdf.pages] if "/PageLabels" in pdf.Root else []
    return TaggedPdf(
        title=str(pdf.docinfo.get("/Title", "")),
        languages=(language, _nearest_language(document, body) or language),
        bookmarks=tuple(_bookmarks(pdf)),
        document=document,
        pages=destination_pages(pdf),
        shows_title=bool(settings.get("/DisplayDocTitle", False)),
        tab_orders=tuple(str(page.obj.get("/Tabs", "")).lstrip("/") for page in pdf.pages),
        page_labels=tuple(str(label) for label in labels),
        direction="rtl" if settings.get("/Direction") == Name.R2L else "ltr",
    )


def _read_document(pdf: Pdf) -> Tag:
    """The tag of everything, whether the file has one itself or not."""
    document = Tag("Document")
    if "/StructTreeRoot" in pdf.Root:
        document.kids = _Reader(pdf).kids(pdf.Root.StructTreeRoot)
    if [kid.role for kid in document.kids] == ["Document"]:
        return document.kids[0]
    return document


class _Reader:
    """Reads the tags of one PDF."""

    def __init__(self, pdf: Pdf) -> None:
        self.drawn_text = DrawnText(pdf)
        names = pdf.Root.get("/Names", Dictionary())
        self.destinations = NameTree(names.Dests) if "/Dests" in names else {}
        self.first_page = pdf.pages[0].obj

    def kids(self, element: Object, depth: int = 0) -> list[Tag]:
        return [self._read_tag(kid, depth) for kid in _kids(element) if _is_element(kid)]

    def _read_tag(self, element: Object, depth: int) -> Tag:
        if depth > _MAX_DEPTH:
            raise ValueError("its tags are nested without end")
        tag = Tag(
            str(element.S).lstrip("/"),
            alt=str(element.get("/Alt", "")),
            language=str(element.get("/Lang", "")),
            scope=_scope(element),
        )
        page = element.get("/Pg", self.first_page)
        drawn = []
        for kid in _kids(element):
            if _is_element(kid):
                tag.kids.append(self._read_tag(kid, depth + 1))
            elif not isinstance(kid, Dictionary):
                drawn.append(self.drawn_text.text_of(page, int(kid)))
            elif kid.get("/Type") == Name.MCR:
                drawn.append(self.drawn_text.text_of(kid.get("/Pg", page), int(kid.MCID)))
            elif kid.get("/Type") == Name.OBJR and kid.Obj.get("/Subtype") == Name.Widget:
                tag.field_names.append(str(kid.Obj.get("/TU", "")))
            elif kid.get("/Type") == Name.OBJR:
                tag.link_targets.append(self._link_target(kid.Obj))
                tag.link_names.append(str(kid.Obj.get("/Contents", "")))
        tag.own_text = tag.drawn_text = "".join(drawn)
        if "/ActualText" in element:
            # It stands for the element and everything in it (ISO 32000-1, 14.9.4).
            tag.own_text = str(element.ActualText)
            tag.kids = []
        return tag

    def _link_target(self, link: Object) -> str:
        """ "" for a link that leads nowhere."""
        if "/Dest" in link:
            return f"#{link.Dest}" if str(link.Dest) in self.destinations else ""
        return str(link.get("/A", Dictionary()).get("/URI", ""))


def _kids(element: Object) -> list[Object]:
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _is_element(kid: Object) -> bool:
    return isinstance(kid, Dictionary) and "/S" in kid


def _scope(element: Object) -> str:
    attributes = element.get("/A", Array())
    for entry in attributes if isinstance(attributes, Array) else [attributes]:
        if isinstance(entry, Dictionary) and "/Scope" in entry:
            return str(entry.Scope).lstrip("/")
    return ""


def _nearest_language(tag: Tag, body: Tag) -> str:
    """Of the tags from the body upwards, body included."""
    if tag is body:
        return tag.language
    for kid in tag.kids:
        if kid is body or any(descendant is body for descendant in kid.descendants()):
            return _nearest_language(kid, body) or tag.language
    return ""


def _bookmarks(pdf: Pdf) -> Iterator[tuple[int, str]]:
    with pdf.open_outline() as outline:
        yield from _walk_outline(outline.root, 1)


def _walk_outline(items: Iterable[OutlineItem], level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        if item.destination is not None or item.action is not None:
            yield level, item.title
        yield from _walk_outline(item.children, level + 1)
