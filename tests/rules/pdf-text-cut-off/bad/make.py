from pikepdf import Pdf

from pdfs import print_pages
from websites import change

TABLE = """<table><thead><tr><th scope="col">Day</th><th scope="col">Bin</th></tr></thead>
<tbody><tr><td>Monday</td><td>Blue</td></tr></tbody></table>"""
LINE = b"q 0 0 0 RG 4 w 100 0 m 100 300 l S Q "
CLIPPED = b"q 100 100 20 20 re W n 100 100 60 60 re W n Q "


def make(root):
    """The paper of the English page is too narrow for its lines and its table. A line runs off the
    Urdu page, and a picture there is larger than its box."""
    change(root, "bins.html", "<details", TABLE + "<details")
    site = print_pages(root)
    with Pdf.open(site / "bins.pdf", allow_overwriting_input=True) as pdf:
        pdf.pages[0].mediabox = [0, 0, 280, 842]
        pdf.save()
    with Pdf.open(site / "ur" / "bins.pdf", allow_overwriting_input=True) as pdf:
        pdf.pages[0].contents_add(pdf.make_stream(LINE + CLIPPED), prepend=True)
        pdf.save()
