"""Gives the website of tests/websites.py fonts, as a built site has them."""

from pathlib import Path

from alongside.assets.fonts import faces_of
from alongside.assets.web_fonts import subset
from tiny_site import REPOSITORY
from websites import add_style

_RULES = """
@font-face {{ font-family: "{family}"; src: url("fonts/own.woff2") format("woff2"); }}
* {{ font-family: "{family}", sans-serif; }}
"""


def give_font(root: Path, family: str, without: str = "") -> None:
    """A font with the letters that the pages have, but for some, on all pages."""
    site = root / ".build" / "site"
    text = "".join(page.read_text(encoding="utf-8") for page in site.rglob("*.html"))
    letters = "".join(sorted({*text, *map(chr, range(0x20, 0x7F))} - {*without}))
    font = site / "assets" / "fonts" / "own.woff2"
    font.parent.mkdir(parents=True, exist_ok=True)
    font.write_bytes(subset(next(faces_of(REPOSITORY, family)).file.read_bytes(), letters))
    add_style(root, _RULES.format(family=family))
