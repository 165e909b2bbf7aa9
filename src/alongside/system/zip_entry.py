"""Files of a zip that are the same bytes on every run and every computer."""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZipInfo

_EARLIEST_DATE = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can name."""
_UNIX, _MODE = 3, 0o100644 << 16


def zip_entry(name: str, compression: int = ZIP_DEFLATED) -> ZipInfo:
    made = ZipInfo(name, _EARLIEST_DATE)
    made.compress_type, made.create_system, made.external_attr = compression, _UNIX, _MODE
    return made
