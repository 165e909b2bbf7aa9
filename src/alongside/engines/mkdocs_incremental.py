"""The pages of a preview after a change of words: only those that show something else are made again.

A full build of MkDocs runs once for each locale and takes seconds. This keeps what it
has found and asks of every page what its template would be told now. A page is written
only if that differs. What the templates are told is all that they know, so the files are
those of a full build, byte for byte. Every other change is left to MkDocs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from alongside.engines import mkdocs_events as events
from alongside.model import Sources
from alongside.outputs.locales import locales


def can_update(sources: Sources, changed: Iterable[str]) -> bool:
    """changed: staged files that are new, gone or different since the last build, such as "ur/our-area.md"."""
    build = events.last_build()
    if not build.web_pages or build.sources.publication != sources.publication:
        return False
    known = _pages_by_source()
    return all(
        _is_asset(name) or name in known and Path(build.config.docs_dir, name).is_file()
        for name in changed
    )


def update(sources: Sources, changed: Collection[str]) -> list[str]:
    """Paths of the web pages that were written or taken away. The staged files are those of sources already."""
    build = events.last_build()
    build.sources, build.locales = sources, locales(sources.publication)
    for name in filter(_is_asset, changed):
        _copy_asset(Path(build.config.docs_dir, name), Path(build.config.site_dir, name))
    for files in build.files.values():
        events.share_assets(files, build.config)
    pages = _pages_by_source()
    for name in changed:
        if not _is_asset(name):
            _render_page(*pages[name])
    now = {path: (template, context) for path, template, context in _web_pages(build.config, pages)}
    different = [path for path, context in now.items() if build.web_pages.get(path) != context]
    for path in different:
        events.write_page(path, *now[path], build.config)
    gone = [path for path in build.web_pages if path not in now]
    for path in gone:
        Path(build.config.site_dir, path).unlink(missing_ok=True)
    build.web_pages = now
    return different + gone


def forget_last_build() -> None:
    """After a build that failed, only a full one can tell what there is."""
    events.last_build().web_pages = {}


def _is_asset(name: str) -> bool:
    return name.startswith(f"{events.ASSETS}/")


def _copy_asset(staged: Path, built: Path) -> None:
    """A picture or font, if it is still there."""
    if staged.is_file():
        built.parent.mkdir(parents=True, exist_ok=True)
        built.write_bytes(staged.read_bytes())
    else:
        built.unlink(missing_ok=True)


def _pages_by_source() -> dict[str, tuple[Page, str]]:
    """Name of the staged file to the page that MkDocs made of it, and its locale."""
    return {
        file.src_uri: (file.page, locale)
        for locale, files in events.last_build().files.items()
        for file in files.documentation_pages()
        if file.page
    }


def _render_page(page: Page, locale: str) -> None:
    """As a build of MkDocs does: reads the Markdown and renders it."""
    build = events.last_build()
    config, files = build.config, build.files[locale]
    config.plugins["i18n"].current_language = locale
    page = config.plugins.on_pre_page(page, config=config, files=files)
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(
        page.markdown, page=page, config=config, files=files
    )
    page.render(config, files)
    page.content = config.plugins.on_page_content(
        page.content, page=page, config=config, files=files
    )


def _web_pages(
    config: MkDocsConfig, pages: dict[str, tuple[Page, str]]
) -> Iterator[events.WebPage]:
    for page, _ in pages.values():
        yield from events.web_pages(page, config)
    yield events.not_found(config)
