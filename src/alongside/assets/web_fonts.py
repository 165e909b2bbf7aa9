"""Fonts for the web and for EPUBs: only the characters that a language's pages use.

A whole Nastaliq font weighs about 600 kB; its subset for a few pages a fraction
of that. Text in Latin script gets no font: the reader's own is there at once.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import fontTools
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError

from alongside.assets.fonts import all_weights, faces, script_font, web_weights
from alongside.errors import ToolMissing
from alongside.model import Language, Publication

SYSTEM_SCRIPTS = ("Latn",)
FOLDER = "assets/fonts"
NOT_FOUND = f"{FOLDER}/not-found.css"
"""Stylesheet of the one page that has sentences in all languages."""
# ASCII, signs that writers add late, and the joiners and marks that a browser may put in by itself.
# They weigh little, and so a new digit or quotation mark does not need a new font, which takes seconds.
_ALWAYS_INCLUDED = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0£€–—…‘’“”•\u200c\u200d\u200e\u200f"
_CSS = """@font-face {{
  font-family: "{family}";
  font-weight: {weight};
  font-style: normal;
  font-display: swap;
  src: url("{file}") format("{format}");{only}
}}
"""


@dataclass(frozen=True)
class _FontFormat:
    """How a font is packed: the ending of its file, its name in style sheets, and what fontTools calls it."""

    suffix: str
    format: str
    flavor: str | None


_WOFF2, _TRUETYPE = _FontFormat("woff2", "woff2", "woff2"), _FontFormat("ttf", "truetype", None)
_URL = re.compile(r'url\("([^"]+)"\)')


def stylesheet_of(publication: Publication, language: Language) -> str:
    """Path of the font stylesheet of the language's pages, below the site's root; "" when they need none.

    Every page names every language, so one in Latin script needs a few letters of the others.
    """
    needed = any(not _is_on_every_device(each) for each in publication.languages.values())
    return f"{FOLDER}/{language.tag}.css" if needed else ""


def web_fonts(
    publication: Publication, language: Language, texts: Iterable[str], cache: Path
) -> dict[str, bytes]:
    """Path below the site's root to content: a stylesheet, and the WOFF2 files that it names.

    The letters of the texts in each weight of the language's own font; of the others, those of their names.
    """
    sheet = _FontStylesheet(publication.root, cache)
    _add_all(sheet, publication, language, texts, web_weights)
    return sheet.files(stylesheet_of(publication, language)) if sheet.css else {}


def book_fonts(
    publication: Publication, language: Language, texts: Iterable[str], cache: Path
) -> tuple[str, dict[str, bytes]]:
    """The same for an EPUB: its @font-face rules, and file name to content. In every weight, as it is fetched once.

    TrueType, as there are e-book readers that cannot take WOFF2 to pieces.
    """
    sheet = _FontStylesheet(publication.root, cache, _TRUETYPE)
    _add_all(sheet, publication, language, texts, all_weights)
    return sheet.css, {path.rpartition("/")[2]: font for path, font in sheet.fonts.items()}


def _add_all(
    sheet: _FontStylesheet,
    publication: Publication,
    language: Language,
    texts: Iterable[str],
    weights: Callable[[str], tuple[int, ...]],
) -> None:
    own = script_font(language).families[0]
    others = [
        each
        for each in publication.languages.values()
        if not _is_on_every_device(each) and each.tag != language.tag
    ]
    if not _is_on_every_device(language):
        # A language with the same font is named in it, as one family cannot have two files of a letter.
        named = [each.autonym for each in others if script_font(each).families[0] == own]
        sheet.add(own, weights(own), "".join({*_ALWAYS_INCLUDED}.union(*texts, *named)))
    for each in others:
        if (family := script_font(each).families[0]) != own:
            sheet.add(family, weights(family)[:1], each.autonym, only_these=True)


def not_found_fonts(
    publication: Publication, texts: Mapping[str, str], cache: Path
) -> dict[str, bytes]:
    """The same for the page that is not found. texts: language tag to what it says in that language."""
    sheet = _FontStylesheet(publication.root, cache)
    for tag, text in texts.items():
        if not _is_on_every_device(publication.languages[tag]):
            family = script_font(publication.languages[tag]).families[0]
            sheet.add(family, web_weights(family)[:1], text)
    return sheet.files(NOT_FOUND) if sheet.css else {}


def main_font(stylesheet: str) -> str:
    """Of a stylesheet's text, the file name of the font to fetch at once: that of the page's own language."""
    own = [face for face in stylesheet.split("@font-face")[1:] if "unicode-range" not in face]
    found = _URL.search(own[0]) if own else None
    return found[1] if found else ""


class _FontStylesheet:
    def __init__(self, root: Path, cache: Path, kind: _FontFormat = _WOFF2):
        self.root, self.cache, self.kind = root, cache, kind
        self.css = ""
        self.fonts: dict[str, bytes] = {}

    def add(
        self, family: str, weights: tuple[int, ...], letters: str, only_these: bool = False
    ) -> None:
        characters = "".join(sorted(set(letters)))
        for face in faces(self.root):
            if face.family == family and face.weight in weights:
                font = _cached_subset(face.file.read_bytes(), characters, self.cache, self.kind)
                digest = hashlib.sha256(font).hexdigest()[:8]
                file = (
                    f"{family.lower().replace(' ', '-')}-{face.weight}.{digest}.{self.kind.suffix}"
                )
                self.fonts[f"{FOLDER}/{file}"] = font
                only = (
                    f"\n  unicode-range: {', '.join(f'U+{ord(c):04X}' for c in characters)};"
                    if only_these
                    else ""
                )
                self.css += _CSS.format(
                    family=family, weight=face.weight, file=file, format=self.kind.format, only=only
                )

    def files(self, path: str) -> dict[str, bytes]:
        return {path: self.css.encode(), **self.fonts}


def _is_on_every_device(language: Language) -> bool:
    return language.script in SYSTEM_SCRIPTS


def _cached_subset(source: bytes, characters: str, cache: Path, kind: _FontFormat) -> bytes:
    key = hashlib.sha256(
        b"\0".join((fontTools.version.encode(), characters.encode(), source))
    ).hexdigest()
    kept = cache / "fonts" / f"{key}.{kind.suffix}"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        # A preview and a release may make the same font at once, each in a file of its own.
        unfinished = kept.with_suffix(f".{os.getpid()}.part")
        unfinished.write_bytes(subset(source, characters, kind.flavor))
        unfinished.replace(kept)
    return kept.read_bytes()


@lru_cache(maxsize=8)
def subset(source: bytes, characters: str, flavor: str | None = "woff2") -> bytes:
    """A TrueType font with these characters only, packed as flavor; the same bytes each time. Raises ToolMissing."""
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
        font.flavor = flavor
        font.save(out)
    except (TTLibError, ValueError, AssertionError) as error:
        raise ToolMissing(
            "A font file is damaged.",
            path="package.json",
            seen=str(error),
            why="Without its font a language may appear as empty boxes.",
            mend="Delete the folder node_modules, then run scripts/publish: it installs the fonts again.",
        ) from None
    return out.getvalue()
