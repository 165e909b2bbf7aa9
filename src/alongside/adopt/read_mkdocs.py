"""A website of MkDocs: with the plugin static-i18n in folders or endings, or in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alongside.adopt.old_site import OldPage, OldSection, OldSite, add_page, find_text_files, key_of
from alongside.adopt.read_config import as_mapping, read_config

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")


def read_mkdocs(folder: Path, config_file: Path, language: str) -> OldSite:
    """language: of a site that does not say it. Raises BadInput."""
    config = read_config(config_file)
    docs = (folder / str(config.get("docs_dir") or "docs")).resolve()
    i18n = _i18n_settings(config)
    languages = _Languages.read(config, i18n, language)
    in_folders = i18n.get("docs_structure") == "folder"
    pages: dict[tuple[str, str], OldPage] = {}
    for file in find_text_files(docs):
        page = _page(folder, docs, file, languages, in_folders)
        if page:
            add_page(pages, page)
    nav = _Nav(languages, pages)
    nav.read(config.get("nav"))
    name = str(config.get("site_name") or folder.name)
    source = languages.tags[0]
    return OldSite(
        folder=folder,
        generator="MkDocs with static-i18n" if i18n else "MkDocs",
        names={tag: languages.names.get(tag) or name for tag in languages.tags},
        url=str(config.get("site_url") or ""),
        languages=languages.tags,
        pages=pages,
        roots={tag: docs / tag if in_folders else docs for tag in languages.tags},
        files=(docs, *((docs / source,) if in_folders else ())),
        keys=tuple(dict.fromkeys([*nav.keys, *(key for key, _ in pages)])),
        sections=tuple(nav.sections),
        menu_titles=nav.titles,
        includes=(*_snippet_folders(folder, config), docs, folder),
        searched=(docs,),
        url_starts=("", *(f"{tag}/" for tag in languages.tags)),
    )


def _i18n_settings(config: dict[str, Any]) -> dict[str, Any]:
    plugins = config.get("plugins")
    entries = plugins.items() if isinstance(plugins, dict) else ()
    for each in plugins if isinstance(plugins, list) else ():
        entries = (*entries, *(each.items() if isinstance(each, dict) else ()))
    for name, settings in entries:
        if name in ("i18n", "mkdocs-static-i18n"):
            return as_mapping(settings)
    return {}


@dataclass
class _Languages:
    """tags: the default one first. translations: tag to the menu's words in it."""

    tags: tuple[str, ...]
    names: dict[str, str] = field(default_factory=dict)
    translations: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def read(cls, config: dict[str, Any], i18n: dict[str, Any], language: str) -> _Languages:
        found = cls(())
        default = ""
        tags: list[str] = []
        for each in i18n.get("languages") or ():
            settings = as_mapping(each)
            tag = str(settings.get("locale") or "")
            # “null” is the plugin's name for what belongs to every language.
            if not tag or tag == "null" or settings.get("build") is False:
                continue
            tags.append(tag)
            default = tag if settings.get("default") else default
            found.names[tag] = str(settings.get("site_name") or "")
            words = as_mapping(settings.get("nav_translations"))
            found.translations[tag] = {str(key): str(value) for key, value in words.items()}
        if not tags:
            theme = as_mapping(config.get("theme"))
            tags = [str(theme.get("language") or language)]
        default = default or tags[0]
        found.tags = (default, *(tag for tag in tags if tag != default))
        return found


def _page(
    folder: Path, docs: Path, file: Path, languages: _Languages, in_folders: bool
) -> OldPage | None:
    """None for a file of a language that the site does not list."""
    path = file.relative_to(docs).as_posix()
    name = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else path
    if in_folders:
        tag, _, rest = path.partition("/")
        return OldPage(file, name, tag, key_of(rest)) if tag in languages.tags and rest else None
    stem, _, ending = path.rpartition(".")
    for tag in languages.tags:
        if len(languages.tags) > 1 and stem.endswith(f".{tag}"):
            return OldPage(file, name, tag, key_of(f"{stem.removesuffix(f'.{tag}')}.{ending}"))
    return OldPage(file, name, languages.tags[0], key_of(path))


class _Nav:
    """keys: of the pages in the order of the menu. titles: key to the words there."""

    def __init__(self, languages: _Languages, pages: dict[tuple[str, str], OldPage]):
        self.keys: list[str] = []
        self.titles: dict[str, str] = {}
        self.sections: list[OldSection] = []
        self._languages = languages
        self._known = {key for key, _ in pages}

    def read(self, nav: object) -> None:
        for entry in nav if isinstance(nav, list) else ():
            for title, value in entry.items() if isinstance(entry, dict) else (("", entry),):
                if isinstance(value, list):
                    self._read_section(str(title), value)
                else:
                    self._add(str(title), value)

    def _read_section(self, title: str, entries: list[object]) -> None:
        keys = [key for name, value in _leaves(entries) if (key := self._add(name, value))]
        if keys:
            words = self._languages.translations
            titles = {tag: words.get(tag, {}).get(title, title) for tag in self._languages.tags}
            self.sections.append(OldSection(titles, tuple(keys)))

    def _add(self, title: str, value: object) -> str:
        """The key of a page that is there and not in the menu yet; "" for all else."""
        key = key_of(str(value)) if isinstance(value, str) else ""
        if key not in self._known or key in self.keys:
            return ""
        self.keys.append(key)
        if title:
            self.titles[key] = title
        return key


def _leaves(entries: list[object]) -> Iterator[tuple[str, object]]:
    """Title and page of each entry at any depth: our menus have one step."""
    for entry in entries:
        for title, value in entry.items() if isinstance(entry, dict) else (("", entry),):
            if isinstance(value, list):
                yield from _leaves(value)
            else:
                yield str(title), value


def _snippet_folders(folder: Path, config: dict[str, Any]) -> list[Path]:
    found: list[Path] = []
    for each in config.get("markdown_extensions") or ():
        settings = as_mapping(as_mapping(each).get("pymdownx.snippets"))
        bases = settings.get("base_path") or ()
        for base in [bases] if isinstance(bases, str) else bases:
            found.append((folder / str(base)).resolve())
    return found
