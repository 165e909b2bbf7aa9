"""Text to fingerprint: six hexadecimal digits that change when the meaning can change.

Left out on purpose, so that a cosmetic edit makes nothing stale: line wrapping,
emphasis, comments, the shape of quotation marks, dashes and spaces, and whether
a link is written inline or as a reference. Kept: words, numbers, headings, list
items and their numbers, table cells, link targets and pictures.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

from alongside.model import Block, Section

_SAME = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "–": "-", "—": "-", "…": "...",
})
_DIGITS = 6
"""24 bits: a chance of 1 in 16 million that a changed section looks unchanged."""


def fingerprint_section(heading: str, blocks: Iterable[Block], extra: str = "") -> str:
    """extra: for the lead, the page's description, which readers meet in search results."""
    parts = ["heading", _words(heading), _words(extra)]
    for block in blocks:
        parts += [_kind(block), str(block.depth), _words(block.text)]
        parts += [f"number {block.marker}"] if block.marker.isdigit() else []
        parts += [f"link {_target(link.target)}" for link in block.links]
        parts += [f"picture {_target(p.target)} {_words(p.alt)}" for p in block.pictures]
    return _digest(parts)


def fingerprint_page(title: str, sections: Iterable[Section]) -> str:
    """Of everything a sign-off covers: the title and every section, in order."""
    return _digest([_words(title)] + [f"{s.id} {s.depth} {s.fingerprint}" for s in sections])


def _kind(block: Block) -> str:
    return "cell" if block.kind == "header-cell" else block.kind


def _words(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_SAME).split())


def _target(target: str) -> str:
    return target.removeprefix("./")


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_DIGITS]
