"""What makes the files of each format, in the order in which they can be made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from alongside.formats.epub.make import make_epubs
from alongside.formats.pack.make import make_pack
from alongside.formats.pdf.make import make_pdfs
from alongside.model import Format, Outputs, Publication


@dataclass(frozen=True)
class Maker:
    """task: the stage of a run, in words. make: writes every file of its formats that is owed."""

    task: str
    formats: frozenset[Format]
    make: Callable[[Outputs], None]


MAKERS = (
    Maker("Make the PDFs", frozenset(each for each in Format if each.is_pdf), make_pdfs),
    Maker("Make the EPUBs", frozenset({Format.EPUB}), make_epubs),
    # Last, as it holds what the others have made.
    Maker("Make the council pack", frozenset({Format.PACK}), make_pack),
)
"""For every format but the web page, which the engine builds."""


def makers_for(publication: Publication) -> Iterator[Maker]:
    """Those that have something to make."""
    for maker in MAKERS:
        if maker.formats & set(publication.formats):
            yield maker
