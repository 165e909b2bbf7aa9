from pikepdf import Pdf

from pdfs import print_pages


def make(root):
    """The English page ends with a page of nothing."""
    with Pdf.open(print_pages(root) / "bins.pdf", allow_overwriting_input=True) as pdf:
        pdf.add_blank_page()
        pdf.save()
