"""pictures.yml to NamedPictures: a name for each idea, the picture that shows it, and what it says to whom cannot see it.

A page says ![](picture:house). The drawing is one of OpenMoji's, or a file below docs/ of which pictures.yml
knows the licence and the author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from alongside.datafile import DataFile, read_data_file
from alongside.errors import BadInput
from alongside.languages import known_languages
from alongside.markdown_source import SCHEME
from alongside.model import NamedPicture, Picture, Sources, Variant
from alongside.packages import node_package
from alongside.picture_files import TYPES
from alongside.yamlfile import YamlProblem, read_yaml

FILE = "pictures.yml"
PICTURES = "assets/pictures"
"""Where the pictures are, below the site's root."""
FRONT_DOOR = "choose-"
"""A picture of this name and a strand's key stands beside that choice on the front door. It is no idea of a page."""
DOCS = "docs"
_NAME = re.compile(r"[A-Za-z0-9_-]+")
_CODE = re.compile(r"[0-9A-F]{4,6}(-[0-9A-F]{4,6})*")
_LINK = re.compile(r"https?://[^\s()<>]+")
_WHY = "A reader of easy read pages depends on the picture as much as on the words."
_DRAWN = "{name}:\n    openmoji: 1F3E0\n    alt: {{en: What the picture shows}}"
OWN = ("{name}:\n    file: {file}\n    alt: {{en: What the picture shows}}\n    licence: CC BY 4.0\n"
       "    credit: {{author: Who made it, source: Where it comes from}}")
"""How a picture of our own is written down, to be filled in by hand."""


def read_pictures(root: Path) -> dict[str, NamedPicture]:
    """By name, in the order of the file. No file: none. Raises BadInput."""
    file = read_data_file(root, FILE, _WHY)
    if file is None:
        return {}
    if not isinstance(file.data, dict):
        file.refuse("", f"{FILE} is not a list of pictures.", _like(_DRAWN, "house"))
    pictures = {name: _picture(file, name, entry) for name, entry in file.data.items()}
    for picture in pictures.values():
        drawn = pictures.get(picture.file.removesuffix(".svg"))
        if picture.file and drawn and drawn.openmoji and picture.file.endswith(".svg"):
            file.refuse(f"{picture.name}.file", f"The picture “{drawn.name}” would be lost: it gets the name "
                        f"{picture.file} on the site, too.", "Put your own picture into a folder below docs/, such as pictures/")
    return pictures


def alts(pictures: Mapping[str, NamedPicture], language: str) -> dict[str, str]:
    """Name to what the picture shows, in the language; without those that do not say it."""
    return {name: picture.alt[language] for name, picture in pictures.items() if language in picture.alt}


def alts_of_old(text: str, language: str) -> dict[str, str]:
    """The same from an earlier text of the file, which may be anything."""
    try:
        data, _ = read_yaml(text)
    except YamlProblem:
        return {}
    said = {name: entry.get("alt") for name, entry in data.items() if isinstance(entry, dict)} if isinstance(data, dict) else {}
    return {name: " ".join(str(alt[language]).split()) for name, alt in said.items()
            if isinstance(alt, dict) and language in alt}


def picture_file(root: Path, picture: NamedPicture) -> Path:
    """The drawing. Raises BadInput where there is none, ToolMissing without OpenMoji."""
    file = path_of(root, picture)
    if not file.is_file():
        raise BadInput(f"OpenMoji has no drawing {picture.openmoji}, which we need for “{picture.name}”."
                       if picture.openmoji else f"There is no file {DOCS}/{picture.file}, which we need for “{picture.name}”.",
                       path=FILE, line=picture.line, why=_WHY,
                       mend="Look up the code on openmoji.org and write it in pictures.yml." if picture.openmoji else
                       "Put the file there, or correct its name in pictures.yml. Capitals count.")
    return file


def path_of(root: Path, picture: NamedPicture) -> Path:
    """Where the drawing must be. Raises ToolMissing without OpenMoji."""
    if picture.file:
        return root / DOCS / picture.file
    return node_package(root, "openmoji") / "color" / "svg" / f"{picture.openmoji}.svg"


def address_of(picture: NamedPicture) -> str:
    """Below the site's root."""
    return f"{PICTURES}/{picture.file or f'{picture.name}.svg'}"


def pictures_on(variant: Variant) -> Iterator[Picture]:
    yield from (picture for section in variant.sections for block in section.blocks for picture in block.pictures)


