"""What each MkDocs event does for us; hooks/ calls these.

MkDocs with the languages plugin runs the whole build once for each locale, so
every event but on_startup comes several times. The first on_config of a build
finds, checks and stages; the others only read what it found.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.config import I18nPluginLanguage

from alongside.engines.compiled_templates import CompiledTemplates
from alongside.engines.mkdocs_build import (
    Build,
    current_locale,
    forget_last_build,
    is_preview,
    languages_plugin,
    last_build,
    set_command,
    sources_in_use,
    start_build,
)
from alongside.engines.mkdocs_content import keep_markdown, render_content
from alongside.engines.mkdocs_pages import (
    first_web_page,
    more_web_pages,
    not_found_page,
    write_web_page,
)
from alongside.errors import AlongsideError
from alongside.model import Format, Sources, Strand, Verdict
from alongside.model.own_pages import NOT_FOUND
from alongside.outputs.expected import artifact_path
from alongside.outputs.locales import locales
from alongside.publication import (
    case_names,
    changes,
    diagrams,
    facts,
    glossary,
    manual_audit,
    moved,
)
from alongside.publication.catalogue import DOCS, find_documents
from alongside.publication.data_file import LANGUAGE_FILES
from alongside.publication.held_back import without_held_back
from alongside.reports import text
from alongside.system import clock
from alongside.system.input_files import copy_inputs
from alongside.system.os_errors import wrap_os_error
from alongside.web.picture_widths import offer_widths
from alongside.web.site_style import PARTS, STYLE_SHEET, publication_style

__all__ = [
    "FILES_EVENT",
    "check_and_stage_once",
    "keep_markdown",
    "keep_one_not_found",
    "last_build",
    "page_context",
    "publication_root",
    "remember_environment",
    "render_content",
    "report_verdict",
    "set_command",
    "set_home_page",
    "share_assets",
    "template_context",
    "watch_data_files",
    "write_leaves",
]

STAGED = Path(".build") / "staged"
_INPUTS = Path(".build") / "inputs-of-mkdocs"
"""Not the copy of our own publishing, which may be at work at the same time."""
ASSETS = "assets"
"""Pictures and fonts, below the staged folder and below the site's root."""
CheckAndStage = Callable[[Sources, Path, bool], Verdict]
"""Checks the sources and stages them into a folder; the last argument: whether for a preview."""
log = logging.getLogger("mkdocs.plugins.alongside")


def check_and_stage_once(config: MkDocsConfig, check_and_stage: CheckAndStage) -> MkDocsConfig:
    """Checks and stages, unless our own publishing has done both.

    Raises PluginError to stop the build.
    """
    languages = languages_plugin(config)
    if languages.building:
        return config
    forget_last_build()
    try:
        build = _start_build(config, check_and_stage)
    except AlongsideError as error:
        raise PluginError(text.render_error(error)) from None
    except OSError as error:
        raise PluginError(text.render_error(wrap_os_error(error))) from None
    publication = build.sources.publication
    config.site_name = publication.name
    config.site_url = config.site_url or publication.url
    # MkDocs' own site map carries the day of the build, which would make every build differ.
    config.theme.static_templates = {f"{NOT_FOUND}.html"}
    # mkdocs.yml has to name a language; those of publication.yml take its place.
    languages.config.languages = [
        _plugin_language(locale, strand) for locale, strand in build.locales.items()
    ]
    return config


def _start_build(config: MkDocsConfig, check_and_stage: CheckAndStage) -> Build:
    root = publication_root(config)
    # Our own publishing hands over the staged folder, after its gate.
    is_ours = Path(config.docs_dir).resolve() != (root / DOCS).resolve()
    sources = sources_in_use() if is_ours else None
    if sources is None:
        # A preview follows every save; a build is of what it checked.
        works_in_copy = not is_ours and not is_preview()
        read_from = copy_inputs(root, root / _INPUTS) if works_in_copy else root
        sources = find_documents(read_from, clock.today())
    # A preview shows what waits for its day; what is built may be put on the web.
    shown = sources if is_preview() else without_held_back(sources)
    build = Build(sources=shown, locales=locales(shown.publication), config=config)
    start_build(build)
    if not is_ours:
        build.verdict = check_and_stage(sources, root / STAGED, is_preview())
        report_verdict(build.verdict)
        config.docs_dir = str(root / STAGED)
    return build


def publication_root(config: MkDocsConfig) -> Path:
    """The folder of mkdocs.yml, which holds the publication, too.

    MkDocs keeps the path of its settings as it was typed after -f: it may be relative.
    """
    return Path(config.config_file_path).resolve().parent


def leave_own_files(files: Files, config: MkDocsConfig) -> Files:
    """Takes out what the languages plugin would only look at: pages of other locales, pictures and
    fonts. It makes several objects of each file, in the run of every locale."""
    own = f"{current_locale(config)}/"
    for file in list(files):
        if file.src_dir == config.docs_dir and not file.src_uri.startswith(own):
            files.remove(file)
    return files


