"""The one style sheet of the site, put together from the files of the theme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from alongside.assets.minify import minify_style
from alongside.model import Colour, Language, Publication
from alongside.model.look import DARK, LIGHT
from alongside.web.script_styles import fill_scripts

STYLE_SHEET = "assets/site.css"
"""Below the theme, and below the site's root."""
PARTS = "styles/"
"""Folder of the theme with what the style sheet is made from. It is not published."""
_IMPORT = re.compile(r'^@import "([^"]+)";$', re.MULTILINE)


def languages_in_order(publication: Publication) -> list[Language]:
    """The languages of a publication in the order of its settings."""
    tags = dict.fromkeys(strand.language for strand in publication.strands)
    return [publication.languages[tag] for tag in tags]


def publication_style(theme: Path, publication: Publication) -> str:
    """The style sheet of its website: that of the theme, its own colours and its own rules."""
    look = publication.look
    own = (publication.root / look.style).read_text(encoding="utf-8-sig") if look.style else ""
    style = read_site_style(theme, languages_in_order(publication))
    # Behind all others, each only in its scheme: a colour for light screens is none for dark ones.
    return style + minify_style("\n".join([*_colour_rules(look.colours), own]))


def _colour_rules(colours: Iterable[Colour]) -> Iterator[str]:
    for scheme in (LIGHT, DARK):
        values = [f"{each.variable}: {each.value};" for each in colours if each.scheme == scheme]
        if values:
            media = f"@media screen and (prefers-color-scheme: {scheme})"
            yield f"{media} {{ :root {{ {' '.join(values)} }} }}"


def read_site_style(theme: Path, languages: Iterable[Language]) -> str:
    """The style sheet with the parts that it imports and the fonts of the languages, made smaller.

    A browser that had to ask for each part would show the page later.
    """
    sheet = theme / STYLE_SHEET

    def part(found: re.Match[str]) -> str:
        return (sheet.parent / found[1]).read_text(encoding="utf-8")

    style = _IMPORT.sub(part, sheet.read_text(encoding="utf-8"))
    return minify_style(fill_scripts(style, languages))
