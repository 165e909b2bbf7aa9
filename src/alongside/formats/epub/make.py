"""Makes the EPUBs that are owed: a second or so, as their fonts, which take longer, are kept."""

from __future__ import annotations

from alongside.formats.epub.book import book_files
from alongside.formats.epub.container import zip_epub
from alongside.model import Format, Outputs


def make_epubs(outputs: Outputs) -> None:
    """Every EPUB that is owed, from the pages in outputs.site_folder.

    Raises BuildFailed or ToolMissing, naming the file at fault.
    """
    for artifact in outputs.artifacts:
        if artifact.format == Format.EPUB:
            out = outputs.site_folder / artifact.path
            out.parent.mkdir(parents=True, exist_ok=True)
            container_xml, files = book_files(outputs, artifact.strand)
            out.write_bytes(zip_epub(container_xml, files))
