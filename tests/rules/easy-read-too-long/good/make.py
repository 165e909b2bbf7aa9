from pdfs import print_pages, with_pages
from websites import english_as_easy_read as subject

__all__ = ["subject"]
PAGES = 24


def make(root):
    with_pages(print_pages(root) / "bins.pdf", PAGES)
