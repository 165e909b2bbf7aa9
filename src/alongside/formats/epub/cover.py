"""The cover picture of an EPUB: what a reader's library shows of it, drawn from its own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from textwrap import wrap

import resvg_py

from alongside.assets.font_table import FALLBACK, script_font
from alongside.assets.fonts import faces_of
from alongside.model import Language

COVER = "cover.png"
_WIDTH, _HEIGHT = 800, 1200
_INK, _PAPER, _BAND = "#002050", "#ffffff", "#005eb8"
_SIDE = 60
_LINES_HEIGHT = 500
"""At most, of the lines of one text, so that their letters touch no other text."""
_LETTER_WIDTH = 0.62
"""Of a letter in sizes: no script of ours is wider on average."""


def draw_cover(
    root: Path, language: Language, *, title: str, label: str, organisation: str
) -> bytes:
    """A PNG, the same for the same words. root: of the publication, below which the fonts are."""
    font = script_font(language)
    # Tall scripts need more room between their lines, and larger letters to look as large.
    line = max(1.3, font.line_height * 0.75)
    families = ", ".join(f"'{family}'" for family in (*font.families, FALLBACK))
    drawn = [
        *_lines(organisation, 34 * font.size, 130, line, weight=700),
        *_lines(title, 78 * font.size, 430, line, weight=700),
        *_lines(label, 48 * font.size, 1000, line, weight=400),
    ]
    direction = f'direction="{language.direction}" xml:lang="{language.tag}"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}">'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="{_PAPER}"/>'
        f'<rect width="{_WIDTH}" height="36" fill="{_BAND}"/>'
        f'<rect y="{_HEIGHT - 36}" width="{_WIDTH}" height="36" fill="{_BAND}"/>'
        f'<g fill="{_INK}" font-family="{families}" text-anchor="middle" {direction}>'
        f"{''.join(drawn)}</g></svg>"
    )
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, skip_system_fonts=True, font_files=_font_files(root, font.families)
        )
    )


def _font_files(root: Path, families: Sequence[str]) -> list[str]:
    names = dict.fromkeys((*families, FALLBACK))
    return [str(face.file) for family in names for face in faces_of(root, family)]


def _lines(
    words: str, size: float, top: float, line_height: float, *, weight: int
) -> Iterator[str]:
    """Elements of SVG for words that go over as many lines as they need.

    Smaller where one long word would not fit into a line, or the lines into their height.
    """
    room = _WIDTH - 2 * _SIDE
    longest = max((len(word) for word in words.split()), default=1)
    size = min(size, room / (longest * _LETTER_WIDTH))
    while len(lines := wrap(words, int(room / (size * _LETTER_WIDTH)))) > 1 and (
        len(lines) * size * line_height > _LINES_HEIGHT
    ):
        size *= 0.9
    for number, line in enumerate(lines):
        y = top + number * size * line_height
        yield (
            f'<text x="{_WIDTH / 2:g}" y="{y:.1f}" font-size="{size:.1f}" '
            f'font-weight="{weight}">{escape(line)}</text>'
        )
