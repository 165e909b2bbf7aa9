from unittest.mock import patch

from pdfs import print_pages
from websites import change

WORDS = "<p>یہ <strong>NHS</strong> <strong>England</strong> ہے</p>"


def make(root):
    """As the program that draws would do it by itself."""
    change(root, "ur/bins.html", "<details", WORDS + "<details")
    with patch("alongside.formats.pdf.print_page.keep_neighbours_in_order"):
        print_pages(root)
