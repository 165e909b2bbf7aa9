import random

from pikepdf import Dictionary, Name, Pdf

from pdfs import print_pages


def make(root):
    """What compresses badly, a photograph from a phone, and a font with all its letters."""
    chance = random.Random(1)
    with Pdf.open(print_pages(root) / "ur" / "bins.pdf", allow_overwriting_input=True) as pdf:
        pdf.Root.Rest = pdf.make_stream(chance.randbytes(160_000))
        pdf.Root.Photograph = pdf.make_stream(
            chance.randbytes(3_000_000), Type=Name.XObject, Subtype=Name.Image
        )
        for part in pdf.objects:
            if isinstance(part, Dictionary) and part.get("/Type") == Name.FontDescriptor:
                part.FontName = Name("/NotoNastaliqUrdu")
        pdf.save()
