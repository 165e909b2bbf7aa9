"""What a build by MkDocs knows, for as long as this process lives.

MkDocs calls our hooks as functions and hands nothing from one to the next. So what they have to
know of each other is kept here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs_static_i18n.plugin import I18n

from alongside.model import Sources, Strand, Verdict

WebPage = tuple[str, str, dict[str, object]]
"""A web page: its path below the site's root, its template, and the variables of the template."""


@dataclass
class Build:
    """The build that is running, or was the last.

    locales: each locale of the languages plugin and its strand. verdict: of the sources gate, if
    this build asked it. env: of the templates, from the time when MkDocs has made it. files: of
    each locale, with their pages. markdown: name of the staged file to its text without front
    matter. web_pages: path to the rest of each WebPage.
    """

    sources: Sources
    locales: dict[str, Strand]
    config: MkDocsConfig
    verdict: Verdict | None = None
    env: Environment | None = None
    files: dict[str, Files] = field(default_factory=dict)
    markdown: dict[str, str] = field(default_factory=dict)
    web_pages: dict[str, tuple[str, dict[str, object]]] = field(default_factory=dict)

    def remember(self, page: WebPage) -> None:
        path, template, variables = page
        self.web_pages[path] = template, variables


@dataclass
class _State:
    """command: "build" or "serve", as MkDocs calls it. sources: what our own publishing has read
    and staged, while MkDocs makes pages of it."""

    command: str = "build"
    build: Build | None = None
    sources: Sources | None = None


_state = _State()


def set_command(command: str) -> None:
    _state.command = command


def is_preview() -> bool:
    return _state.command == "serve"


@contextmanager
def use_sources(sources: Sources | None) -> Iterator[None]:
    """For a with statement around a build of what was read and staged from these sources."""
    _state.sources = sources
    try:
        yield
    finally:
        _state.sources = None


def sources_in_use() -> Sources | None:
    return _state.sources


def start_build(build: Build) -> None:
    _state.build = build


def last_build() -> Build:
    """The build that is running, or was the last. Raises RuntimeError before the first."""
    if _state.build is None:
        raise RuntimeError("MkDocs has not begun to build.")
    return _state.build


def forget_last_build() -> None:
    """After a build that failed, only a full one can tell what there is."""
    if _state.build is not None:
        _state.build.files = {}
        _state.build.web_pages = {}


def languages_plugin(config: MkDocsConfig) -> I18n:
    """The plugin that runs the whole build once for each locale, and knows which one is running."""
    plugin = config.plugins["i18n"]
    assert isinstance(plugin, I18n)  # mkdocs.yml names it
    return plugin


def current_locale(config: MkDocsConfig) -> str:
    """Of the build that is running."""
    return str(languages_plugin(config).current_language)
