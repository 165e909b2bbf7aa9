"""Words in small Latin letters, as an address or the name of a heading can have them."""

from __future__ import annotations

import re
import unicodedata


def in_plain_letters(text: str) -> str:
    """The text in small ASCII letters, without the marks of others; what has none is left out."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()


def make_name(text: str) -> str:
    """Small letters, digits and hyphens, as in an address; "" for words in another script."""
    return "-".join(re.findall("[a-z0-9]+", in_plain_letters(text)))
