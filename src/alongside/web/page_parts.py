"""A page's rendered text in parts, without a byte of it changed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from alongside.web.context import Context

_SECTION = re.compile(r'(?=<h2\b[^>]*\bid="([^"]+)")')


@dataclass(frozen=True)
class Piece:
    """HTML, and the explanation of hard words that follows it, if any."""

    html: str
    explanation: Context | None = None


@dataclass(frozen=True)
class Part:
    """A section from its h2 on, or what precedes the first one (id ""). pieces: all of its HTML."""

    id: str
    pieces: tuple[Piece, ...]

    @property
    def html(self) -> str:
        return "".join(piece.html for piece in self.pieces)


def split_sections(html: str) -> list[Part]:
    """A page's rendered text at its h2 headings. Joined again, the parts are the text."""
    start, *rest = _SECTION.split(html)
    sections = [Part(id_, (Piece(text),)) for id_, text in zip(rest[::2], rest[1::2], strict=True)]
    return [Part("", (Piece(start),)), *sections] if start.strip() else sections
