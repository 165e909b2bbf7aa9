"""How much a file may hold, each number once. Far more than people write, far less than hangs us.

Every file that somebody may have written is held against these before it is parsed, so that no
file costs more than seconds, whatever is in it.
"""

from __future__ import annotations

FILE_BYTES = 64_000_000
"""Any file of a publication: a picture as a camera makes it has a tenth of that."""
PAGE_BYTES = 500_000
"""A page: 80,000 words of English, which is a novel."""
PAGE_LINE_LETTERS = 20_000
"""A line of a page, which most editors make of a paragraph: eight pages of print."""
PARAGRAPH_LETTERS = 50_000
"""What stands in a page without an empty line between: a table of 500 rows."""
FRONT_MATTER_LETTERS = 50_000
"""The settings at the top of a page: 20 sections and 20 sign-offs have a tenth of that."""
SETTINGS_BYTES = 1_000_000
"""publication.yml or a data file beside it: ours of four languages have 50,000."""
YAML_DEPTH = 12
"""Settings within settings. publication.yml has four."""
YAML_VALUES = 60_000
"""Names, values and lists of one file."""
YAML_ENTRIES = 2_000
"""Entries of one list or settings of one name: the words of a large dictionary of plain English."""
KEPT_BYTES = 50_000_000
"""A file that we keep for ourselves, such as an edition: the text of a whole library."""

PAGES_AT_ONCE = 256
"""Pages of which the checks keep what they read: 2 MB each, and those of some 40 documents."""


def in_megabytes(size: int) -> str:
    """A size as people read it, “5.2 MB”, and never as nothing."""
    return f"{max(size / 1_000_000, 0.1):.1f} MB"
