"""A heading that only looks like one, a link that leads elsewhere, and an Urdu book that says it is English."""

from epubs import edit_book, pack_books
from websites import change


def make(root):
    change(root, "bins.html", "</article>", '<p><a href="ur/bins.html">اردو</a></p></article>')
    site = pack_books(root)
    edit_book(site / "book.epub", "chapter-bins.xhtml", "h2", "p")
    edit_book(site / "book.epub", "chapter-bins.xhtml", "/ur/bins.html", "/")
    edit_book(site / "ur" / "book.epub", "chapter-bins.xhtml", 'lang="ur"', 'lang="en"')
    edit_book(site / "ur" / "book.epub", "package.opf", 'page-progression-direction="rtl"', "")
