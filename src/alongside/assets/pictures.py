"""The pictures that pages show: where they are, and which of pictures.yml are used.

A page says ![](picture:house). The drawing is one of OpenMoji's, or a file below docs/ of which
pictures.yml knows the licence and the author.
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
"""How names of pictures on the front door begin; the key of the choice's strand follows."""
DOCS = "docs"

CONTACT = ("contact-website", "contact-email")
"""Names of the pictures that easy read has beside the ways to contact the publisher, if any."""


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
    """The path of the published picture below the site's root."""
    return f"{PICTURES}/{picture.file or f'{picture.name}.svg'}"


def pictures_on(variant: Variant) -> Iterator[Picture]:
    """Every picture of a page, in order; one that is shown twice comes twice."""
    for section in variant.sections:
        for block in section.blocks:
            yield from block.pictures


def own_picture_file(root: Path, variant: Variant, picture: Picture) -> str:
    """Of a picture that a page names by its file: the path as in pictures.yml.

    "" for an address with a colon, such as https:, and for a file that is not below docs/.
    """
    if not picture.target or ":" in picture.target:
        return ""
    docs = (root / DOCS).resolve()
    file = (root / variant.path.parent / picture.target).resolve()
    return file.relative_to(docs).as_posix() if file.is_relative_to(docs) else ""


def used_picture_names(sources: Sources) -> list[str]:
    """Every picture name that a page or the glossary uses, sorted, known or not."""
    publication = sources.publication
    names = picture_names_in(sources.variants.values())
    names.update(name for name in publication.pictures if name.startswith(FRONT_DOOR))
    names.update(name for name in CONTACT if name in publication.pictures)
    for term in publication.terms:
        names.update(wording.picture for wording in term.wordings.values())
    # What a word has that is explained without a picture.
    names.discard("")
    return sorted(names)


def picture_names_in(variants: Iterable[Variant]) -> set[str]:
    """The picture names that these pages use, known or not."""
    names = set()
    for variant in variants:
        for picture in pictures_on(variant):
            if picture.target.startswith(PICTURE_SCHEME):
                names.add(picture.target.removeprefix(PICTURE_SCHEME))
    return names
