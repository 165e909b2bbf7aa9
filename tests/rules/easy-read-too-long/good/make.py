from dataclasses import replace

from pdfs import print_pages
from pikepdf import Pdf
from websites import FULL

EASY = replace(FULL, level="easy-read")
PAGES = 24


def make(root):
    file = print_pages(root) / "bins.pdf"
    with Pdf.open(file, allow_overwriting_input=True) as pdf:
        while len(pdf.pages) < PAGES:
            pdf.add_blank_page()
        pdf.save()


def subject(outputs):
    """The same website, with the English page as easy read."""
    variants = {key: replace(variant, strand=EASY) if variant.strand == FULL else variant
                for key, variant in outputs.sources.variants.items()}
    artifacts = tuple(replace(artifact, strand=EASY) if artifact.strand == FULL else artifact
                      for artifact in outputs.artifacts)
    return replace(outputs, artifacts=artifacts, sources=replace(outputs.sources, variants=variants))
