"""A page that changed after the book was made, and a book without one of its pages."""

from epubs import edit_book, pack_books
from websites import change


def make(root):
    site = pack_books(root)
    change(root, "bins.html", "We come on Monday", "We come on Tuesday")
    edit_book(site / "ur" / "book.epub", "chapter-bins.xhtml", 'class="document"', 'class="other"')
