"""pictures.yml to NamedPictures: a name for each idea, its picture, and what the picture shows.

What it shows is written for each language, for readers who cannot see it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from alongside.languages import describe_unknown_language, known_languages
from alongside.model import NamedPicture
from alongside.publication.data_file import read_data_file
from alongside.system.images import MEDIA_TYPES
from alongside.system.plain_words import is_web_address
from alongside.system.settings_reader import Setting
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


def read_pictures(root: Path) -> dict[str, NamedPicture]:
    """By name, in the order of the file. No file: none. Raises BadInput."""
    file = read_data_file(root, FILE, WHY)
    if file is None:
        return {}
    if not isinstance(file.value, dict):
        file.refuse(
            f"{FILE} is not a list of pictures.", _format_example(_DRAWING_EXAMPLE, "house")
        )
    entries = file.optional_mapping()
    pictures = {
        name: _read_picture(entry, known_languages(root)) for name, entry in entries.items()
    }
    # A file of our own may stand above the drawing that it would overwrite.
    for name, picture in pictures.items():
        _refuse_same_file(entries[name].member("file"), picture, pictures)
        _refuse_facts(entries[name])
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
    alts = {}
    # An earlier version of the file was perhaps never checked.
    for name, entry in data.items() if isinstance(data, dict) else ():
        alt = entry.get("alt") if isinstance(entry, dict) else None
        if isinstance(alt, dict) and language in alt:
            alts[name] = " ".join(str(alt[language]).split())
    return alts


def _refuse_facts(setting: Setting) -> None:
    """Facts are filled in on pages. Here readers would get the braces.

    setting: an entry, or what stands in it at any depth.
    """
    if isinstance(setting.value, dict):
        for member in setting.mapping().values():
            _refuse_facts(member)
    elif "{{" in (words := str(setting.value)):
        setting.refuse(
            f"Here stands the name of a fact, which only pages can have: {words}",
            "Write the words or figures themselves.",
        )


def _refuse_same_file(
    setting: Setting, picture: NamedPicture, pictures: Mapping[str, NamedPicture]
) -> None:
    """A drawing is published under the name of its idea, where a file of ours must not be too."""
    if not picture.file.endswith(".svg"):
        return
    drawing = pictures.get(picture.file.removesuffix(".svg"))
    if drawing and drawing.openmoji:
        setting.refuse(
            f"The picture “{drawing.name}” would be lost: "
            f"on the site it is called {picture.file}, too.",
            "Put your own picture into a folder below docs/, such as pictures/",
        )


def _read_picture(entry: Setting, tags: Collection[str]) -> NamedPicture:
    """tags: of the languages in which it may be said what the picture shows."""
    name = entry.name
    if not _NAME.fullmatch(name):
        entry.refuse(
            f"“{name}” cannot be the name of a picture.",
            "Use letters, digits and hyphens, for example our-area",
        )
    if ("openmoji" in entry) == ("file" in entry):
        own_picture = OWN_PICTURE_EXAMPLE.format(name=name, file="pictures/map.svg")
        entry.refuse(
            f"The picture “{name}” needs either a code of OpenMoji or a file of our own.",
            f"{_format_example(_DRAWING_EXAMPLE, name)}\n"
            f"or, for a file below docs/:\n  {own_picture}",
        )
    alt = _read_alt(entry.member("alt"), name, tags)
    return _read_own_picture(entry, alt) if "file" in entry else _read_drawing(entry, alt)


def _read_alt(setting: Setting, name: str, tags: Collection[str]) -> dict[str, str]:
    """Language tag to what the picture shows."""
    entries = setting.optional_mapping(
        f"What the picture “{name}” shows must be said for each language.",
        _format_example(_DRAWING_EXAMPLE, name),
    )
    setting.refuse_unknown_names(tags, describe_unknown_language)
    return {tag: entry.words(f"{tag}: What the picture shows") for tag, entry in entries.items()}


def _read_drawing(entry: Setting, alt: Mapping[str, str]) -> NamedPicture:
    """A drawing of OpenMoji. Its author and licence come with the package."""
    entry.refuse_unknown_names(("openmoji", "alt"))
    code = entry.member("openmoji")
    if not _CODE.fullmatch(str(code.value or "")):
        code.refuse(
            f"The picture “{entry.name}” has no OpenMoji code we can use.",
            _format_example(_DRAWING_EXAMPLE, entry.name),
        )
    return NamedPicture(name=entry.name, openmoji=str(code.value), alt=alt, line=entry.line)


def _read_own_picture(entry: Setting, alt: Mapping[str, str]) -> NamedPicture:
    """A file below docs/, with who made it and under which licence."""
    name = entry.name
    entry.refuse_unknown_names(("file", "alt", "licence", "licence_link", "credit"))
    file = _read_file_name(entry.member("file"), name)
    example = _format_example(OWN_PICTURE_EXAMPLE, name, file)
    credit = entry.member("credit")
    if not isinstance(credit.value, dict):
        credit.refuse(
            f"We do not know who made the picture “{name}”, and where it comes from.", example
        )
    credit.refuse_unknown_names(("author", "source"))
    unknown = f"We do not know {{}} the picture “{name}”."
    licence = entry.member("licence").text(
        unknown.format("under which licence we may use"), example
    )
    author = credit.member("author").text(unknown.format("who made"), example)
    source = credit.member("source").text(unknown.format("where we got"), example)
    return NamedPicture(
        name=name,
        file=file,
        alt=alt,
        licence=" ".join(licence.split()),
        licence_link=_read_licence_link(entry.member("licence_link")),
        author=" ".join(author.split()),
        source=" ".join(source.split()),
        line=entry.line,
    )


def _read_file_name(setting: Setting, name: str) -> str:
    """Relative to docs/, without detours."""
    written = str(setting.value or "")
    path = PurePosixPath(written)
    # Pages are built from docs/ alone, and on another machine nothing else may be there.
    is_below_docs = not path.is_absolute() and ".." not in path.parts
    is_picture = path.suffix.lower() in MEDIA_TYPES
    if not is_below_docs or not is_picture or path.as_posix() != written:
        setting.refuse(
            f"“{written}” is not the name of a picture file below docs/.",
            _format_example(OWN_PICTURE_EXAMPLE, name, "pictures/map.svg"),
        )
    return written


def _read_licence_link(setting: Setting) -> str:
    link = str(setting.value) if setting.is_given else ""
    if link and not is_web_address(link):
        setting.refuse(
            "The link to the licence is not a web address.",
            "    licence_link: https://creativecommons.org/licenses/by/4.0/",
        )
    return link


def _format_example(example: str, name: str, file: str = "") -> str:
    return f"Write it like this:\n  {example.format(name=name, file=file)}"
