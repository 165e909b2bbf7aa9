"""The style sheet of a printed page in one language, and the fonts that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from math import ceil
from pathlib import Path

from alongside.assets.font_table import FALLBACK, script_font, sign_families
from alongside.assets.fonts import faces
from alongside.model import Format, Language
from alongside.outputs.letter_size import letter_size
from alongside.text.numerals import COUNTER_STYLES

FAMILY_PREFIX = "Alongside "
"""Before each family's name: a font of the machine with that name is never taken for ours."""
_SHEETS: Mapping[Format, tuple[str, ...]] = {
    Format.PDF: ("print", "one-sheet"),
    Format.LARGE_PRINT: ("print", "large-print"),
    Format.BOOK: ("print", "book"),
    Format.LARGE_PRINT_BOOK: ("print", "book", "large-print"),
    Format.WHAT_CHANGED: ("print", "what-changed"),
    Format.PACK: ("print", "council-pack"),
}
"""The style sheets in print/ of each format; a later one decides."""
_LINE = 470
"""The length of a line at the head of a page in points: A4 without its margins."""
_LETTER_WIDTH = 0.58
"""Of a letter, in sizes: no script of ours is wider on average."""
_HEAD_LINE = 0.7
"""Of the height of a line of text: lines at the head of a page are few, and read at a glance."""
_CLOSE_LINE, _LEAST_LINE = 0.8, 1.3
"""Of the height of a line of text, and in sizes: lines of what is to stand on one sheet
(one-sheet.css)."""
_EDGE = 48
"""Points above and below the head of a page: 11 mm to the edge of the paper, and some air."""


def print_style_sheet(
    language: Language,
    format_: Format,
    level: str = "",
    head: str = "",
    families_in_use: Iterable[str] = (),
) -> str:
    """The style sheet without the fonts' files.

    format_: a PDF, or PACK for the contents of a pack. level: of reading. head: the lines at the
    head of a page. families_in_use: of the publication, for words in other scripts.
    """
    font = script_font(language, families_in_use)
    families = ", ".join(f'"{FAMILY_PREFIX}{family}"' for family in font.families)
    signs = [f'"{FAMILY_PREFIX}{family}"' for family in sign_families()]
    # A face of signs has some letters of other scripts, which would not join those of their own.
    latin_first = ", ".join((f'"{FAMILY_PREFIX}{FALLBACK}"', families, *signs))
    sheets = [_read_sheet(name) for name in _SHEETS[format_]]
    size = letter_size(format_, level)
    head_line = max(1.2, round(font.line_height * _HEAD_LINE, 2))
    close_line = max(_LEAST_LINE, round(font.line_height * _CLOSE_LINE, 2))
    rules = (
        f"html {{ font-family: {families}; line-height: {font.line_height}; }}",
        f"html {{ font-size: {size}pt; }}",
        f"body {{ font-size: {font.size}em; }}",
        f".latin, .ltr, .marker, .number {{ font-family: {latin_first}; }}",
        f"@page {{ direction: {language.direction}; font-family: {latin_first}; }}",
        f"@page {{ @bottom-center {{ content: {_page_counter(language)}; }} }}",
        _room_for_head(head, size, head_line),
        f"body:has(> .guided) {{ line-height: {close_line}; }}",
        f"header, .address {{ line-height: {head_line}; }}",
        "[data-to]::before { content: "
        f"target-counter(var(--to), page, {COUNTER_STYLES[language.numerals]}); }}",
    )
    return "\n".join((*sheets, *rules))


def _room_for_head(head: str, size: int, line_height: float) -> str:
    """The margin in which the head of a page stands. Without a head it is that of print.css."""
    if not head:
        return ""
    letters_in_line = int(_LINE / (size * _LETTER_WIDTH))
    lines = sum(ceil(len(line) / letters_in_line) for line in head.splitlines())
    room = _EDGE + lines * size * line_height
    return (
        f"@page {{ margin-top: {room:g}pt; @top-center {{ line-height: {line_height}; }} }}\n"
        f"@page :first {{ margin-top: 18mm; }}"
    )


def _read_sheet(name: str) -> str:
    sheet = files("alongside.formats.pdf").joinpath(f"print/{name}.css")
    return sheet.read_text(encoding="utf-8")


def font_faces(root: Path) -> str:
    """The @font-face rules of all fonts that we print with. root: of the publication."""
    rules = []
    for face in faces(root):
        address = face.file.resolve().as_uri()
        rules.append(
            f'@font-face {{ font-family: "{FAMILY_PREFIX}{face.family}"; '
            f'font-weight: {face.weight}; src: url("{address}"); }}'
        )
    return "\n".join(rules)


def _page_counter(language: Language) -> str:
    """ "Page {page} of {pages}" as CSS content, in the language's digits."""
    style = COUNTER_STYLES[language.numerals]
    counters = {"{page}": f"counter(page, {style})", "{pages}": f"counter(pages, {style})"}
    parts = (part for part in re.split(r"(\{pages?\})", language.strings["page_of"]) if part)
    return " ".join(counters.get(part) or _css_string(part) for part in parts)


def _css_string(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
