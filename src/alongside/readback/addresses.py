"""Addresses in built pages and style sheets: which kind they are, and whether they can work."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_CSS_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+["']([^"']+)["']"""
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{2,}")


def css_addresses(text: str) -> list[str]:
    """What a style sheet fetches: url(…) and @import, in the order in which they stand."""
    return [
        "".join(match) for match in _CSS_ADDRESS.findall(_COMMENT.sub("", text)) if "".join(match)
    ]


def is_external(address: str, site_url: str) -> bool:
    """Whether address leads away from the site. own: the address under which the site is published."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False  # no browser can fetch it; rule broken-link names it
    return bool(
        parts.scheme not in ("", "data") or parts.netloc
    ) and not address.strip().startswith(site_url)


def find_external_trouble(address: str) -> str:
    """What is wrong with an address that leaves the site, as a key of options.troubles, or ""."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "not-an-address"
    if parts.scheme in ("http", "https"):
        host = parts.hostname or ""
        return "" if re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host) else "not-an-address"
    if parts.scheme == "mailto":
        return "" if _EMAIL.fullmatch(parts.path) else "not-an-address"
    if parts.scheme == "tel":
        return "" if _PHONE.fullmatch(parts.path) else "not-an-address"
    return "own-computer" if parts.scheme == "file" or len(parts.scheme) == 1 else "not-an-address"
