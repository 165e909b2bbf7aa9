"""A link to a heading that is not there, and half of a file."""

from epubs import pack_books
from websites import change


def make(root):
    change(root, "bins.html", "</article>", '<p><a href="#nowhere">When we come</a></p></article>')
    book = pack_books(root) / "ur" / "book.epub"
    book.write_bytes(book.read_bytes()[:2000])
