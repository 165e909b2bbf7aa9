"""On which page of a PDF a place is, and what its pages are called in a viewer."""

from __future__ import annotations

from io import BytesIO
from typing import cast

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

from alongside.model import Language
from alongside.text.numerals import format_page_number


def read_destination_pages(pdf_bytes: bytes) -> dict[str, int]:
    """The same of a PDF as it was drawn."""
    with Pdf.open(BytesIO(pdf_bytes)) as pdf:
        return destination_pages(pdf)


def destination_pages(pdf: Pdf) -> dict[str, int]:
    """Name of a place that links lead to and the number of its page, from 1, in an open PDF."""
    names = pdf.Root.get("/Names", Dictionary())
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    places = NameTree(names.Dests) if "/Dests" in names else {}
    return {
        str(name): numbers[_page_of_destination(place).objgen] for name, place in places.items()
    }


def label_pages(pdf: Pdf, language: Language) -> None:
    """Viewers show the numbers that are printed on the pages: the place in the file, counted
    from 1."""
    labels: list[
        object
    ] = []  # a number of a page from 0, then how it and those after it are labelled
    if language.numerals == "latn":
        labels += [0, Dictionary(S=Name.D)]
    else:
        for number in range(len(pdf.pages)):
            labels += [number, Dictionary(P=String(format_page_number(number + 1, language)))]
    # pikepdf makes objects of the numbers, which its types do not say.
    pdf.Root.PageLabels = Dictionary(Nums=Array(cast("list[Object]", labels)))


def _page_of_destination(place: Object) -> Object:
    return place[0] if isinstance(place, Array) else place.D[0]
