"""Keeps finished PDFs: one is made again only when something that it was made from has changed."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from alongside.assets.fonts import faces
from alongside.formats.pdf.render import text_library_versions
from alongside.system.file_cache import FileCache, cache_key

_LIBRARIES = (
    "weasyprint",
    "pydyf",
    "pikepdf",
    "fonttools",
    "pillow",
    "lxml",
    "jinja2",
    "pypdfium2",
)
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
    """The PDFs of one publication. It remembers which of them this run has asked for."""

    def __init__(self, folder: Path):
        self._cache = FileCache(folder)
        self.used_keys: set[str] = set()

    def key(self, page: str, css: str, root: Path, *others: str) -> str:
        """The cache key of a PDF.

        page: the printed HTML; it names pictures by their content. css: without the fonts' files.
        root: of the publication, below which the fonts are. others: all else that decides.
        """
        return cache_key(page, css, _font_hashes(root), _program_version(), *others)

    def copy_to(self, key: str, out: Path) -> bool:
        """Writes the PDF to out, if it is here; whether it is."""
        self.used_keys.add(key)
        pdf = self._cache.get(key)
        if pdf is None:
            return False
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(pdf)
        return True

    def keep(self, key: str, pdf: Path) -> None:
        self._cache.put(key, pdf.read_bytes())

    def remove_unused(self) -> None:
        """Takes away the PDFs that this run has not asked for: the publication has changed."""
        self._cache.keep_only(self.used_keys)


@lru_cache(maxsize=4)
def _font_hashes(root: Path) -> str:
    return " ".join(sha256(face.file.read_bytes()).hexdigest() for face in faces(root))


@lru_cache(maxsize=1)
def _program_version() -> str:
    """The digest of our own code, and the versions of the libraries that draw."""
    code = sha256()
    for package in PROGRAM_PACKAGES:
        folder = Path(str(files(f"alongside.{package}")))
        for file in sorted(folder.rglob("*.py")):
            name = f"{package}/{file.relative_to(folder).as_posix()}"
            code.update(f"{name}\0".encode() + file.read_bytes())
    libraries = " ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return f"{code.hexdigest()} {libraries} {text_library_versions()}"
