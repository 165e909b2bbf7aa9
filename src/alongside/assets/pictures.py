"""The pictures that pages show: where they are, and which of pictures.yml are used.

A page says ![](picture:house). The drawing is one of OpenMoji's, or a file below docs/ of which
pictures.yml knows the licence and the author.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os.path import isfile  # unlike Path.is_file, says no to a name too long to exist
from pathlib import Path

from alongside.assets.published_pictures import PICTURES
from alongside.errors import BadInput
from alongside.model import NamedPicture, Picture, Place, Sources, Variant
from alongside.pages.diagrams import is_diagram
from alongside.pages.markdown import PICTURE_SCHEME
from alongside.publication.picture_list import FILE, WHY
from alongside.publication.settings import FILE as SETTINGS
from alongside.system.characters import normalise_characters
from alongside.system.programs import node_package

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
    if not file.is_file() or (picture.file and not is_below_docs(root, file)):
        raise BadInput(
            f"There is no file {DOCS}/{picture.file}, which we need for “{picture.name}”.",
            path=FILE,
            line=picture.line,
            why=WHY,
            mend=f"Put the file itself there, no link to it, or correct its name in {FILE}. "
            "Capitals count.",
        )
    return file


def picture_path(root: Path, picture: NamedPicture) -> Path:
    """Where the drawing must be. Raises ToolMissing without OpenMoji."""
    if picture.file:
        return _as_on_disk(root / DOCS / picture.file)
    return node_package(root, "openmoji") / "color" / "svg" / f"{picture.openmoji}.svg"


def _as_on_disk(path: Path) -> Path:
    """The file of that name, also where a system has written é in its name as two signs."""
    if path.name.isascii() or path.exists() or not path.parent.is_dir():
        return path
    names = {normalise_characters(file.name): file for file in sorted(path.parent.iterdir())}
    return names.get(path.name, path)


def is_below_docs(root: Path, file: Path) -> bool:
    """Whether the file itself is there, and not only a symbolic link to one elsewhere."""
    return file.resolve().is_relative_to((root / DOCS).resolve())


def picture_address(picture: NamedPicture) -> str:
    """The path of the published picture below the site's root."""
    return f"{PICTURES}/{picture.file or f'{picture.name}.svg'}"


def pictures_on(variant: Variant) -> Iterator[Picture]:
    """Every picture of a page, in order; one that is shown twice comes twice.

    Without diagrams: they have no file, and a check of their own.
    """
    for section in variant.sections:
        for block in section.blocks:
            yield from (picture for picture in block.pictures if not is_diagram(picture))


def own_picture_file(root: Path, variant: Variant, picture: Picture) -> str:
    """Of a picture that a page names by its file: the path as in pictures.yml.

    "" for an address with a colon, such as https:, and for a file that is not below docs/.
    """
    if not picture.target or ":" in picture.target:
        return ""
    docs = (root / DOCS).resolve()
    file = (root / variant.path.parent / picture.target).resolve()
    return file.relative_to(docs).as_posix() if file.is_relative_to(docs) else ""


def picture_files_in_use(sources: Sources) -> dict[Path, Place]:
    """Every picture file that is shown or that pictures.yml names, to the first place of its use.

    What is not there, or not ours, is left out: picture-missing tells of it.
    """
    places: dict[Path, Place] = {}
    for variant in sources.variants.values():
        for picture in pictures_on(variant):
            file = shown_file(sources, variant, picture)
            if file:
                places.setdefault(file, Place(variant.path.as_posix(), picture.line))
    used_names = set(used_picture_names(sources))
    for name, named in sources.publication.pictures.items():
        if named.file or name in used_names:
            places.setdefault(picture_path(sources.root, named), Place(FILE, named.line))
    if logo := sources.publication.look.logo:
        places.setdefault(sources.root / logo.path, Place(SETTINGS, logo.line))
    return {file: place for file, place in places.items() if _is_usable(sources.root, file)}


def shown_file(sources: Sources, variant: Variant, picture: Picture) -> Path | None:
    """The file of a picture; None when picture-missing has something to say of it."""
    if picture.target.startswith(PICTURE_SCHEME):
        known = sources.publication.pictures.get(picture.target.removeprefix(PICTURE_SCHEME))
        return picture_path(sources.root, known) if known else None
    below_docs = own_picture_file(sources.root, variant, picture)
    return sources.root / DOCS / below_docs if below_docs else None


def _is_usable(root: Path, file: Path) -> bool:
    # A drawing of OpenMoji lies outside, in a package that is pinned with its hash.
    is_ours = not file.is_relative_to(root / DOCS) or is_below_docs(root, file)
    return isfile(file) and is_ours


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
