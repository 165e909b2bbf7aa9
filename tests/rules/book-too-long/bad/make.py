from dataclasses import replace

from alongside.model import Format
from pdfs import print_pages, with_pages
from websites import english_as_easy_read

PAGES = 25


def make(root):
    folder = print_pages(root)
    with_pages(folder / "bins.pdf", PAGES)
    (folder / "book-rubbish.pdf").write_bytes((folder / "bins.pdf").read_bytes())


def subject(outputs):
    easy = english_as_easy_read(outputs)
    (pdf,) = [each for each in easy.artifacts if each.path == "bins.pdf"]
    strand = replace(pdf.strand, longest_book=24)
    book = replace(pdf, document="book", format=Format.BOOK, strand=strand)
    of_section = replace(book, path="book-rubbish.pdf", document="book-rubbish", section="rubbish")
    return replace(easy, artifacts=(book, of_section))
