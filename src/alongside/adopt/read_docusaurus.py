"""A website of Docusaurus: docs/, and its translations below i18n/."""

from __future__ import annotations

from pathlib import Path

from alongside.adopt.old_site import (
    INDEX,
    OldPage,
    OldSection,
    OldSite,
    add_page,
    find_text_files,
    key_of,
)
from alongside.adopt.page_source import read_front_matter
from alongside.adopt.read_config import list_texts, read_config

CONFIG_NAMES = ("docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs")
_TRANSLATED = "docusaurus-plugin-content-docs/current"
_CATEGORY = ("_category_.json", "_category_.yml", "_category_.yaml")
_FOLDERS = ("docs", "i18n", "blog", "versioned_docs", "src/pages")
_LAST = 1_000_000


def read_docusaurus(folder: Path, config_file: Path, language: str) -> OldSite:
    """language: of a site that does not say it. Raises BadInput."""
    config = read_config(config_file)
    source = str(config.get("defaultLocale") or language)
    languages = tuple(dict.fromkeys([source, *list_texts(config.get("locales"))]))
    roots = {tag: folder / "i18n" / tag / _TRANSLATED for tag in languages}
    roots[source] = folder / "docs"
    pages: dict[tuple[str, str], OldPage] = {}
    places: dict[str, tuple[tuple[float, str], ...]] = {}
    home = ""
    for tag, root in roots.items():
        for file in find_text_files(root):
            # Files with a low line before their name are parts that others take in.
            if file.name.startswith("_"):
                continue
            key = key_of(file.relative_to(root).as_posix(), keeps_numbers=False)
            add_page(pages, OldPage(file, file.relative_to(folder).as_posix(), tag, key))
            if tag == source:
                front = read_front_matter(file)
                places[key] = _place(root, file, front.get("sidebar_position"))
                home = key if front.get("slug") == "/" else home
    keys = sorted(places, key=lambda key: places[key])
    keys += [key for key, _ in pages if key not in places]
    route = str(config.get("routeBasePath") or "docs").strip("/")
    starts = ("", f"{route}/" if route else "")
    return OldSite(
        folder=folder,
        generator="Docusaurus",
        names=dict.fromkeys(languages, str(config.get("title") or folder.name)),
        url=str(config.get("url") or "") + str(config.get("baseUrl") or ""),
        languages=languages,
        pages=pages,
        roots=roots,
        files=(folder / "static", folder),
        keys=tuple(dict.fromkeys(keys)),
        sections=tuple(_sections(roots, keys, languages)),
        includes=(folder, folder / "docs"),
        url_starts=tuple(
            f"{tag}{start}" for tag in ("", *map("{}/".format, languages)) for start in starts
        ),
        home=home or _likely_home(keys),
    )


def _likely_home(keys: list[str]) -> str:
    return next((key for key in (INDEX, "intro") if key in keys), keys[0] if keys else INDEX)


def _place(root: Path, file: Path, position: object) -> tuple[tuple[float, str], ...]:
    """Where the menu shows the page: the position and name of each folder, then its own."""
    place = []
    for folder in reversed([each for each in file.parents if each.is_relative_to(root)][:-1]):
        place.append((_number(_category(folder).get("position"), folder.name), folder.name))
    return (*place, (_number(position, file.name), file.name))


def _number(position: object, name: str) -> float:
    for each in (position, name.partition("-")[0], name.partition("_")[0]):
        try:
            return float(str(each))
        except ValueError:
            continue
    return _LAST


def _category(folder: Path) -> dict[str, object]:
    for name in _CATEGORY:
        if (folder / name).is_file():
            return read_config(folder / name)
    return {}


def _sections(
    roots: dict[str, Path], keys: list[str], languages: tuple[str, ...]
) -> list[OldSection]:
    """One for each folder right below docs/ that has a title."""
    source = languages[0]
    sections = []
    folders = [path for path in sorted(roots[source].glob("*")) if path.is_dir()]
    for folder in folders:
        start = key_of(f"{folder.name}/x", keeps_numbers=False)[:-1]
        inside = tuple(key for key in keys if key.startswith(start))
        label = str(_category(folder).get("label") or "")
        if inside and label:
            titles = {source: label}
            for tag in languages[1:]:
                titles[tag] = _translated_label(roots[tag], label)
            sections.append(OldSection(titles, inside))
    return sorted(sections, key=lambda section: keys.index(section.keys[0]))


def _translated_label(root: Path, label: str) -> str:
    """The words of i18n/<tag>/docusaurus-plugin-content-docs/current.json for a category."""
    file = root.parent / "current.json"
    words = read_config(file) if file.is_file() else {}
    for key, entry in words.items():
        if key.endswith(f".category.{label}") and isinstance(entry, dict):
            return str(entry.get("message") or label)
    return label
