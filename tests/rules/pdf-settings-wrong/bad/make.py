from pikepdf import Array, Dictionary, Name, Pdf

from pdfs import print_pages


def make(root):
    """Everything that can be set up wrongly, and page numbers in Roman figures."""
    with Pdf.open(print_pages(root) / "ur" / "bins.pdf", allow_overwriting_input=True) as pdf:
        del pdf.Root.ViewerPreferences
        pdf.pages[0].Tabs = Name.R
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r)]))
        pdf.save()
