"""What an existing website has, whichever program built it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

INDEX = "index"
_INDEX_NAMES = ("index", "_index", "readme")
_ENDINGS = (".md", ".mdx", ".markdown")
_OTHER_ENDINGS = (".html", ".htm", ".rst", ".adoc", ".org", ".ipynb", ".txt")
_ORDER_NUMBER = re.compile(r"^\d+[-_.]\s*(?=\D)")


@dataclass(frozen=True)
class OldPage:
    """One file of text. file: on this computer. name: as people know it, from the site's folder.
    key: the same in every language, such as "services/bins" or "services/index"."""

    file: Path
    name: str
    language: str
    key: str


@dataclass(frozen=True)
class OldSection:
    """Pages that stand together in the menu. titles: language to words; without some, maybe."""

    titles: Mapping[str, str]
    keys: tuple[str, ...]


@dataclass(frozen=True)
class OldSite:
    """languages: tags, that of the source first. pages: by key and language.

    names: language to the name of the site. roots: language to the folder of its pages.
    files: folders in which an address that begins with / is looked for. menu_titles: key to the
    title in the menu, for pages that have none themselves. includes: folders of text that pages
    take in. url_starts: what may stand before the key in an address of the site's own.
    searched: folders with texts, of which some are perhaps in no form that is read.
    """

    folder: Path
    generator: str
    names: Mapping[str, str]
    url: str
    languages: tuple[str, ...]
    pages: Mapping[tuple[str, str], OldPage]
    roots: Mapping[str, Path]
    files: tuple[Path, ...]
    keys: tuple[str, ...]
    sections: tuple[OldSection, ...] = ()
    menu_titles: Mapping[str, str] = field(default_factory=dict)
    includes: tuple[Path, ...] = ()
    url_starts: tuple[str, ...] = ("",)
    home: str = INDEX
    searched: tuple[Path, ...] = ()

    @property
    def source(self) -> str:
        return self.languages[0]


def is_text_file(path: Path) -> bool:
    return path.suffix.lower() in _ENDINGS


def find_unread_files(site: OldSite) -> list[Path]:
    """Files with words for readers that are no page of the site, and no part of one."""
    known = {page.file for page in site.pages.values()}
    unread = []
    for folder in site.searched:
        for path in sorted(folder.rglob("*")):
            is_text = is_text_file(path) or path.suffix.lower() in _OTHER_ENDINGS
            if is_text and path.is_file() and path not in known and not path.name.startswith("_"):
                unread.append(path)
    return unread


def key_of(path: str, keeps_numbers: bool = True) -> str:
    """A path below the folder of a language, with or without its ending, to the page's key.

    keeps_numbers: whether the figures by which files are put in order belong to their names.
    """
    parts = [part for part in path.strip("/").split("/") if part]
    if not parts:
        return INDEX
    last = parts[-1]
    for ending in _ENDINGS:
        if last.lower().endswith(ending):
            last = last[: -len(ending)]
            break
    if last.lower() in _INDEX_NAMES:
        last = INDEX
    names = [*parts[:-1], last]
    if not keeps_numbers:
        names = [_ORDER_NUMBER.sub("", name) or name for name in names]
    return "/".join(names)


def find_text_files(root: Path) -> list[Path]:
    """Of a folder and all below it, in the order of their names; without what is hidden, and
    without links to files elsewhere on this computer."""
    found = []
    inside = root.resolve()
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        is_hidden = any(part.startswith(".") or part == "node_modules" for part in parts)
        is_own = path.is_file() and path.resolve().is_relative_to(inside)
        if is_text_file(path) and is_own and not is_hidden:
            found.append(path)
    return found


def add_page(pages: dict[tuple[str, str], OldPage], page: OldPage) -> None:
    """Two files may have one key, such as README.md beside index.md: each stays a page."""
    other = pages.get((page.key, page.language))
    if other and page.file.stem.lower().lstrip("_").startswith(INDEX):
        pages[page.key, page.language] = page
        page = other
    number, key = 1, page.key
    while (key, page.language) in pages:
        number += 1
        key = f"{page.key}-{number}"
    pages[key, page.language] = replace(page, key=key)
