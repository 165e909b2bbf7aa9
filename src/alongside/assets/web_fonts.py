"""Fonts for the web and for EPUBs: only the characters that a language's pages use.

A whole Nastaliq font weighs about 600 kB; its subset for a few pages a fraction
of that. Text in Latin script gets no font: the reader's own is there at once.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.tables.otBase import USE_HARFBUZZ_REPACKER

from alongside.assets.font_parts import cut_by_page
from alongside.assets.font_table import all_weights, script_font, sign_families, web_weights
from alongside.assets.fonts import Face, faces_of, signs_by_family
from alongside.errors import ToolMissing
from alongside.model import Language, Publication
from alongside.system.file_cache import cache_key, publication_cache
from alongside.system.program_version import program_version

FOLDER = "assets/fonts"
NOT_FOUND = f"{FOLDER}/not-found.css"
"""Stylesheet of the one page that has sentences in all languages."""
# ASCII, signs that writers add late, and the joiners and marks that a browser may put in by itself.
# They weigh little, and a new digit or quotation mark then needs no new font, which takes seconds.
_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_ALWAYS_INCLUDED = _ASCII + "\u00a0£€–—…‘’“”•\u200c\u200d\u200e\u200f"
_DIGEST_LETTERS = 8
"""Of a font's SHA-256 in the name of its file, so that browsers never show an old one."""
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
    """How a font is packed.

    suffix: of its file. format: its name in style sheets. flavor: its name in fontTools.
    """

    suffix: str
    format: str
    flavor: str | None


_WOFF2 = _FontFormat(suffix="woff2", format="woff2", flavor="woff2")
_TRUETYPE = _FontFormat(suffix="ttf", format="truetype", flavor=None)
_URL = re.compile(r'url\("([^"]+)"\)')


def stylesheet_of(publication: Publication, language: Language) -> str:
    """Path of the font stylesheet of the language's pages, below the site's root; "" for none.

    Every page names every language, so one in Latin script needs a few letters of the others.
    """
    needed = any(not is_on_every_device(each) for each in publication.languages.values())
    return f"{FOLDER}/{language.tag}.css" if needed else ""


def web_fonts(
    publication: Publication,
    language: Language,
    texts: Iterable[str],
    other_texts: Mapping[str, str] | None = None,
) -> dict[str, bytes]:
    """Path below the site's root to content: a stylesheet, and the WOFF2 files that it names.

    They have the letters of the texts in each weight of the language's own font, and of the fonts
    of other languages the letters of those languages' names and of other_texts: language tag to
    what else the pages say in it. Raises ToolMissing for a font that is missing or damaged.
    """
    sheet = _FontStylesheet(publication.root)
    _add_all(sheet, publication, language, texts, other_texts or {}, web_weights)
    # Where every language is in Latin script, signs too are left to the reader's own fonts.
    path = stylesheet_of(publication, language)
    return sheet.files(path) if path and sheet.css else {}


def book_fonts(
    publication: Publication,
    language: Language,
    texts: Iterable[str],
    other_texts: Mapping[str, str] | None = None,
) -> tuple[str, dict[str, bytes]]:
    """The same for an EPUB: its @font-face rules, and file name to content.

    In every weight, as a book is fetched once. As TrueType, as there are e-book readers that
    cannot unpack WOFF2.
    """
    sheet = _FontStylesheet(publication.root, _TRUETYPE)
    _add_all(sheet, publication, language, texts, other_texts or {}, all_weights)
    return sheet.css, {path.rpartition("/")[2]: font for path, font in sheet.fonts.items()}


def _add_all(
    sheet: _FontStylesheet,
    publication: Publication,
    language: Language,
    texts: Iterable[str],
    other_texts: Mapping[str, str],
    weights_of: Callable[[str], tuple[int, ...]],
) -> None:
    """Adds the language's own font for its texts, and fonts for what is said in other languages,
    such as their names, and for signs.

    weights_of: a family's name to the weights to add of it.
    """
    texts = tuple(texts)
    own_family = script_font(language).families[0]
    others: list[tuple[str, str]] = []
    for other in publication.languages.values():
        if other.tag != language.tag and not is_on_every_device(other):
            words = other.autonym + other_texts.get(other.tag, "")
            others.append((script_font(other).families[0], words))
    if not is_on_every_device(language):
        # One family cannot have two files with the same letter. So words in languages with the
        # same font are drawn with the file of this language.
        names = [words for family, words in others if family == own_family]
        names.append(language.autonym)
        at_once = script_font(language).at_once
        parts = (
            cut_by_page((*texts, *names), at_once, _ALWAYS_INCLUDED)
            if at_once and sheet.is_for_web
            else []
        )
        letters = "".join(set(_ALWAYS_INCLUDED).union(*texts, *names))
        for part in parts:
            sheet.add(own_family, weights_of(own_family), part, only_these=True, of=letters)
        if not parts:
            sheet.add(own_family, weights_of(own_family), letters)
    by_family: dict[str, str] = {}
    for family, words in others:
        if family != own_family:
            by_family[family] = by_family.get(family, "") + words
    for family, words in by_family.items():
        # A menu shows them in one weight.
        sheet.add(family, weights_of(family)[:1], words, only_these=True)
    _add_signs(sheet, script_font(language).families, texts)


