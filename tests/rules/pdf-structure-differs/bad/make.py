from pikepdf import Dictionary, Name, Pdf

from pdfs import print_pages


def make(root):
    """A heading that only looks like one."""
    with Pdf.open(print_pages(root) / "bins.pdf", allow_overwriting_input=True) as pdf:
        for element in pdf.objects:
            if isinstance(element, Dictionary) and element.get("/S") == Name.H2:
                element.S = Name.P
        pdf.save()
