from pdfs import print_pages
from websites import change


def make(root):
    """Long enough for two pages, and not short enough for two lines on the second."""
    change(root, "bins.html", "<details", "<p>We come on Monday.</p>" * 40 + "<details")
    print_pages(root)
