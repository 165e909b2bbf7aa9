"""The style sheet of a printed page in one language, and the fonts that it names."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from alongside.assets.fonts import FALLBACK, faces, script_font, sign_families
from alongside.model import Format, Language
from alongside.text.numerals import COUNTER_STYLES

FAMILY_PREFIX = "Alongside "
"""Before each family's name: a font of the machine with that name is never taken for ours."""


def print_style_sheet(language: Language, format_: Format) -> str:
    """The style sheet without the fonts' files.

    format_: a PDF, or PACK for the contents of a pack.
    """
    font = script_font(language)
    families = ", ".join(f'"{FAMILY_PREFIX}{family}"' for family in font.families)
    latin = ", ".join(f'"{FAMILY_PREFIX}{family}"' for family in (FALLBACK, *sign_families()))
    sheets = [_read_sheet("print")]
    if format_ in (Format.LARGE_PRINT, Format.BOOK, Format.WHAT_CHANGED, Format.PACK):
        sheets.append(_read_sheet(format_))
    rules = (
        f"html {{ font-family: {families}; line-height: {font.line_height}; }}",
        f"body {{ font-size: {font.size}em; }}",
        f".latin, .marker, .number {{ font-family: {latin}; }}",
        f"@page {{ direction: {language.direction}; font-family: {latin}, {families}; }}",
        f"@page {{ @bottom-center {{ content: {_page_counter(language)}; }} }}",
    )
    return "\n".join((*sheets, *rules))


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
