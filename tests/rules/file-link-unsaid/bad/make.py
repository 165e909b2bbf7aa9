from pdfs import blank_pdf
from websites import change


def make(root):
    """One page promises a shorter file, one says nothing, and in one the place for the link was never filled."""
    site = root / ".build" / "site"
    blank_pdf(site / "bins.pdf", 3)
    blank_pdf(site / "ur" / "bins.pdf", 3)
    change(root, "bins.html", ">PDF</a>", ">PDF, 1 page, 1 kB</a>")
    change(root, "accessibility.html", ">PDF</a>", ">PDF, 3 pages, 1 kB</a>")
    change(
        root, "credits.html", '<a href="bins.pdf">PDF</a>', '<span data-file="bins.pdf">PDF</span>'
    )
