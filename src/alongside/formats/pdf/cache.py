"""Keeps finished PDFs by everything that they were made from, so that only what has changed is made again."""

from __future__ import annotations

import os
import shutil
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from alongside.assets.fonts import faces
from alongside.formats.pdf.render import text_library_versions

_LIBRARIES = ("weasyprint", "pydyf", "pikepdf", "fonttools", "pillow", "lxml", "jinja2")
PROGRAM_PACKAGES = (
    "assets",
    "formats.pdf",
    "languages",
    "model",
    "outputs",
    "publication",
    "readback",
    "system",
    "text",
    "web",
)
"""Packages of ours whose code decides what a PDF is like. A test holds them against the imports of formats.pdf.make."""


class PdfCache:
    """One file a PDF: <key>-<hash of the PDF>.pdf, so that a damaged one is not taken."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.used_keys: set[str] = set()

    def key(self, page: str, css: str, root: Path) -> str:
        """page: the printed HTML; it names pictures by their content. css: without the fonts' files."""
        return sha256(
            "\0".join((page, css, _font_hashes(root), _program_version())).encode()
        ).hexdigest()

    def copy_to(self, key: str, out: Path) -> bool:
        """Whether the PDF was here."""
        self.used_keys.add(key)
        for kept in self.folder.glob(f"{key}-*.pdf"):
            pdf = kept.read_bytes()
            if kept.name == _file_name(key, pdf):
                out.parent.mkdir(parents=True, exist_ok=True)
                out.write_bytes(pdf)
                return True
        return False

    def keep(self, key: str, pdf: Path) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        final = self.folder / _file_name(key, pdf.read_bytes())
        unfinished = final.with_suffix(".part")
        shutil.copyfile(pdf, unfinished)
        os.replace(unfinished, final)

    def remove_unused(self) -> None:
        """What this publication no longer needs is taken away."""
        for kept in self.folder.glob("*"):
            if kept.name.partition("-")[0] not in self.used_keys:
                kept.unlink(missing_ok=True)


def _file_name(key: str, pdf: bytes) -> str:
    return f"{key}-{sha256(pdf).hexdigest()[:16]}.pdf"


@lru_cache(maxsize=4)
def _font_hashes(root: Path) -> str:
    return " ".join(sha256(face.file.read_bytes()).hexdigest() for face in faces(root))


@lru_cache(maxsize=1)
def _program_version() -> str:
    """Our own code and the libraries that draw."""
    ours = sha256()
    for package in PROGRAM_PACKAGES:
        folder = Path(str(files(f"alongside.{package}")))
        for file in sorted(folder.rglob("*.py")):
            ours.update(
                f"{package}/{file.relative_to(folder).as_posix()}\0".encode() + file.read_bytes()
            )
    libraries = " ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return f"{ours.hexdigest()} {libraries} {text_library_versions()}"
