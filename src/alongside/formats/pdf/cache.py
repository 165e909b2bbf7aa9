"""Keeps finished PDFs: one is made again only when something that it was made from has changed."""

from __future__ import annotations

from pathlib import Path

from alongside.assets.font_digest import fonts_digest
from alongside.formats.pdf.text_libraries import text_library_versions
from alongside.system.file_cache import cache_key, publication_cache
from alongside.system.program_version import program_version

PROGRAM_PACKAGES = (
    "assets",
    "formats.pdf",
    "languages",
    "model",
    "outputs",
    "pages",
    "publication",
    "readback",
    "rules",
    "system",
    "text",
    "web",
)
"""Packages of ours whose code decides what a PDF is like.

A test compares them with what formats.pdf.make imports.
"""


class PdfCache:
    """The PDFs of the publication in the folder root."""

    def __init__(self, root: Path):
        self._cache = publication_cache(root, "pdf")
        self._keys = publication_cache(root, "pdf-keys")

    def key(self, page: str, css: str, root: Path, *others: str) -> str:
        """The cache key of a PDF.

        page: the printed HTML; it names pictures by their content. css: without the fonts' files.
        root: of the publication, below which the fonts are. others: all else that decides.
        """
        program = program_version(*PROGRAM_PACKAGES)
        return cache_key(page, css, fonts_digest(root), program, text_library_versions(), *others)

    def key_of_origin(self, origin: str, root: Path, *others: str) -> str:
        """The key under which the cache key of a PDF is kept, by all that it is made from.

        So an unchanged PDF is found before its page is read. others: all else that decides.
        """
        return self.key("origin", origin, root, *others)

    def key_by_origin(self, origin_key: str) -> str:
        """The cache key of the PDF that was made from this; "" when none is known."""
        return (self._keys.get(origin_key) or b"").decode()

    def keep_key(self, origin_key: str, key: str) -> None:
        self._keys.put(origin_key, key.encode())

    def copy_to(self, key: str, out: Path) -> bool:
        """Writes the PDF to out, if it is here; whether it is. key: "" for one that is not."""
        pdf = self._cache.get(key) if key else None
        if pdf is None:
            return False
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(pdf)
        return True

    def keep(self, key: str, pdf: Path) -> None:
        self._cache.put(key, pdf.read_bytes())
