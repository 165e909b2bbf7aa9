from pikepdf import Dictionary, Pdf, String

from pdfs import print_pages
from websites import change


def make(root):
    """A program that does not join letters: the tags have the word that the paper has not."""
    change(root, "ur/bins.html", "<details", "<p>ص\u200cح\u200cت</p><details")
    file = print_pages(root) / "ur" / "bins.pdf"
    with Pdf.open(file, allow_overwriting_input=True) as pdf:
        for tag in pdf.objects:
            if isinstance(tag, Dictionary) and "\u200c" in str(tag.get("/ActualText", "")):
                tag.ActualText = String(str(tag.ActualText).replace("\u200c", ""))
        pdf.save(file)
