"""The pictures of the easy read pages: a name in pictures.yml, a file in the OpenMoji package.

A page says picture:house. pictures.yml says which OpenMoji drawing that is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from alongside.errors import BadInput
from alongside.model import Sources, Variant
from alongside.packages import node_package
from alongside.yamlfile import YamlProblem, read_yaml

FILE = "pictures.yml"
SCHEME = "picture:"
PICTURES = "assets/pictures"
"""Where the pictures are, below the site's root."""
FRONT_DOOR = "choose-"
"""A picture of this name and a strand's key stands beside that choice on the front door."""
_CODE = re.compile(r"[0-9A-F]{4,6}(-[0-9A-F]{4,6})*")
_WHY = "A reader of easy read pages depends on the picture as much as on the words."


@dataclass(frozen=True)
class Credit:
    """name: ours. code: OpenMoji's. shows: OpenMoji's own words for the drawing. author: who drew it."""

    name: str
    code: str
    shows: str
    author: str


def read_pictures(root: Path) -> dict[str, str]:
    """Picture name to OpenMoji code, e.g. "house" to "1F3E0". No file: no names. Raises BadInput."""
    path = root / FILE
    if not path.is_file():
        return {}
    try:
        data, lines = read_yaml(path.read_text(encoding="utf-8"))
    except YamlProblem as problem:
        raise BadInput(problem.message, path=FILE, line=problem.line, why=_WHY,
                       mend="Compare the line with its neighbours.") from None
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"{FILE} cannot be read as text.", path=FILE, why=_WHY,
                       mend="Save the file again with the encoding UTF-8.") from None
    if not isinstance(data, dict):
        raise BadInput(f"{FILE} is not a list of pictures.", path=FILE, line=1, why=_WHY,
                       mend=_example("house"))
    return {name: _code(name, entry, lines.get(name, 1)) for name, entry in data.items()}


def picture_file(root: Path, name: str, code: str) -> Path:
    """The drawing of a picture. Raises BadInput for an unknown code, ToolMissing without OpenMoji."""
    file = node_package(root, "openmoji") / "color" / "svg" / f"{code}.svg"
    if not file.is_file():
        raise BadInput(f"OpenMoji has no drawing {code}, which we need for “{name}”.", path=FILE,
                       why=_WHY, mend="Look up the code on openmoji.org and write it in pictures.yml.")
    return file


def used_names(sources: Sources) -> list[str]:
    """Every picture name that a page or the glossary uses, sorted, known or not."""
    front_door = [name for name in read_pictures(sources.root) if name.startswith(FRONT_DOOR)]
    in_glossary = [wording.picture for term in sources.publication.terms for wording in term.wordings.values()
                   if wording.picture]
    return sorted({*front_door, *in_glossary, *names_in(sources.variants.values())})


def names_in(variants: Iterable[Variant]) -> set[str]:
    """The picture names that these pages use, known or not."""
    targets = {picture.target for variant in variants for section in variant.sections
               for block in section.blocks for picture in block.pictures}
    return {target.removeprefix(SCHEME) for target in targets if target.startswith(SCHEME)}


def credits(sources: Sources) -> list[Credit]:
    """Who drew each picture that is used, by name. Unknown names are left to the sources gate."""
    pictures = read_pictures(sources.root)
    names = [name for name in used_names(sources) if name in pictures]
    if not names:
        return []
    index = node_package(sources.root, "openmoji") / "data" / "openmoji.json"
    known = {entry["hexcode"]: entry for entry in json.loads(index.read_text(encoding="utf-8"))}
    nobody = {"annotation": "", "openmoji_author": "OpenMoji"}
    return [
        Credit(name, pictures[name], found["annotation"], found["openmoji_author"])
        for name in names
        for found in [known.get(pictures[name], nobody)]
    ]


def _code(name: str, entry: object, line: int) -> str:
    code = str(entry.get("openmoji", "")) if isinstance(entry, dict) else ""
    if not _CODE.fullmatch(code):
        raise BadInput(f"The picture “{name}” has no OpenMoji code we can use.", path=FILE, line=line,
                       seen=code, why=_WHY, mend=f"Write it like this: {_example(name)}")
    return code


def _example(name: str) -> str:
    return f"{name}: {{openmoji: 1F3E0}}"
