"""Files of a zip that are the same bytes on every run and every computer."""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZipInfo

_EARLIEST_DATE = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can name."""
_UNIX = 3
"""The system that made the file, by the number that APPNOTE.TXT 4.4.2 gives it."""
_MODE = 0o100644 << 16
"""A file that everybody may read. A zip keeps a Unix mode in the upper 16 bits."""


def zip_entry(name: str, compression: int = ZIP_DEFLATED) -> ZipInfo:
    """What a zip says of a file of this name. compression: ZIP_DEFLATED or ZIP_STORED."""
    entry = ZipInfo(name, _EARLIEST_DATE)
    entry.compress_type = compression
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    return entry
