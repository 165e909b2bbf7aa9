"""A link without words, and a book that does not say whether something in it flashes."""

from epubs import edit_book, pack_books
from websites import change


def make(root):
    change(
        root, "bins.html", "</article>", '<p><a href="https://council.example/"></a></p></article>'
    )
    site = pack_books(root)
    edit_book(
        site / "ur" / "book.epub",
        "package.opf",
        '<meta property="schema:accessibilityHazard">none</meta>',
        "",
    )
