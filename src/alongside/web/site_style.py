"""The one style sheet of the site, put together from the files of the theme."""

from __future__ import annotations

import re
from pathlib import Path

from alongside.assets.minify import minify_style

STYLE_SHEET = "assets/site.css"
"""Below the theme, and below the site's root."""
PARTS = "styles/"
"""Folder of the theme with what the style sheet is made from. It is not published."""
_IMPORT = re.compile(r'^@import "([^"]+)";$', re.MULTILINE)


def read_site_style(theme: Path) -> str:
    """The style sheet with the parts that it imports, made smaller.

    A browser that had to ask for each part would show the page later.
    """
    sheet = theme / STYLE_SHEET

    def part(found: re.Match[str]) -> str:
        return (sheet.parent / found[1]).read_text(encoding="utf-8")

    return minify_style(_IMPORT.sub(part, sheet.read_text(encoding="utf-8")))
