from pikepdf import Pdf

from pdfs import print_pages


def make(root):
    """The paper of the English page is too narrow for its lines."""
    with Pdf.open(print_pages(root) / "bins.pdf", allow_overwriting_input=True) as pdf:
        pdf.pages[0].mediabox = [0, 0, 400, 842]
        pdf.save()
