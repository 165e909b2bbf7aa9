"""Who made the pictures that are published, and under which licence we use them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.assets.pictures import own_picture_file, pictures_on, used_picture_names
from alongside.model import Sources, Variant
from alongside.pages.markdown import PICTURE_SCHEME
from alongside.system.programs import node_package


@dataclass(frozen=True)
class DrawingCredit:
    """name: ours. code: OpenMoji's. shows: OpenMoji's own words for the drawing. author: who drew it."""

    name: str
    code: str
    shows: str
    author: str


@dataclass(frozen=True)
class OwnCredit:
    """Of a picture of our own. shows: as a page says it. source: words or a link. licence_link: may be ""."""

    name: str
    shows: str
    author: str
    source: str
    licence: str
    licence_link: str


def drawing_credits(sources: Sources) -> list[DrawingCredit]:
    """Who drew each drawing of OpenMoji that is used, by name. Unknown names are left to the sources gate."""
    pictures = sources.publication.pictures
    names = [
        name for name in used_picture_names(sources) if name in pictures and pictures[name].openmoji
    ]
    if not names:
        return []
    index = node_package(sources.root, "openmoji") / "data" / "openmoji.json"
    known = {entry["hexcode"]: entry for entry in json.loads(index.read_text(encoding="utf-8"))}
    nobody = {"annotation": "", "openmoji_author": "OpenMoji"}
    return [
        DrawingCredit(name, pictures[name].openmoji, found["annotation"], found["openmoji_author"])
        for name in names
        for found in [known.get(pictures[name].openmoji, nobody)]
    ]


def own_credits(
    sources: Sources, variants: Iterable[Variant], names: Iterable[str]
) -> list[OwnCredit]:
    """Of the pictures of our own on these pages or of these names, in the order of pictures.yml."""
    pictures, root = sources.publication.pictures, sources.root
    by_file = {picture.file: name for name, picture in pictures.items() if picture.file}
    shows = dict.fromkeys(names, "")
    for variant in variants:
        for picture in pictures_on(variant):
            name = picture.target.removeprefix(PICTURE_SCHEME)
            if not picture.target.startswith(PICTURE_SCHEME):
                name = by_file.get(own_picture_file(root, variant, picture), "")
            shows[name] = shows.get(name) or picture.alt
    return [
        OwnCredit(
            name,
            shows[name] or name,
            picture.author,
            picture.source,
            picture.licence,
            picture.licence_link,
        )
        for name, picture in pictures.items()
        if picture.file and name in shows
    ]
