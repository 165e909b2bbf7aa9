"""Packs the files of an EPUB: the same bytes on every run and every computer."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from alongside.system.zip_entry import zip_entry

MEDIA_TYPE = "application/epub+zip"
FOLDER = "EPUB"
"""Of all files but the two that say where the others are (EPUB 3.3, OCF)."""

_BEST_COMPRESSION = 9
"""Of zlib: named, so that another default of Python does not make other bytes."""


def zip_epub(container_xml: bytes, files: Mapping[str, bytes]) -> bytes:
    """The EPUB. container_xml: META-INF/container.xml. files: name below FOLDER to content."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        # A reader knows an EPUB by this entry, which must be the first and not be compressed.
        archive.writestr(zip_entry("mimetype", ZIP_STORED), MEDIA_TYPE)
        archive.writestr(
            zip_entry("META-INF/container.xml"), container_xml, compresslevel=_BEST_COMPRESSION
        )
        for name in sorted(files):
            archive.writestr(
                zip_entry(f"{FOLDER}/{name}"), files[name], compresslevel=_BEST_COMPRESSION
            )
    return out.getvalue()
