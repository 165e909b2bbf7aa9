"""Makes the pages of a preview again after a change of words, but only those that differ.

A full build of MkDocs runs once for each locale and takes seconds. This keeps what it has found
and asks of every page which variables its template would get now. A page is written only if they
differ. A template knows nothing else, so the files are those of a full build, byte for byte.
Every other change is left to MkDocs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from mkdocs.structure.pages import Page

from alongside.assets.published_pictures import PICTURES
from alongside.engines.mkdocs_build import (
    Build,
    WebPage,
    forget_last_build,
    languages_plugin,
    last_build,
)
from alongside.engines.mkdocs_events import ASSETS, share_assets
from alongside.engines.mkdocs_pages import not_found_page, web_pages, write_web_page
from alongside.model import Sources
from alongside.outputs.locales import locales

__all__ = ["can_update", "forget_last_build", "update"]


def can_update(sources: Sources, changed: Iterable[str]) -> bool:
    """Whether update can do all that is to be done.

    changed: staged files that are new, gone or different since the last build, such as
    "ur/our-area.md".
    """
    build = last_build()
    if not build.web_pages or build.sources.publication != sources.publication:
        return False
    pages = _pages_by_source(build)
    for name in changed:
        if name.startswith(f"{PICTURES}-"):
            return False  # a page names the widths of a photograph, and templates know none
        is_known_page = name in pages and Path(build.config.docs_dir, name).is_file()
        if not _is_asset(name) and not is_known_page:
            return False
    return True


def update(sources: Sources, changed: Collection[str]) -> list[str]:
    """Paths of the web pages that were written or taken away.

    The staged files are those of sources already.
    """
    build = last_build()
    build.sources, build.locales = sources, locales(sources.publication)
    _update_assets(build, filter(_is_asset, changed))
    pages = _pages_by_source(build)
    for name in changed:
        if not _is_asset(name):
            _render_page(build, *pages[name])
    return _write_different_pages(build, pages)


def _update_assets(build: Build, names: Iterable[str]) -> None:
    for name in names:
        _copy_asset(Path(build.config.docs_dir, name), Path(build.config.site_dir, name))
    for files in build.files.values():
        share_assets(files, build.config)


def _write_different_pages(build: Build, pages: dict[str, tuple[Page, str]]) -> list[str]:
    new_pages = {web_page[0]: web_page for web_page in _web_pages(build, pages)}
    written = []
    for path, web_page in new_pages.items():
        if build.web_pages.get(path) != web_page[1:]:
            write_web_page(web_page, build.config)
            written.append(path)
    removed = [path for path in build.web_pages if path not in new_pages]
    for path in removed:
        Path(build.config.site_dir, path).unlink(missing_ok=True)
    # Only now: when a page cannot be written, the next update must try again.
    build.web_pages = {}
    for web_page in new_pages.values():
        build.remember(web_page)
    return written + removed


def _is_asset(name: str) -> bool:
    return name.startswith(f"{ASSETS}/")


def _copy_asset(staged: Path, built: Path) -> None:
    """A picture or font, if it is still there."""
    if staged.is_file():
        built.parent.mkdir(parents=True, exist_ok=True)
        built.write_bytes(staged.read_bytes())
    else:
        built.unlink(missing_ok=True)


def _pages_by_source(build: Build) -> dict[str, tuple[Page, str]]:
    """Name of the staged file to the page that MkDocs made of it, and its locale."""
    pages = {}
    for locale, files in build.files.items():
        for file in files.documentation_pages():
            if file.page:
                pages[file.src_uri] = (file.page, locale)
    return pages


def _render_page(build: Build, page: Page, locale: str) -> None:
    """As a build of MkDocs does: reads the Markdown and renders it."""
    config, files = build.config, build.files[locale]
    plugins = config.plugins
    # The plugin answers the events for the locale that it believes to be running.
    languages_plugin(config).current_language = locale
    page = plugins.on_pre_page(page, config=config, files=files)
    page.read_source(config)
    page.markdown = plugins.on_page_markdown(
        page.markdown or "", page=page, config=config, files=files
    )
    page.render(config, files)
    page.content = plugins.on_page_content(
        page.content or "", page=page, config=config, files=files
    )


def _web_pages(build: Build, pages: dict[str, tuple[Page, str]]) -> Iterator[WebPage]:
    for page, _ in pages.values():
        yield from web_pages(page, build.config)
    yield not_found_page(build.config)
