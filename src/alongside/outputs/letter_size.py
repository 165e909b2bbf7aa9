"""How large letters are printed."""

from __future__ import annotations

from alongside.model import EASY_READ, Format

_SIZE = {False: 12, True: 16}
"""Of letters in points: whether the text is easy read, to the size."""
_LARGE_SIZE = {False: 18, True: 20}


def letter_size(format_: Format, level: str) -> int:
    """In points. Easy read is set in one size throughout: notes, tables and page numbers too."""
    if format_.facts.is_large_print:
        return _LARGE_SIZE[level == EASY_READ]
    return _SIZE[level == EASY_READ]
