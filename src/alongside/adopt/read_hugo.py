"""The content of a website of Hugo: languages by endings of files, or by folders."""

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
from alongside.adopt.read_config import as_mapping, read_config

CONFIG_NAMES = tuple(
    f"{folder}{name}{ending}"
    for folder in ("", "config/_default/")
    for name in ("hugo", "config")
    for ending in (".toml", ".yaml", ".yml", ".json")
)
_LAST = 1_000_000


def read_hugo(folder: Path, config_file: Path, language: str) -> OldSite:
    """language: of a site that does not say it. Raises BadInput."""
    config = _with_languages(
        {key.lower(): value for key, value in read_config(config_file).items()}, config_file
    )
    source = str(config.get("defaultcontentlanguage") or language)
    settings = {
        str(tag): as_mapping(each) for tag, each in as_mapping(config.get("languages")).items()
    }
    languages = tuple(dict.fromkeys([source, *settings]))
    content = folder / str(config.get("contentdir") or "content")
    roots = {tag: _root(folder, content, settings.get(tag, {})) for tag in languages}
    pages: dict[tuple[str, str], OldPage] = {}
    for tag, root in roots.items():
        for file in find_text_files(root):
            # The folder of another language may lie in that of the source.
            if any(
                file.is_relative_to(each)
                for each in roots.values()
                if each != root and each.is_relative_to(root)
            ):
                continue
            page = _page(folder, root, file, tag, languages, roots)
            if page:
                add_page(pages, page)
    keys = _in_order(pages, source)
    name = str(config.get("title") or folder.name)
    titles = {tag: str(settings.get(tag, {}).get("title") or name) for tag in languages}
    return OldSite(
        folder=folder,
        generator="Hugo",
        names=titles,
        url=str(config.get("baseurl") or ""),
        languages=languages,
        pages=pages,
        roots=roots,
        files=(folder / "static", folder / "assets", content),
        keys=keys,
        sections=tuple(_sections(pages, keys, languages)),
        includes=(folder, content),
        searched=tuple(dict.fromkeys([content, *roots.values()])),
        url_starts=("", *(f"{tag}/" for tag in languages)),
    )


def _with_languages(config: dict[str, object], config_file: Path) -> dict[str, object]:
    """Languages may have a file of their own beside the settings."""
    for ending in (".toml", ".yaml", ".yml", ".json"):
        file = config_file.with_name(f"languages{ending}")
        if "languages" not in config and file.is_file():
            return {**config, "languages": read_config(file)}
    return config


def _root(folder: Path, content: Path, settings: dict[str, object]) -> Path:
    named = next((value for key, value in settings.items() if key.lower() == "contentdir"), None)
    return folder / str(named) if named else content


def _page(
    folder: Path,
    root: Path,
    file: Path,
    tag: str,
    languages: tuple[str, ...],
    roots: dict[str, Path],
) -> OldPage | None:
    """None for a file that belongs to another language of the same folder."""
    path = file.relative_to(root).as_posix()
    name = file.relative_to(folder).as_posix()
    stem, _, ending = path.rpartition(".")
    marked = next((each for each in languages if stem.endswith(f".{each}")), "")
    if marked:
        path = f"{stem.removesuffix(f'.{marked}')}.{ending}"
    shares_folder = [each for each in languages if roots[each] == root]
    if (marked or shares_folder[0]) != tag:
        return None
    return OldPage(file, name, tag, key_of(path))


def _in_order(pages: dict[tuple[str, str], OldPage], source: str) -> tuple[str, ...]:
    """By weight, then by name; the index of a folder before what is in it."""
    weights = {key: _weight(page) for (key, tag), page in pages.items() if tag == source}

    def place(key: str) -> tuple[tuple[float, int, str], ...]:
        parts = key.split("/")
        folders = ["/".join(parts[:end]) for end in range(1, len(parts))]
        steps = [(weights.get(f"{each}/{INDEX}", _LAST), 1, each) for each in folders]
        return (*steps, (-1.0 if parts[-1] == INDEX else weights.get(key, _LAST), 0, key))

    others = [key for key, _ in pages if key not in weights]
    return tuple(dict.fromkeys([*sorted(weights, key=place), *others]))


def _weight(page: OldPage) -> float:
    try:
        return float(str(read_front_matter(page.file).get("weight")))
    except ValueError:
        return _LAST


def _sections(
    pages: dict[tuple[str, str], OldPage], keys: tuple[str, ...], languages: tuple[str, ...]
) -> list[OldSection]:
    """One for each folder at the top whose own page says what it is called."""
    sections = []
    for folder in dict.fromkeys(key.partition("/")[0] for key in keys if "/" in key):
        own = pages.get((f"{folder}/{INDEX}", languages[0]))
        title = str(read_front_matter(own.file).get("title") or "") if own else ""
        inside = tuple(key for key in keys if key.startswith(f"{folder}/"))
        if not title:
            continue
        titles = {languages[0]: title}
        for tag in languages[1:]:
            translated = pages.get((f"{folder}/{INDEX}", tag))
            words = read_front_matter(translated.file).get("title") if translated else ""
            titles[tag] = str(words or title)
        sections.append(OldSection(titles, inside))
    return sections
