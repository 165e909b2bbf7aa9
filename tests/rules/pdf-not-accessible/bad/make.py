from pikepdf import Pdf

from pdfs import print_pages


def make(root):
    """No language: a screen reader would not know which voice to use."""
    with Pdf.open(print_pages(root) / "ur" / "bins.pdf", allow_overwriting_input=True) as pdf:
        del pdf.Root.Lang
        del pdf.Root.StructTreeRoot.K.Lang
        pdf.save()
