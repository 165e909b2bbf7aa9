"""Text to fingerprint: six hexadecimal digits that change when the meaning can change.

Left out on purpose, so that a cosmetic edit makes nothing stale: line wrapping,
emphasis, comments, typography, the signs and the numbering style of lists, the
spaces and the alignment of tables, and how a link is written down. Kept: words,
numbers, headings, list items and their numbers, rows and cells of tables, pictures,
where links lead, and from which words. A fact counts by its name, not by its value.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit, urlunsplit

from alongside.model import ROW_START, Block, Section
from alongside.text.typography import normalise_typography

_DIGITS = 6
"""24 bits: a chance of 1 in 16 million that a changed section looks unchanged."""
_ESCAPED = re.compile(r"%[0-9a-fA-F]{2}")


def fingerprint_section(heading: str, blocks: Iterable[Block], extra: str = "") -> str:
    """extra: for the lead, the page's description, which readers meet in search results."""
    parts = ["heading", normalise_typography(heading), normalise_typography(extra)]
    for block in blocks:
        parts += [
            block.kind,
            str(block.depth),
            normalise_typography(block.text),
            *_marker_parts(block),
        ]
        for link in block.links:
            parts += [
                f"link {_normalise_target(link.target)} {_normalise_link_text(link.text)}",
                *_title_parts(link.title),
            ]
        for picture in block.pictures:
            parts += [
                f"picture {_normalise_target(picture.target)} {normalise_typography(picture.alt)}",
                *_title_parts(picture.title),
            ]
    return _digest(parts)


def fingerprint_page(
    title: str, sections: Iterable[Section], text_facts: Iterable[str] = ()
) -> str:
    """Of everything a sign-off covers: the title and every section, in order. words: of facts that are not figures."""
    return _digest(
        [normalise_typography(title)]
        + [f"{s.id} {s.depth} {s.fingerprint}" for s in sections]
        + [f"words {normalise_typography(said)}" for said in text_facts]
    )


def fingerprint_as_yaml(fingerprint: str) -> str:
    """In quotation marks where YAML would read the fingerprint as a number."""
    return f'"{fingerprint}"' if fingerprint.replace("e", "", 1).isdigit() else fingerprint


def _marker_parts(block: Block) -> list[str]:
    """What tells one item or row from the next, or from more of the same."""
    if block.marker == ROW_START:
        return ["row"]
    if block.kind == "item":
        return (
            [f"number {block.marker}"]
            if block.marker.isdigit()
            else []
            if block.marker
            else ["more"]
        )
    return []


def _title_parts(words: str) -> list[str]:
    return [f"title {normalise_typography(words)}"] if words else []


def _normalise_link_text(words: str) -> str:
    """A full stop may stand inside or outside a link: it is the same link."""
    inner = normalise_typography(words)
    ends = [place for place, sign in enumerate(inner) if unicodedata.category(sign)[0] not in "PZ"]
    return inner[ends[0] : ends[-1] + 1] if ends else ""


def _normalise_target(target: str) -> str:
    """The same for every way to write one address."""
    target = _ESCAPED.sub(lambda found: found[0].upper(), target)
    try:
        scheme, place, path, query, fragment = urlsplit(target)
    except ValueError:
        return target
    if place:
        path = path or "/"
    elif path and not scheme:
        path = posixpath.normpath(path)
    return urlunsplit((scheme.lower(), place.lower(), path, query, fragment))


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_DIGITS]