def file_below_docs(root: Path, variant: Variant, picture: Picture) -> str:
    """Of a picture that a page names by its file: the path as in pictures.yml; "" when it leads elsewhere."""
    docs, file = (root / DOCS).resolve(), (root / variant.path.parent / picture.target).resolve()
    inside = picture.target and ":" not in picture.target and file.is_relative_to(docs)
    return file.relative_to(docs).as_posix() if inside else ""


def used_names(sources: Sources) -> list[str]:
    """Every picture name that a page or the glossary uses, sorted, known or not."""
    publication = sources.publication
    front_door = [name for name in publication.pictures if name.startswith(FRONT_DOOR)]
    in_glossary = [wording.picture for term in publication.terms for wording in term.wordings.values()
                   if wording.picture]
    return sorted({*front_door, *in_glossary, *names_in(sources.variants.values())})


def names_in(variants: Iterable[Variant]) -> set[str]:
    """The picture names that these pages use, known or not."""
    targets = {picture.target for variant in variants for picture in pictures_on(variant)}
    return {target.removeprefix(SCHEME) for target in targets if target.startswith(SCHEME)}


def _picture(file: DataFile, name: str, entry: object) -> NamedPicture:
    if not _NAME.fullmatch(name):
        file.refuse(name, f"“{name}” cannot be the name of a picture.", "Use letters, digits and hyphens, for example our-area")
    if not isinstance(entry, dict) or ("openmoji" in entry) == ("file" in entry):
        file.refuse(name, f"The picture “{name}” needs either a code of OpenMoji or a file of our own.",
                    f"{_like(_DRAWN, name)}\nor, for a file below docs/:\n  {OWN.format(name=name, file='pictures/map.svg')}")
    said = entry.get("alt", {})
    if not isinstance(said, dict):
        file.refuse(f"{name}.alt", f"What the picture “{name}” shows must be said for each language.", _like(_DRAWN, name))
    file.known(f"{name}.alt", said, known_languages())
    alt = {tag: file.words(f"{name}.alt.{tag}", words, f"{tag}: What the picture shows") for tag, words in said.items()}
    if "file" in entry:
        return _own(file, name, entry, alt)
    file.known(name, entry, ("openmoji", "alt"))
    code = str(entry["openmoji"] or "")
    if not _CODE.fullmatch(code):
        file.refuse(f"{name}.openmoji", f"The picture “{name}” has no OpenMoji code we can use.", _like(_DRAWN, name))
    return NamedPicture(name, code, alt=alt, line=file.line(name))


def _own(file: DataFile, name: str, entry: Mapping, alt: dict[str, str]) -> NamedPicture:
    like = _like(OWN, name, str(entry["file"] or "pictures/map.svg"))
    file.known(name, entry, ("file", "alt", "licence", "licence_link", "credit"))
    path = PurePosixPath(str(entry["file"] or ""))
    if path.suffix.lower() not in TYPES or path.is_absolute() or ".." in path.parts or path.as_posix() != entry["file"]:
        file.refuse(f"{name}.file", f"“{entry['file'] or ''}” is not the name of a picture file below docs/.",
                    _like(OWN, name, "pictures/map.svg"))
    credit = entry.get("credit")
    if not isinstance(credit, dict):
        file.refuse(f"{name}.credit", f"We do not know who made the picture “{name}”, and where it comes from.", like)
    file.known(f"{name}.credit", credit, ("author", "source"))
    for path_, words, what in (
            ("licence", entry.get("licence"), "under which licence we may use"),
            ("credit.author", credit.get("author"), "who made"), ("credit.source", credit.get("source"), "where we got")):
        if not isinstance(words, str) or not words.strip():
            file.refuse(f"{name}.{path_}", f"We do not know {what} the picture “{name}”.", like)
    link = entry.get("licence_link", "")
    if link and not _LINK.fullmatch(str(link)):
        file.refuse(f"{name}.licence_link", "The link to the licence is not a web address.",
                    "    licence_link: https://creativecommons.org/licenses/by/4.0/")
    return NamedPicture(name, "", path.as_posix(), alt, *(" ".join(str(words or "").split()) for words in (
        entry["licence"], link, credit["author"], credit["source"])), file.line(name))


def _like(example: str, name: str, file: str = "") -> str:
    return f"Write it like this:\n  {example.format(name=name, file=file)}"
