"""The fonts of the PDFs: which file serves which script, and which letters it can draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NotRequired, TypedDict, cast
from unicodedata import category, name

from fontTools.ttLib import TTFont, TTLibError

from alongside.errors import ToolMissing
from alongside.model import Language
from alongside.system.programs import node_package
from alongside.system.yaml_lines import read_yaml

FALLBACK = "Noto Sans"
_SIGNS = "SPN"
"""Unicode's categories of symbols, punctuation and numbers."""


@dataclass(frozen=True)
class Face:
    """A font file. weight: as CSS counts it, 400 for regular and 700 for bold."""

    family: str
    weight: int
    file: Path


@dataclass(frozen=True)
class ScriptFont:
    """How a script is printed.

    families: the script's own first, then where a missing letter is taken from, in order.
    line_height: in letter sizes. size: of this script, where that of Latin letters is 1.
    """

    families: tuple[str, ...]
    line_height: float
    size: float


class _Family(TypedDict):
    """package: of npm. faces: weight to file in it. web: weights for websites, if not all.

    signs: whether only signs are taken from it, such as arrows, and no letters.
    """

    package: str
    faces: dict[str, str]
    web: NotRequired[list[int]]
    signs: NotRequired[bool]


class _Script(TypedDict):
    family: str
    line_height: float
    size: float


class _Settings(TypedDict):
    families: dict[str, _Family]
    scripts: dict[str, _Script]


@lru_cache(maxsize=1)
def _settings() -> _Settings:
    file = files("alongside.assets").joinpath("fonts.yml")
    data, _ = read_yaml(file.read_text(encoding="utf-8"))
    # The file is ours and comes with the program, so nobody else can give it another shape.
    return cast(_Settings, data)


def faces(root: Path) -> Iterator[Face]:
    """Every font file that we print with. root: of the publication.

    Raises ToolMissing when one is not there.
    """
    for family, settings in _settings()["families"].items():
        folder = node_package(root, settings["package"])
        for weight, file in settings["faces"].items():
            if not (folder / file).is_file():
                raise ToolMissing(
                    f"The font file {file} is missing.",
                    path="package.json",
                    why="Without its font a language is printed as empty boxes.",
                    mend="Run scripts/publish: it installs the fonts again.",
                )
            yield Face(family, int(weight), folder / file)


def script_font(language: Language) -> ScriptFont:
    """Raises ToolMissing when fonts.yml names no font for the language's script."""
    settings = _settings()["scripts"].get(language.script)
    if settings is None:
        raise ToolMissing(
            f"There is no font for the script “{language.script}” of {language.name}.",
            path="src/alongside/assets/fonts.yml",
            why="Without a font the page would be printed as empty boxes.",
            mend="Add the script and its font to src/alongside/assets/fonts.yml.",
        )
    # A dict keeps the order, and each family once.
    families = dict.fromkeys((settings["family"], FALLBACK, *_settings()["families"]))
    return ScriptFont(tuple(families), float(settings["line_height"]), float(settings["size"]))


def web_weights(family: str) -> tuple[int, ...]:
    """The weights that websites get of a family: all of them, or those that fonts.yml lists."""
    settings = _settings()["families"][family]
    return tuple(sorted(int(weight) for weight in settings.get("web") or settings["faces"]))


def all_weights(family: str) -> tuple[int, ...]:
    """The weights that there are of a family, lightest first."""
    return tuple(sorted(int(weight) for weight in _settings()["families"][family]["faces"]))


def sign_families() -> tuple[str, ...]:
    """The families that only signs are taken from, in order."""
    families = _settings()["families"]
    return tuple(name for name, settings in families.items() if settings.get("signs"))


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
    drawable = frozenset.intersection(
        *(_read_cmap(face.file) for face in faces(root) if face.family == family)
    )
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
