from dataclasses import replace

from alongside.model import Format
from pdfs import print_pages, with_pages
from websites import english_as_easy_read

PAGES = 25


def make(root):
    with_pages(print_pages(root) / "bins.pdf", PAGES)


def subject(outputs):
    easy = english_as_easy_read(outputs)
    (pdf,) = [each for each in easy.artifacts if each.path == "bins.pdf"]
    strand = replace(pdf.strand, longest_book=24)
    book = replace(pdf, document="book", format=Format.BOOK, strand=strand)
    return replace(easy, artifacts=(book,))
