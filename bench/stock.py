"""The same content with Material for MkDocs as it comes: its own templates, styles, scripts and
search."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from alongside.assets.web_fonts import FOLDER as FONTS
from alongside.model import Publication
from alongside.outputs.locales import locales
from alongside.pages.front_matter import split_front_matter


def write_stock_site(publication: Publication, staged: Path, folder: Path) -> Path:
    """Writes the Markdown and the settings of a stock site into folder; returns the settings file.

    staged: our own staged Markdown. What exists only through our templates, such as the front door
    and the lists of pages, is left out: it has no text of its own. So are our fonts.
    """
    docs = folder / "docs"
    shutil.copytree(staged, docs)
    shutil.rmtree(docs / FONTS, ignore_errors=True)
    for page in sorted(docs.rglob("*.md")):
        parts = split_front_matter(page.read_text(encoding="utf-8"))
        if parts and "\ntemplate: " in parts[0]:
            page.unlink()
    settings = folder / "mkdocs.yml"
    settings.write_text(
        yaml.safe_dump(_settings(publication), allow_unicode=True), encoding="utf-8"
    )
    return settings


def _settings(publication: Publication) -> dict[str, object]:
    languages = [
        {
            "locale": locale,
            "name": strand.key,
            "default": strand.made_from is None,
            "theme": {"language": strand.language},
        }
        for locale, strand in locales(publication).items()
    ]
    return {
        "site_name": publication.name,
        "site_url": publication.url,
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": False,
        # A font from another website would make Material heavier still, and a test must not need
        # the internet.
        "theme": {"name": "material", "font": False},
        "plugins": ["search", {"i18n": {"docs_structure": "folder", "languages": languages}}],
        "markdown_extensions": [
            "attr_list",
            "tables",
            "sane_lists",
        ],
    }
