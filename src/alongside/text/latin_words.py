"""Words in small Latin letters, as an address or the name of a heading can have them."""

from __future__ import annotations

import unicodedata


def in_plain_letters(text: str) -> str:
    """The text in small ASCII letters, without the marks of others; what has none is left out."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
