from dataclasses import replace

from alongside.model import Block, Link
from word_attachments import pdf_file


def make(root):
    pdf_file(_file(root))


def _file(root):
    """The file as it lies below docs/, and as it was copied into the website."""
    for folder in ("docs/files", ".build/site/assets/files/files"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "docs/files/map.pdf").write_bytes(b"%PDF")
    return root / ".build/site/assets/files/files/map.pdf"


def subject(outputs):
    """The page has a link to the file."""
    link = Link("files/map.pdf", "map", 9)
    sources, key = outputs.sources, ("bins", "full")
    page = sources.variants[key]
    first = page.sections[0]
    block = Block(kind="paragraph", text="map", line=9, links=(link,))
    sections = (replace(first, blocks=(*first.blocks, block)), *page.sections[1:])
    variants = {**sources.variants, key: replace(page, sections=sections)}
    return replace(outputs, sources=replace(sources, variants=variants))
