from pdfs import blank_pdf
from websites import change


def make(root):
    """Each page says it in the words of its own language."""
    site = root / ".build" / "site"
    blank_pdf(site / "bins.pdf", 1)
    blank_pdf(site / "ur" / "bins.pdf", 3)
    for page in ("bins.html", "credits.html", "accessibility.html"):
        change(root, page, ">PDF</a>", ">PDF, 1 page,\u00a01 kB</a>")
    change(root, "ur/bins.html", ">PDF</a>", ">پی ڈی ایف، 3 صفحات، 1 کلو بائٹ</a>")
