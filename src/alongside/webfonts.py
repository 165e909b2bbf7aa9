"""Fonts for the web: only the characters that a language's pages use, as WOFF2.

A whole Nastaliq font weighs about 600 kB; its subset for a few pages a fraction
of that. Pages in Latin script get no font: the reader's own is there at once.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import fontTools
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError

from alongside.errors import ToolMissing
from alongside.formats.fonts import faces, script_font
from alongside.model import Language

SYSTEM_SCRIPTS = ("Latn",)
FOLDER = "assets/fonts"
# ASCII, signs that writers add late, and the joiners and marks that a browser may put in by itself.
# They weigh little, and so a new digit or quotation mark does not need a new font, which takes seconds.
_ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0£€–—…‘’“”•\u200c\u200d\u200e\u200f"
_CSS = """@font-face {{
  font-family: "{family}";
  font-weight: {weight};
  font-style: normal;
  font-display: swap;
  src: url("{file}") format("woff2");
}}
"""


def stylesheet_of(language: Language) -> str:
    """Path of the language's font stylesheet below the site's root; "" when it needs none."""
    return "" if language.script in SYSTEM_SCRIPTS else f"{FOLDER}/{language.tag}.css"


def web_fonts(root: Path, language: Language, texts: Iterable[str], cache: Path) -> dict[str, bytes]:
    """Path below the site's root to content: a stylesheet, and a WOFF2 per weight with the texts' letters."""
    if not stylesheet_of(language):
        return {}
    family = script_font(language).families[0]
    characters = "".join(sorted(set(_ALWAYS).union(*texts)))
    files, css = {}, ""
    for face in faces(root):
        if face.family == family:
            font = _cached_subset(face.file.read_bytes(), characters, cache)
            mark = hashlib.sha256(font).hexdigest()[:8]
            file = f"{family.lower().replace(' ', '-')}-{face.weight}.{mark}.woff2"
            files[f"{FOLDER}/{file}"] = font
            css += _CSS.format(family=family, weight=face.weight, file=file)
    return {stylesheet_of(language): css.encode(), **files}


def _cached_subset(source: bytes, characters: str, cache: Path) -> bytes:
    key = hashlib.sha256(b"\0".join((fontTools.version.encode(), characters.encode(), source))).hexdigest()
    kept = cache / "fonts" / f"{key}.woff2"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        unfinished = kept.with_suffix(".part")
        unfinished.write_bytes(subset(source, characters))
        unfinished.replace(kept)
    return kept.read_bytes()


@lru_cache(maxsize=8)
def subset(source: bytes, characters: str) -> bytes:
    """A TrueType font to WOFF2 with these characters; the same bytes each time. Raises ToolMissing."""
    out = io.BytesIO()
    try:
        # recalcTimestamp would write the time of the run into the font.
        font = TTFont(io.BytesIO(source), recalcTimestamp=False)
        options = Options(layout_features=["*"], notdef_outline=True)
        # The table "meta" lists languages for font pickers; the subsetter cannot handle it and says so.
        options.drop_tables = [*options.drop_tables, "meta"]
        subsetter = Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(out)
    except (TTLibError, ValueError, AssertionError) as error:
        raise ToolMissing(
            "A font file is damaged.", path="package.json", seen=str(error),
            why="Without its font a language may appear as empty boxes.",
            mend="Delete the folder node_modules, then run scripts/publish: it installs the fonts again.",
        ) from None
    return out.getvalue()
