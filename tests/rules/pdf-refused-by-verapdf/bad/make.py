from pikepdf import Name, Pdf

from pdfs import print_pages


def make(root):
    """The tab key would go through the links in an order of its own."""
    with Pdf.open(print_pages(root) / "bins.pdf", allow_overwriting_input=True) as pdf:
        pdf.pages[0].Tabs = Name.R
        del pdf.Root.ViewerPreferences
        pdf.save()
