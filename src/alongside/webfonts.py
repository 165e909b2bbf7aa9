"""Fonts for the web: only the characters that a language's pages use, as WOFF2.

A whole Nastaliq font weighs about 600 kB; its subset for a few pages a fraction
of that. Pages in Latin script get no font: the reader's own is there at once.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import fontTools
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from alongside.errors import ToolMissing
from alongside.model import Language
from alongside.packages import node_package
from alongside.yamlfile import read_yaml

SYSTEM_SCRIPTS = ("Latn",)
WEIGHTS = ("400", "700")
FOLDER = "assets/fonts"
_FACES = Path(__file__).with_name("fonts.yml")
# Space, no-break space, joiners and direction marks: a browser may put them in by itself.
_ALWAYS = "  \u200c\u200d\u200e\u200f"
_CSS = """@font-face {{
  font-family: "{family}";
  font-weight: {weight};
  font-style: normal;
  font-display: swap;
  src: url("{file}") format("woff2");
}}
"""


@dataclass(frozen=True)
class Face:
    """family: CSS name. package: npm package. files: weight ("400", "700") to the file in the package."""

    family: str
    package: str
    files: Mapping[str, str]


def face_for(script: str) -> Face:
    """The font for an ISO 15924 script. Raises ToolMissing when fonts.yml has none."""
    data, _ = read_yaml(_FACES.read_text(encoding="utf-8"))
    if script not in data:
        raise ToolMissing(f"We have no font for the script “{script}”.", path="src/alongside/fonts.yml",
                          why="Without one, readers may see empty boxes in place of letters.",
                          mend="Add a font for this script to fonts.yml.")
    entry = data[script]
    return Face(entry["family"], entry["package"], {weight: entry[weight] for weight in WEIGHTS})


def stylesheet_of(language: Language) -> str:
    """Path of the language's font stylesheet below the site's root; "" when it needs none."""
    return "" if language.script in SYSTEM_SCRIPTS else f"{FOLDER}/{language.tag}.css"


def web_fonts(root: Path, language: Language, texts: Iterable[str], cache: Path) -> dict[str, bytes]:
    """Files by path below the site's root: a stylesheet and one WOFF2 per weight, holding the texts' characters."""
    if not stylesheet_of(language):
        return {}
    face = face_for(language.script)
    characters = "".join(sorted(set(_ALWAYS).union(*texts)))
    files, css = {}, ""
    for weight, name in face.files.items():
        source = (node_package(root, face.package) / name).read_bytes()
        font = _cached_subset(source, characters, cache)
        mark = hashlib.sha256(font).hexdigest()[:8]
        file = f"{face.family.lower().replace(' ', '-')}-{weight}.{mark}.woff2"
        files[f"{FOLDER}/{file}"] = font
        css += _CSS.format(family=face.family, weight=weight, file=file)
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


def subset(source: bytes, characters: str) -> bytes:
    """A TrueType font to WOFF2 with these characters. The same input gives the same bytes."""
    # recalcTimestamp would write the time of the run into the font.
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=["*"], notdef_outline=True))
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
