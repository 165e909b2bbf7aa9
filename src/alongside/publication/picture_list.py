"""pictures.yml to NamedPictures: a name for each idea, the picture that shows it, and its words for who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from alongside.languages import known_languages
from alongside.model import NamedPicture
from alongside.publication.data_file import DataFile, read_data_file
from alongside.system.images import MEDIA_TYPES
from alongside.system.yaml_lines import YamlError, read_yaml

FILE = "pictures.yml"
WHY = "A reader of easy read pages depends on the picture as much as on the words."
OWN_PICTURE_EXAMPLE = (
    "{name}:\n    file: {file}\n    alt: {{en: What the picture shows}}\n    licence: CC BY 4.0\n"
    "    credit: {{author: Who made it, source: Where it comes from}}"
)
"""How a picture of our own is written down, to be filled in by hand."""
_DRAWING_EXAMPLE = "{name}:\n    openmoji: 1F3E0\n    alt: {{en: What the picture shows}}"
_NAME = re.compile(r"[A-Za-z0-9_-]+")
_CODE = re.compile(r"[0-9A-F]{4,6}(-[0-9A-F]{4,6})*")
_LINK = re.compile(r"https?://[^\s()<>]+")


def read_pictures(root: Path) -> dict[str, NamedPicture]:
    """By name, in the order of the file. No file: none. Raises BadInput."""
    file = read_data_file(root, FILE, WHY)
    if file is None:
        return {}
    if not isinstance(file.data, dict):
        file.refuse(
            "", f"{FILE} is not a list of pictures.", _format_example(_DRAWING_EXAMPLE, "house")
        )
    pictures = {name: _read_picture(file, name, entry) for name, entry in file.data.items()}
    for name, picture in pictures.items():
        drawn = (
            pictures.get(picture.file.removesuffix(".svg"))
            if picture.file.endswith(".svg")
            else None
        )
        if drawn and drawn.openmoji:
            file.refuse(
                f"{name}.file",
                f"The picture “{drawn.name}” would be lost: on the site it is called {picture.file}, too.",
                "Put your own picture into a folder below docs/, such as pictures/",
            )
    return pictures


def alt_texts(pictures: Mapping[str, NamedPicture], language: str) -> dict[str, str]:
    """Name to what the picture shows, in the language; without those that do not say it."""
    return {
        name: picture.alt[language] for name, picture in pictures.items() if language in picture.alt
    }


def read_earlier_alts(text: str, language: str) -> dict[str, str]:
    """The same from an earlier text of the file, which may be anything."""
    try:
        data, _ = read_yaml(text)
    except YamlError:
        return {}
    entries = data.items() if isinstance(data, dict) else ()
    said = {name: entry.get("alt") for name, entry in entries if isinstance(entry, dict)}
    return {
        name: " ".join(str(alt[language]).split())
        for name, alt in said.items()
        if isinstance(alt, dict) and language in alt
    }


def _read_picture(file: DataFile, name: str, entry: object) -> NamedPicture:
    if not _NAME.fullmatch(name):
        file.refuse(
            name,
            f"“{name}” cannot be the name of a picture.",
            "Use letters, digits and hyphens, for example our-area",
        )
    if not isinstance(entry, dict) or ("openmoji" in entry) == ("file" in entry):
        file.refuse(
            name,
            f"The picture “{name}” needs either a code of OpenMoji or a file of our own.",
            f"{_format_example(_DRAWING_EXAMPLE, name)}\nor, for a file below docs/:\n  {OWN_PICTURE_EXAMPLE.format(name=name, file='pictures/map.svg')}",
        )
    said = entry.get("alt", {})
    if not isinstance(said, dict):
        file.refuse(
            f"{name}.alt",
            f"What the picture “{name}” shows must be said for each language.",
            _format_example(_DRAWING_EXAMPLE, name),
        )
    file.refuse_unknown_names(f"{name}.alt", said, known_languages())
    alt = {
        tag: file.read_words(f"{name}.alt.{tag}", words, f"{tag}: What the picture shows")
        for tag, words in said.items()
    }
    if "file" in entry:
        return _read_own_picture(file, name, entry, alt)
    file.refuse_unknown_names(name, entry, ("openmoji", "alt"))
    code = str(entry["openmoji"] or "")
    if not _CODE.fullmatch(code):
        file.refuse(
            f"{name}.openmoji",
            f"The picture “{name}” has no OpenMoji code we can use.",
            _format_example(_DRAWING_EXAMPLE, name),
        )
    return NamedPicture(name, code, alt=alt, line=file.line(name))


def _read_own_picture(
    file: DataFile, name: str, entry: Mapping, alt: dict[str, str]
) -> NamedPicture:
    file.refuse_unknown_names(name, entry, ("file", "alt", "licence", "licence_link", "credit"))
    written, credit, link = (
        str(entry["file"] or ""),
        entry.get("credit"),
        str(entry.get("licence_link") or ""),
    )
    path = PurePosixPath(written)
    if (
        path.suffix.lower() not in MEDIA_TYPES
        or path.is_absolute()
        or ".." in path.parts
        or path.as_posix() != written
    ):
        file.refuse(
            f"{name}.file",
            f"“{written}” is not the name of a picture file below docs/.",
            _format_example(OWN_PICTURE_EXAMPLE, name, "pictures/map.svg"),
        )
    if not isinstance(credit, dict):
        file.refuse(
            f"{name}.credit",
            f"We do not know who made the picture “{name}”, and where it comes from.",
            _format_example(OWN_PICTURE_EXAMPLE, name, written),
        )
    file.refuse_unknown_names(f"{name}.credit", credit, ("author", "source"))
    texts = []
    for place, words, what in (
        ("licence", entry.get("licence"), "under which licence we may use"),
        ("credit.author", credit.get("author"), "who made"),
        ("credit.source", credit.get("source"), "where we got"),
    ):
        if not isinstance(words, str) or not words.strip():
            file.refuse(
                f"{name}.{place}",
                f"We do not know {what} the picture “{name}”.",
                _format_example(OWN_PICTURE_EXAMPLE, name, written),
            )
        texts.append(" ".join(words.split()))
    if link and not _LINK.fullmatch(link):
        file.refuse(
            f"{name}.licence_link",
            "The link to the licence is not a web address.",
            "    licence_link: https://creativecommons.org/licenses/by/4.0/",
        )
    return NamedPicture(name, "", written, alt, texts[0], link, *texts[1:], line=file.line(name))


def _format_example(example: str, name: str, file: str = "") -> str:
    return f"Write it like this:\n  {example.format(name=name, file=file)}"
