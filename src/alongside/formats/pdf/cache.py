"""Keeps finished PDFs: one is made again only when something that it was made from has changed."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from alongside.assets.fonts import faces
from alongside.formats.pdf.render import text_library_versions
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

    def key(self, page: str, css: str, root: Path, *others: str) -> str:
        """The cache key of a PDF.

        page: the printed HTML; it names pictures by their content. css: without the fonts' files.
        root: of the publication, below which the fonts are. others: all else that decides.
        """
        program = program_version(*PROGRAM_PACKAGES)
        return cache_key(page, css, _font_hashes(root), program, text_library_versions(), *others)

    def copy_to(self, key: str, out: Path) -> bool:
        """Writes the PDF to out, if it is here; whether it is."""
        pdf = self._cache.get(key)
        if pdf is None:
            return False
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(pdf)
        return True

    def keep(self, key: str, pdf: Path) -> None:
        self._cache.put(key, pdf.read_bytes())


@lru_cache(maxsize=4)
def _font_hashes(root: Path) -> str:
    return " ".join(sha256(face.file.read_bytes()).hexdigest() for face in faces(root))
