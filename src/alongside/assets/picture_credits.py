"""Who made the pictures that are published, and under which licence we use them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, cast

from alongside.assets.pictures import own_picture_file, pictures_on, used_picture_names
from alongside.model import Picture, Sources, Variant
from alongside.pages.markdown import PICTURE_SCHEME
from alongside.system.programs import node_package


@dataclass(frozen=True)
class DrawingCredit:
    """Of a drawing of OpenMoji.

    name: ours. code: OpenMoji's. shows: OpenMoji's own words for the drawing. author: who drew it.
    """

    name: str
    code: str
    shows: str
    author: str


@dataclass(frozen=True)
class OwnCredit:
    """Of a picture of our own.

    shows: as a page says it. source: words or a link. licence_link: may be "".
    """

    name: str
    shows: str
    author: str
    source: str
    licence: str
    licence_link: str


class _OpenMojiEntry(TypedDict):
    """What we read of an entry of OpenMoji's own list."""

    hexcode: str
    annotation: str
    openmoji_author: str


def drawing_credits(sources: Sources) -> list[DrawingCredit]:
    """Who drew each drawing of OpenMoji that is used, by name.

    Unknown names are left to the sources gate.
    """
    codes: dict[str, str] = {}
    for name in used_picture_names(sources):
        picture = sources.publication.pictures.get(name)
        if picture and picture.openmoji:
            codes[name] = picture.openmoji
    if not codes:
        return []
    entries = _read_openmoji(sources.root)
    drawings = []
    for name, code in codes.items():
        entry = entries.get(code)
        drawings.append(
            DrawingCredit(
                name=name,
                code=code,
                shows=entry["annotation"] if entry else "",
                author=entry["openmoji_author"] if entry else "OpenMoji",
            )
        )
    return drawings


def _read_openmoji(root: Path) -> dict[str, _OpenMojiEntry]:
    """By code. Raises ToolMissing without OpenMoji."""
    index = node_package(root, "openmoji") / "data" / "openmoji.json"
    # The package is pinned with its hash, so its list has the shape that we know.
    entries = cast(list[_OpenMojiEntry], json.loads(index.read_text(encoding="utf-8")))
    return {entry["hexcode"]: entry for entry in entries}


def own_credits(
    sources: Sources, variants: Iterable[Variant], names: Iterable[str]
) -> list[OwnCredit]:
    """Of the pictures of our own on these pages or of these names, in the order of pictures.yml."""
    pictures = sources.publication.pictures
    names_by_file = {picture.file: name for name, picture in pictures.items() if picture.file}
    words_by_name = dict.fromkeys(names, "")
    for variant in variants:
        for shown in pictures_on(variant):
            name = _picture_name(sources, variant, shown, names_by_file)
            # The first page that says something of a picture speaks for all.
            words_by_name[name] = words_by_name.get(name) or shown.alt
    own_pictures = []
    for name, picture in pictures.items():
        if picture.file and name in words_by_name:
            own_pictures.append(
                OwnCredit(
                    name=name,
                    shows=words_by_name[name] or name,
                    author=picture.author,
                    source=picture.source,
                    licence=picture.licence,
                    licence_link=picture.licence_link,
                )
            )
    return own_pictures


def _picture_name(
    sources: Sources, variant: Variant, picture: Picture, names_by_file: Mapping[str, str]
) -> str:
    """The name in pictures.yml of a picture on a page; "" for one that is not listed there."""
    if picture.target.startswith(PICTURE_SCHEME):
        return picture.target.removeprefix(PICTURE_SCHEME)
    return names_by_file.get(own_picture_file(sources.root, variant, picture), "")