def arrange_files(files: Files, config: MkDocsConfig) -> Files:
    """Gives pages their strand's addresses, shares pictures and fonts, drops Material's files."""
    locale = current_locale(config)
    strand = last_build().locales[locale]
    ours = (config.docs_dir, config.theme.custom_dir)
    for file in list(files):
        if file.src_dir not in ours or file.src_uri.startswith(PARTS):
            # Material's own scripts and styles, which no template of ours asks for, and what our
            # style sheet is made from.
            files.remove(file)
        elif file.src_uri.startswith(f"{locale}/") and file.is_documentation_page():
            slug = file.src_uri.removeprefix(f"{locale}/").removesuffix(".md")
            file.dest_uri = artifact_path(strand, slug, Format.WEB)
            file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
            # MkDocs works the address out from dest_uri, once; forgotten, it is worked out again.
            vars(file).pop("url", None)
        elif file.src_uri == STYLE_SHEET:
            publication = last_build().sources.publication
            file.content_string = publication_style(Path(str(config.theme.custom_dir)), publication)
    share_assets(files, config)
    return files


# The languages plugin works at -100, between the two.
FILES_EVENT = CombinedEvent(event_priority(0)(leave_own_files), event_priority(-200)(arrange_files))


def share_assets(files: Files, config: MkDocsConfig) -> None:
    """Pictures and fonts are staged once, beside the folders of the locales."""
    staged = Path(config.docs_dir)
    paths = [path for path in (staged / ASSETS).rglob("*") if path.is_file()]
    names = sorted(path.relative_to(staged).as_posix() for path in paths)
    for name in names:
        if name not in files.src_uris:
            files.append(File(name, config.docs_dir, config.site_dir, config.use_directory_urls))
    for file in list(files):
        is_asset = file.src_dir == config.docs_dir and file.src_uri.startswith(f"{ASSETS}/")
        if is_asset and file.src_uri not in names:
            files.remove(file)


def set_home_page(nav: Navigation, config: MkDocsConfig) -> Navigation:
    """The languages plugin looks for a home page at the locale's name, where no level's page is."""
    first = f"{current_locale(config)}/index.md"
    starts = (page for page in nav.pages if page.file.src_uri == first)
    nav.homepage = next(starts, None)
    return nav


def watch_data_files(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """A preview follows these files as well.

    They may be absent, which "watch" in mkdocs.yml does not allow.
    """
    files = (glossary, changes, facts, diagrams, case_names, moved, manual_audit)
    names = (file.FILE for file in files)
    for name in names:
        path = publication_root(config) / name
        if path.is_file():
            server.watch(str(path))
    languages = publication_root(config) / LANGUAGE_FILES
    if languages.is_dir():
        server.watch(str(languages))


def remember_environment(env: Environment, files: Files, config: MkDocsConfig) -> None:
    # What a template is given are words, unless it says otherwise: one that forgets to escape them
    # must not let code in.
    env.autoescape = True
    # Lines of a template that only say what comes next would be empty lines of every page.
    env.trim_blocks = env.lstrip_blocks = True
    env.bytecode_cache = CompiledTemplates()
    build = last_build()
    build.env = env
    build.files[current_locale(config)] = files


def page_context(context: dict[str, object], page: Page, config: MkDocsConfig) -> dict[str, object]:
    """What the template of a page is given: what MkDocs gives it, and our own variables."""
    web_page = first_web_page(page, config)
    last_build().remember(web_page)
    return context | web_page[2]


def write_leaves(output: str, page: Page, config: MkDocsConfig) -> str:
    """Writes all web pages of a document or glossary but the first, which MkDocs writes."""
    for web_page in more_web_pages(page, config):
        last_build().remember(web_page)
        write_web_page(web_page, config)
    return offer_widths(output, page.file.dest_uri, Path(config.docs_dir))


def template_context(context: dict[str, object], config: MkDocsConfig) -> dict[str, object]:
    """The same for 404.html, the one page of ours that is made of no Markdown."""
    web_page = not_found_page(config)
    last_build().remember(web_page)
    return context | web_page[2]


def keep_one_not_found(output: str, config: MkDocsConfig) -> str:
    """404.html is made again for every locale: keep the one in the language of the source."""
    languages = languages_plugin(config)
    return output if languages.current_language == languages.default_language else ""


def report_verdict(verdict: Verdict) -> None:
    """A blocking finding stops "mkdocs build".

    A preview shows it and goes on, so that it can be mended. Raises PluginError.
    """
    report = text.render(verdict)
    if verdict.passed:
        log.info(report)
    elif is_preview():
        log.warning(report)
    else:
        raise PluginError(report)


def _plugin_language(locale: str, strand: Strand) -> I18nPluginLanguage:
    language = I18nPluginLanguage()
    language.load_dict({"locale": locale, "name": strand.key, "default": strand.made_from is None})
    language.validate()
    return language