def _add_signs(sheet: _FontStylesheet, families: tuple[str, ...], texts: Iterable[str]) -> None:
    """Adds fonts for the signs that the language's own fonts lack, if its pages have any.

    A browser fetches one only for a page with such a sign, and not if the reader's fonts have it.
    """
    own = [family for family in families if family not in sign_families()]
    used = sorted(set("".join(texts)))
    for family, signs in signs_by_family(used, own, sheet.root).items():
        sheet.add(family, all_weights(family), signs, only_these=True)


def not_found_fonts(publication: Publication, texts: Mapping[str, str]) -> dict[str, bytes]:
    """The same for the page that is shown at a wrong address.

    texts: language tag to what the page says in that language.
    """
    sheet = _FontStylesheet(publication.root)
    by_family: dict[str, str] = {}
    for tag, text in texts.items():
        if not is_on_every_device(publication.languages[tag]):
            family = script_font(publication.languages[tag]).families[0]
            by_family[family] = by_family.get(family, "") + text
    for family, text in by_family.items():
        sheet.add(family, web_weights(family)[:1], text)
    return sheet.files(NOT_FOUND) if sheet.css else {}


def main_font(stylesheet: str) -> str:
    """File name of the font to fetch at once, that of the page's own language; "" for none.

    stylesheet: the text of one that web_fonts made.
    """
    for face in stylesheet.split("@font-face")[1:]:
        # The fonts of other languages' names are restricted to those letters.
        if "unicode-range" not in face:
            url = _URL.search(face)
            return url[1] if url else ""
    return ""


class _FontStylesheet:
    """@font-face rules in css, and the files that they name in fonts, by path below the root."""

    def __init__(self, root: Path, font_format: _FontFormat = _WOFF2):
        self.root = root
        self.cache = publication_cache(root, "fonts")
        self.font_format = font_format
        self.css = ""
        self.fonts: dict[str, bytes] = {}

    @property
    def is_for_web(self) -> bool:
        return self.font_format is _WOFF2

    def add(
        self,
        family: str,
        weights: tuple[int, ...],
        letters: str,
        only_these: bool = False,
        of: str = "",
    ) -> None:
        """only_these: tells browsers to fetch the font only for a page that has such a letter.

        of: more letters, where several parts are cut of one font: it is made smaller once for all.
        """
        characters = "".join(sorted(set(letters)))
        for face in faces_of(self.root, family):
            if face.weight in weights:
                source = face.file.read_bytes()
                if of:
                    source = self._subset(source, "".join(sorted(set(of))), None)
                self._add_face(face, source, characters, only_these)

    def _add_face(self, face: Face, source: bytes, characters: str, only_these: bool) -> None:
        font = self._subset(source, characters, self.font_format.flavor)
        digest = sha256(font).hexdigest()[:_DIGEST_LETTERS]
        name = face.family.lower().replace(" ", "-")
        file = f"{name}-{face.weight}.{digest}.{self.font_format.suffix}"
        self.fonts[f"{FOLDER}/{file}"] = font
        self.css += _CSS.format(
            family=face.family,
            weight=face.weight,
            file=file,
            format=self.font_format.format,
            only=_unicode_range(characters) if only_these else "",
        )

    def _subset(self, source: bytes, characters: str, flavor: str | None) -> bytes:
        # HarfBuzz and Brotli, where they are installed, make other bytes of the same font.
        versions = program_version("assets")
        key = cache_key(versions, flavor or _TRUETYPE.suffix, characters, source)
        font = self.cache.get(key)
        if font is None:
            font = subset(source, characters, flavor)
            self.cache.put(key, font)
        return font

    def files(self, path: str) -> dict[str, bytes]:
        """The stylesheet at this path, and all fonts."""
        return {path: self.css.encode(), **self.fonts}


def _unicode_range(characters: str) -> str:
    codes = ", ".join(f"U+{ord(character):04X}" for character in characters)
    return f"\n  unicode-range: {codes};"


def is_on_every_device(language: Language) -> bool:
    return script_font(language).is_everywhere


@lru_cache(maxsize=8)
def subset(source: bytes, characters: str, flavor: str | None = "woff2") -> bytes:
    """A TrueType font with these characters only; the same bytes each time.

    flavor: how it is packed, as fontTools calls it. Raises ToolMissing for a damaged font.
    """
    out = io.BytesIO()
    try:
        # recalcTimestamp would write the time of the run into the font.
        font = TTFont(io.BytesIO(source), recalcTimestamp=False)
        # HarfBuzz packs tables so that WOFF2 compresses them worse: a tenth more for Nastaliq. And
        # fontTools would only use it where it happens to be installed.
        font.cfg[USE_HARFBUZZ_REPACKER] = False
        # All features: scripts other than Latin need them to join and place their letters.
        options = Options(layout_features=["*"], notdef_outline=True)
        # "meta" lists languages for font pickers; the subsetter cannot handle it and says so.
        options.drop_tables = [*options.drop_tables, "meta"]
        subsetter = Subsetter(options)
        # A vowel of two parts, such as ৌ, is taken apart by whoever draws it.
        subsetter.populate(text=characters + unicodedata.normalize("NFD", characters))
        subsetter.subset(font)
        font.flavor = flavor
        font.save(out)
    except (TTLibError, ValueError, AssertionError) as error:
        raise ToolMissing(
            "A font file is damaged.",
            path="package.json",
            seen=str(error),
            why="Without its font a language may appear as empty boxes.",
            mend="Delete the folder node_modules, then run scripts/publish: "
            "it installs the fonts again.",
        ) from None
    return out.getvalue()
