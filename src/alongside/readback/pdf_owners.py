"""Which tags of a PDF own what is drawn on a page, and what was drawn for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from pikepdf import Array, Dictionary, Object, Pdf, PdfError

from alongside.readback.pdf_tags import INLINE, UnreadablePdf
from alongside.readback.pdf_text_pieces import TextPiece, read_text_pieces

_MAX_DEPTH = 200
_UNREADABLE = (PdfError, ValueError, TypeError, IndexError, KeyError, AttributeError, RuntimeError)


@dataclass(frozen=True)
class DrawnTag:
    """A tag with words of its own, and where they were drawn, stretch by stretch.

    text: what it says. block: a number that it shares with the other tags of its paragraph, item
    or cell. pieces: of each marked content in order, the letters that were drawn.
    """

    text: str
    block: int
    pieces: tuple[tuple[TextPiece, ...], ...]


def roles_above(file: Path, page: int, mcid: int) -> tuple[str, ...]:
    """Structure types above marked content, the nearest first; none for what no tag owns.

    page: from 1.
    """
    try:
        with Pdf.open(file) as pdf:
            return tuple(_roles(_owner(pdf, page, mcid)))
    except _UNREADABLE:
        return ()


def _owner(pdf: Pdf, page: int, mcid: int) -> Object | None:
    """By the number tree of the file (ISO 32000-1, 14.7.4.4), as far as it has one level."""
    key = int(pdf.pages[page - 1].obj.StructParents)
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = dict(zip((int(number) for number in numbers[::2]), numbers[1::2], strict=False))
    return owners[key][mcid] if 0 <= mcid < len(owners[key]) else None


def _roles(element: Object | None) -> Iterator[str]:
    for _ in range(_MAX_DEPTH):
        if not isinstance(element, Dictionary) or "/S" not in element:
            return
        yield str(element.S).removeprefix("/")
        element = element.get("/P")


def read_drawn_tags(file: Path) -> tuple[DrawnTag, ...]:
    """In reading order. Raises UnreadablePdf. Reads a file again only when it has changed."""
    stat = file.stat()
    return _read(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=1024)
def _read(file: Path, *_file_version: int) -> tuple[DrawnTag, ...]:
    pieces = read_text_pieces(file)
    try:
        with Pdf.open(file) as pdf:
            reader = _Reader(pdf, pieces)
            reader.walk(pdf.Root.StructTreeRoot.K, 0)
            return tuple(reader.tags)
    except _UNREADABLE as error:
        raise UnreadablePdf(f"Its parts do not fit together ({error}).") from error


class _Reader:
    """Walks the tags of an open file."""

    def __init__(self, pdf: Pdf, drawn: Iterable[TextPiece]) -> None:
        self.tags: list[DrawnTag] = []
        self.blocks = 0
        self.page_numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        pieces = sorted(drawn, key=lambda piece: (piece.page, piece.mcid))
        grouped = groupby(pieces, key=lambda piece: (piece.page, piece.mcid))
        self.pieces = {key: tuple(group) for key, group in grouped}

    def walk(self, element: Object, depth: int) -> None:
        if isinstance(element, Array):
            for kid in element:
                self.walk(kid, depth)
            return
        if not isinstance(element, Dictionary) or "/S" not in element or depth > _MAX_DEPTH:
            return
        is_block = str(element.S).removeprefix("/") not in INLINE
        self.blocks += is_block
        drawn = tuple(self._drawn(element))
        if drawn and "/ActualText" in element:
            self.tags.append(DrawnTag(str(element.ActualText), self.blocks, drawn))
        self.walk(element.get("/K", Array()), depth + 1)
        self.blocks += is_block

    def _drawn(self, element: Object) -> Iterator[tuple[TextPiece, ...]]:
        kids = element.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            page = element.get("/Pg")
            if isinstance(kid, Dictionary):
                if "/MCID" not in kid:
                    continue
                page, kid = kid.get("/Pg", page), kid.MCID
            key = (self.page_numbers[page.objgen] if page is not None else 0, int(kid))
            if key in self.pieces:
                yield self.pieces[key]
