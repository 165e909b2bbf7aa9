"""The formats in which a publication reaches its readers, as publication.yml names them.

Beside these there is "web", the web pages.
"""

from __future__ import annotations

LARGE_PRINT = "large-print"
PDF_FORMATS = ("pdf", LARGE_PRINT)
"""The formats of a Variant that are PDFs: both are made and checked in the same way."""
BOOK = "book"
"""The format, and in an Artifact the document, that is the whole of a Strand in one PDF."""
EPUB = "epub"
WHAT_CHANGED = "what-changed"
"""The format, and in an Artifact the document, that compares a Strand with the edition before."""
BOOK_FORMATS = (BOOK, EPUB)
"""The formats that hold a whole Strand in one file. Their document is BOOK."""
PACK = "council-pack"
"""The format, and in an Artifact the document, that is owed once: every book in one zip file."""
