"""The table of fonts, fonts.yml: by script, how a language is printed and shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NotRequired, TypedDict, cast

from alongside.errors import ToolMissing
from alongside.model import Language
from alongside.system.yaml_lines import read_yaml

FALLBACK = "Noto Sans"
"""Has the letters that other families lack, and those of Latin words among theirs."""


@dataclass(frozen=True)
class WebStyle:
    """How websites set a script.

    line_height, headings: of text and of headings, in letter sizes. gap: above headings. size: of
    text. Each is "" for that of Latin script. others: fonts of devices to take meanwhile.
    """

    line_height: str = ""
    headings: str = ""
    gap: str = ""
    size: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class ScriptFont:
    """How a script is printed and shown.

    families: the script's own first, then where a missing letter is taken from, in order.
    line_height: in letter sizes. size: of this script, where that of Latin letters is 1.
    is_everywhere: whether every device has a font of its own for it. traits: as styles ask for
    them. at_once: how many letters one file of a website has; 0 for all. word: "complex" or
    "eastAsia", where Word keeps its font apart.
    """

    families: tuple[str, ...]
    line_height: float
    size: float
    is_everywhere: bool = False
    web: WebStyle = WebStyle()
    traits: tuple[str, ...] = ()
    at_once: int = 0
    word: str = ""


class _Family(TypedDict):
    weights: NotRequired[list[int]]
    web: NotRequired[list[int]]
    signs: NotRequired[bool]


class _Web(TypedDict):
    line_height: str
    headings: str
    gap: NotRequired[str]
    size: NotRequired[str]
    others: NotRequired[list[str]]


class _Script(TypedDict):
    family: NotRequired[str]
    line_height: str
    size: str
    everywhere: NotRequired[bool]
    web: NotRequired[_Web]
    traits: NotRequired[list[str]]
    at_once: NotRequired[int]
    word: NotRequired[str]


class _Settings(TypedDict):
    package: str
    weights: dict[str, str]
    families: dict[str, _Family]
    scripts: dict[str, _Script]
    any: _Script


@lru_cache(maxsize=1)
def _settings() -> _Settings:
    file = files("alongside.assets").joinpath("fonts.yml")
    data, _ = read_yaml(file.read_text(encoding="utf-8"))
    # The file is ours and comes with the program, so nobody else can give it another shape.
    return cast(_Settings, data)


def script_font(language: Language, in_use: Iterable[str] = ()) -> ScriptFont:
    """in_use: families of the publication, of which letters of other scripts are taken.

    Raises ToolMissing when nothing names a font for the language's script.
    """
    row = _row_of(language)
    family = language.font or row["family"]
    # A dict keeps the order, and each family once.
    families = dict.fromkeys((family, FALLBACK, *in_use, *sign_families()))
    return ScriptFont(
        families=tuple(families),
        line_height=float(row["line_height"]),
        size=float(row["size"]),
        is_everywhere=bool(row.get("everywhere")) and not language.font,
        web=_web_style(row.get("web")),
        traits=tuple(row.get("traits", ())),
        at_once=row.get("at_once", 0),
        word=row.get("word", ""),
    )


def font_in_word(language: Language) -> ScriptFont:
    """The same for a Word document, where a font that is missing costs nobody a letter."""
    try:
        return script_font(language)
    except ToolMissing:
        return ScriptFont((FALLBACK,), 1, 1)


def _row_of(language: Language) -> _Script:
    scripts = _settings()["scripts"]
    row = scripts.get(language.tag) or scripts.get(language.script)
    if row is None and language.font:
        return _settings()["any"]
    if row is None:
        raise ToolMissing(
            f"There is no font for the script “{language.script}” of {language.name}.",
            path=f"languages/{language.tag}.yml",
            why="Without a font the page would be printed as empty boxes.",
            mend="Write the name of a font of Google Fonts that has its letters, for example:\n"
            "font: Noto Sans Tifinagh\n"
            "Then install its package: npm install --save-exact --ignore-scripts "
            "@expo-google-fonts/noto-sans-tifinagh",
        )
    return row


def _web_style(row: _Web | None) -> WebStyle:
    if row is None:
        return WebStyle()
    return WebStyle(
        line_height=str(row["line_height"]),
        headings=str(row["headings"]),
        gap=row.get("gap", ""),
        size=row.get("size", ""),
        others=tuple(row.get("others", ())),
    )


def all_families() -> tuple[str, ...]:
    """Every family that a script of the table has, in the order of the table."""
    rows = _settings()["scripts"].values()
    return tuple(dict.fromkeys(row["family"] for row in rows))


def scripts_everywhere() -> tuple[str, ...]:
    """ISO 15924 codes of the scripts that every device has a font for."""
    rows = _settings()["scripts"].items()
    return tuple(script for script, row in rows if row.get("everywhere"))


def sign_families() -> tuple[str, ...]:
    """The families that only signs are taken from, in order."""
    families = _settings()["families"]
    return tuple(name for name, settings in families.items() if settings.get("signs"))


def package_of(family: str) -> str:
    """The npm package that a family comes in."""
    return _settings()["package"].format(family=family.lower().replace(" ", "-"))


def face_files(family: str) -> dict[int, str]:
    """Weight to the file in the package of a family, lightest first."""
    name = family.replace(" ", "")
    names = {int(weight): style for weight, style in _settings()["weights"].items()}
    return {
        weight: f"{weight}{names[weight]}/{name}_{weight}{names[weight]}.ttf"
        for weight in all_weights(family)
    }


def web_weights(family: str) -> tuple[int, ...]:
    """The weights that websites get of a family: all of them, or those that fonts.yml lists."""
    web = _settings()["families"].get(family, _Family()).get("web")
    return tuple(sorted(map(int, web))) if web else all_weights(family)


def all_weights(family: str) -> tuple[int, ...]:
    """The weights that there are of a family, lightest first."""
    weights = _settings()["families"].get(family, _Family()).get("weights")
    return tuple(sorted(map(int, weights or _settings()["weights"])))
