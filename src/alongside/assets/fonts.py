"""The fonts of the PDFs: which file serves which script, and which letters it can draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from unicodedata import category, name

from fontTools.ttLib import TTFont, TTLibError

from alongside.assets.font_table import (
    all_families,
    face_files,
    package_of,
    script_font,
    sign_families,
)
from alongside.errors import ToolMissing
from alongside.publication.settings import FILE as PUBLICATION_FILE
from alongside.publication.settings import read_publication
from alongside.system.programs import node_package

FALLBACK = "Noto Sans"
_SIGNS = "SPN"
"""Unicode's categories of symbols, punctuation and numbers."""


@dataclass(frozen=True)
class Face:
    """A font file. weight: as CSS counts it, 400 for regular and 700 for bold."""

    family: str
    weight: int
    file: Path


def faces(root: Path) -> Iterator[Face]:
    """Every font file that a publication is printed with. root: of the publication.

    Raises ToolMissing when one is not there.
    """
    for family in families_in_use(root):
        yield from faces_of(root, family)


def faces_of(root: Path, family: str) -> Iterator[Face]:
    """The font files of a family. Raises ToolMissing when one is not there."""
    package = package_of(family)
    folder = _installed(root, package, family)
    for weight, file in face_files(family).items():
        if not (folder / file).is_file():
            raise ToolMissing(
                f"The font file {file} is missing.",
                path="package.json",
                why="Without its font a language is printed as empty boxes.",
                mend="Run scripts/publish: it installs the fonts again.",
            )
        yield Face(family, weight, folder / file)


def _installed(root: Path, package: str, family: str) -> Path:
    try:
        return node_package(root, package)
    except ToolMissing as error:
        error.what = f"The font package “{package}” is not installed."
        error.why = f"Without the letters of {family} a language is shown as empty boxes."
        error.mend = (
            f"If package.json names it, run scripts/publish. Otherwise add it:\n"
            f"npm install --save-exact --ignore-scripts {package}"
        )
        raise


def families_in_use(root: Path) -> tuple[str, ...]:
    """Those of the scripts that a publication is in, and of signs, in the order of fonts.yml."""
    file = root / PUBLICATION_FILE
    if not file.is_file():
        # A folder without a publication is one of a tool: it has what is installed.
        return _installed_families(root)
    return _families_in_use(root, file.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _installed_families(root: Path) -> tuple[str, ...]:
    folder = root / "node_modules"
    found = (name for name in all_families() if (folder / package_of(name)).is_dir())
    return tuple(dict.fromkeys((FALLBACK, *found, *sign_families())))


@lru_cache(maxsize=8)
def _families_in_use(root: Path, _when: int) -> tuple[str, ...]:
    languages = read_publication(root).languages.values()
    own = {FALLBACK, *(script_font(language).families[0] for language in languages)}
    listed = [family for family in all_families() if family in own]
    return tuple(dict.fromkeys((*listed, *sorted(own), *sign_families())))


def signs_by_family(text: Iterable[str], families: Iterable[str], root: Path) -> dict[str, str]:
    """Family of signs to those of its signs that a text has and that no given family can draw."""
    missing = letters_without_a_font(text, families, root)
    found: dict[str, str] = {}
    for family in sign_families():
        own = [sign for sign in missing if ord(sign) in _drawable_characters(family, root)]
        if own:
            found[family] = "".join(own)
            missing = [sign for sign in missing if sign not in own]
    return found


def letters_without_a_font(text: Iterable[str], families: Iterable[str], root: Path) -> list[str]:
    """The characters of text that no given family can draw in every weight, in order."""
    drawable = _drawable_by_any(tuple(families), root)
    characters = dict.fromkeys("".join(text))
    return [
        character
        for character in characters
        if ord(character) not in drawable and not _is_invisible(character)
    ]


def describe_character(character: str) -> str:
    """ "😀 (U+1F600, grinning face)": a character as a reader can find it again."""
    unicode_name = name(character, "a character without a name").lower()
    return f"{character} (U+{ord(character):04X}, {unicode_name})"


def _is_invisible(character: str) -> bool:
    return character.isspace() or category(character) in ("Cc", "Cf")


@lru_cache(maxsize=32)
def _drawable_by_any(families: tuple[str, ...], root: Path) -> frozenset[int]:
    return frozenset().union(*(_drawable_characters(family, root) for family in families))


@lru_cache(maxsize=32)
def _drawable_characters(family: str, root: Path) -> frozenset[int]:
    drawable = frozenset.intersection(*(_read_cmap(face.file) for face in faces_of(root, family)))
    if family not in sign_families():
        return drawable
    return frozenset(code for code in drawable if category(chr(code))[0] in _SIGNS)


def _read_cmap(file: Path) -> frozenset[int]:
    try:
        with TTFont(file, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (TTLibError, OSError, ValueError, AssertionError) as error:
        raise ToolMissing(
            f"The font file {file.name} is damaged.",
            path="package.json",
            seen=str(error),
            why="Without its font a language is printed as empty boxes.",
            mend="Delete the folder node_modules, then run scripts/publish: "
            "it installs the fonts again.",
        ) from None
