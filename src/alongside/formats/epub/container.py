"""Packs the files of an EPUB: the same bytes on every run and every computer."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

MEDIA_TYPE = "application/epub+zip"
FOLDER = "EPUB"
"""Of all files but the two that say where the others are."""

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can name."""
_UNIX, _MODE = 3, 0o100644 << 16
_MOST = 9


def pack(start: bytes, files: Mapping[str, bytes]) -> bytes:
    """start: META-INF/container.xml. files: name below FOLDER to content."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        # A reader knows an EPUB by this entry, which must be the first and not be compressed.
        archive.writestr(_entry("mimetype", ZIP_STORED), MEDIA_TYPE)
        archive.writestr(_entry("META-INF/container.xml"), start, compresslevel=_MOST)
        for name in sorted(files):
            archive.writestr(_entry(f"{FOLDER}/{name}"), files[name], compresslevel=_MOST)
    return out.getvalue()


def _entry(name: str, compression: int = ZIP_DEFLATED) -> ZipInfo:
    entry = ZipInfo(name, _LONG_AGO)
    entry.compress_type, entry.create_system, entry.external_attr = compression, _UNIX, _MODE
    return entry
