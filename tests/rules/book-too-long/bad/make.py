from dataclasses import replace

from alongside.model import Format, Volume
from pdfs import print_pages, with_pages
from websites import english_as_easy_read

PAGES = 25


def make(root):
    folder = print_pages(root)
    with_pages(folder / "bins.pdf", PAGES)
    for name in ("book-rubbish.1.pdf", "book-rubbish.2.pdf"):
        (folder / name).write_bytes((folder / "bins.pdf").read_bytes())


def subject(outputs):
    easy = english_as_easy_read(outputs)
    (pdf,) = [each for each in easy.artifacts if each.path == "bins.pdf"]
    strand = replace(pdf.strand, longest_book=24)
    book = replace(pdf, document="book", format=Format.BOOK, strand=strand)
    parts = (Volume("rubbish", ("bins", "tips"), 1, 2), Volume("rubbish", ("skips",), 2, 2))
    of_section = [
        replace(book, path=f"{name}.pdf", document=name, volume=volume)
        for name, volume in zip(("book-rubbish.1", "book-rubbish.2"), parts, strict=True)
    ]
    return replace(easy, artifacts=(book, *of_section))
