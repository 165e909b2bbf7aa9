"""What publication.yml says of the look of the website: colours, a style sheet, a logo."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from alongside.model import Colour, FooterLink, Logo, Look, Strand
from alongside.model.look import DARK, LIGHT
from alongside.publication.settings_documents import read_wordings
from alongside.system.input_files import leads_out_of_docs
from alongside.system.plain_words import is_web_address
from alongside.system.settings_reader import Setting

NAMES = ("colours", "style", "logo", "footer_links")
_VARIABLES = {
    "bar": "--bar",
    "on_bar": "--bar-ink",
    "links": "--link",
    "visited": "--visited",
    "marks": "--strong",
}
"""What can have a colour of its own to its name in the style sheets of the theme."""
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_COLOUR_EXAMPLE = "'#00306b'"
_FOOTER_EXAMPLE = "- title: {en: Privacy}\n    link: https://www.example.org/privacy"
_LOGO_EXAMPLE = "logo:\n    file: pictures/logo.svg\n    alt: {en: Exampleton Council}"


def read_look(settings: Setting, strands: Sequence[Strand], root: Path) -> Look:
    """Raises BadInput."""
    colours = settings.member("colours")
    return Look(
        colours=tuple(_read_colours(colours)) if colours.is_given else (),
        style=_read_style(settings.member("style"), root),
        logo=_read_logo(settings.member("logo"), strands, root),
        footer_links=_read_footer_links(settings.member("footer_links"), strands, root),
    )


def _read_colours(setting: Setting) -> Iterator[Colour]:
    setting.mapping("“colours” names no colour.", f"    bar: {_COLOUR_EXAMPLE}")
    setting.refuse_unknown_names([*_VARIABLES, DARK])
    yield from _read_scheme(setting, LIGHT)
    dark = setting.member(DARK)
    if dark.is_given:
        dark.mapping("“dark” names no colour.", f"      bar: {_COLOUR_EXAMPLE}")
        dark.refuse_unknown_names(_VARIABLES)
        yield from _read_scheme(dark, DARK)


def _read_scheme(setting: Setting, scheme: str) -> Iterator[Colour]:
    for name, variable in _VARIABLES.items():
        entry = setting.member(name)
        if name not in setting:
            continue
        # Without quotation marks YAML takes # for the start of a note.
        if not isinstance(entry.value, str) or not _HEX.fullmatch(entry.value):
            entry.refuse(
                f"The colour “{name}” is not written as six digits.",
                f"Write it in quotation marks, with #, for example\n    {name}: {_COLOUR_EXAMPLE}",
            )
        yield Colour(scheme, variable, entry.value.lower(), name, entry.line)


def _read_style(setting: Setting, root: Path) -> Path | None:
    if not setting.is_given:
        return None
    path = _read_file(setting, (".css",), root)
    try:
        (root / path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        setting.refuse(
            f"The style sheet “{setting.value}” is not a text in UTF-8.",
            "Save it as UTF-8 from a plain text editor.",
        )
    return path


def _read_logo(setting: Setting, strands: Sequence[Strand], root: Path) -> Logo | None:
    if not setting.is_given:
        return None
    setting.mapping("The logo has no file.", f"Write it like this:\n  {_LOGO_EXAMPLE}")
    setting.refuse_unknown_names(("file", "alt"))
    path = _read_file(setting.member("file"), (".svg", ".png"), root)
    words, lines = read_wordings(setting.member("alt"), "The logo", "alt", strands, root)
    return Logo(path=path, words=words, line=setting.member("file").line, lines=lines)


def _read_footer_links(
    setting: Setting, strands: Sequence[Strand], root: Path
) -> tuple[FooterLink, ...]:
    links = []
    example = f"Write it like this:\n  {_FOOTER_EXAMPLE}"
    for entry in setting.optional_elements("“footer_links” must be a list.", example):
        entry.mapping("An entry names no link.", example)
        entry.refuse_unknown_names(("title", "link"))
        link = entry.member("link")
        href = link.text("An entry has no link.", example)
        if not is_web_address(href):
            link.refuse(
                f"“{href}” is not the address of a website.",
                "Write it with https://, for example https://www.example.org/privacy",
            )
        titles, lines = read_wordings(
            entry.member("title"), f"The link {href}", "title", strands, root
        )
        links.append(FooterLink(href=href, titles=titles, line=link.line, lines=lines))
    return tuple(links)


def _read_file(setting: Setting, endings: tuple[str, ...], root: Path) -> Path:
    """The path below the root of a file that is below docs/."""
    name = setting.words(f"    {setting.name}: pictures/logo{endings[0]}")
    below = PurePosixPath(name)
    if below.suffix.lower() not in endings:
        setting.refuse(
            f"“{name}” does not end in {' or '.join(endings)}.",
            f"Name a file of this kind below docs/, for example pictures/logo{endings[0]}",
        )
    path = Path("docs") / below
    is_plain = not below.is_absolute() and ".." not in below.parts
    if not is_plain or not (root / path).is_file() or leads_out_of_docs(root / path, root):
        setting.refuse(
            f"There is no file “{name}” below docs/.",
            f"Put the file into docs/, and write its path from there, without docs/: {below.name}",
        )
    return path
