"""The release that a PDF names on its pages, kept in the file so that it can be listed."""

from __future__ import annotations

from pathlib import Path

from pikepdf import Pdf, PdfError

RELEASE_ENTRY = "/Release"
"""Of the PDF's document information (ISO 32000-1, 14.3.3)."""


def read_printed_release(file: Path) -> str:
    """ "" for a PDF that names none, or that cannot be read."""
    try:
        with Pdf.open(file) as pdf:
            return str(pdf.docinfo.get(RELEASE_ENTRY, ""))
    except (PdfError, ValueError, RuntimeError):
        return ""
