"""The pictures that pages show: where they are, and which of pictures.yml are used.

A page says ![](picture:house). The drawing is one of OpenMoji's, or a file below docs/ of which pictures.yml
knows the licence and the author.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from alongside.errors import BadInput
from alongside.model import NamedPicture, Picture, Sources, Variant
from alongside.pages.markdown import PICTURE_SCHEME
from alongside.publication.picture_list import FILE, WHY
from alongside.system.programs import node_package

PICTURES = "assets/pictures"
"""Where the pictures are, below the site's root."""
FRONT_DOOR = "choose-"
"""A picture of this name and a strand's key stands beside that choice on the front door. It is no idea of a page."""
DOCS = "docs"


def picture_file(root: Path, picture: NamedPicture) -> Path:
    """The drawing. Raises BadInput where there is none, ToolMissing without OpenMoji."""
    file = picture_path(root, picture)
    if not file.is_file() and picture.openmoji:
        raise BadInput(
            f"OpenMoji has no drawing {picture.openmoji}, which we need for “{picture.name}”.",
            path=FILE,
            line=picture.line,
            why=WHY,
            mend=f"Look up the code on openmoji.org and write it in {FILE}.",
        )
    if not file.is_file():
        raise BadInput(
            f"There is no file {DOCS}/{picture.file}, which we need for “{picture.name}”.",
            path=FILE,
            line=picture.line,
            why=WHY,
            mend=f"Put the file there, or correct its name in {FILE}. Capitals count.",
        )
    return file


def picture_path(root: Path, picture: NamedPicture) -> Path:
    """Where the drawing must be. Raises ToolMissing without OpenMoji."""
    if picture.file:
        return root / DOCS / picture.file
    return node_package(root, "openmoji") / "color" / "svg" / f"{picture.openmoji}.svg"


def picture_address(picture: NamedPicture) -> str:
    """Below the site's root."""
    return f"{PICTURES}/{picture.file or f'{picture.name}.svg'}"


def pictures_on(variant: Variant) -> Iterator[Picture]:
    yield from (
        picture
        for section in variant.sections
        for block in section.blocks
        for picture in block.pictures
    )


def own_picture_file(root: Path, variant: Variant, picture: Picture) -> str:
    """Of a picture that a page names by its file: the path as in pictures.yml; "" when it leads elsewhere."""
    docs, file = (root / DOCS).resolve(), (root / variant.path.parent / picture.target).resolve()
    inside = picture.target and ":" not in picture.target and file.is_relative_to(docs)
    return file.relative_to(docs).as_posix() if inside else ""


def used_picture_names(sources: Sources) -> list[str]:
    """Every picture name that a page or the glossary uses, sorted, known or not."""
    publication = sources.publication
    front_door = [name for name in publication.pictures if name.startswith(FRONT_DOOR)]
    in_glossary = [
        wording.picture
        for term in publication.terms
        for wording in term.wordings.values()
        if wording.picture
    ]
    return sorted({*front_door, *in_glossary, *picture_names_in(sources.variants.values())})


def picture_names_in(variants: Iterable[Variant]) -> set[str]:
    """The picture names that these pages use, known or not."""
    targets = {picture.target for variant in variants for picture in pictures_on(variant)}
    return {
        target.removeprefix(PICTURE_SCHEME)
        for target in targets
        if target.startswith(PICTURE_SCHEME)
    }
