"""What each MkDocs event does for us; hooks/ calls these.

MkDocs with the languages plugin runs the whole build once for each locale, so
every event but on_startup comes several times. The first on_config of a build
finds, checks and stages; the others only read what it found.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.config import I18nPluginLanguage

from alongside.assets import web_fonts
from alongside.errors import AlongsideError
from alongside.model import LEAD, Sources, Strand, Variant, Verdict
from alongside.outputs.expected import (
    GLOSSARY,
    HOME,
    NOT_FOUND,
    Leaf,
    artifact_path,
    generated_page_paths,
    split_into_leaves,
)
from alongside.outputs.locales import locales
from alongside.publication import changes, facts, glossary
from alongside.publication.catalogue import DOCS, find_documents
from alongside.reports import text
from alongside.system import clock
from alongside.web import (
    document,
    explanations,
    frame,
    home,
    page_parts,
    paragraphs,
    strand_pages,
    utility_pages,
)
from alongside.web import leaves as split
from alongside.web.glossary import glossary_context

STAGED = Path(".build") / "staged"
ASSETS = "assets"
"""Pictures and fonts, below the staged folder and below the site's root."""
CheckAndStage = Callable[[Sources, Path, bool], Verdict]
log = logging.getLogger("mkdocs.plugins.alongside")


WebPage = tuple[str, str, dict]
"""One web page: its path below the site's root, its template, and what the template is told."""


@dataclass
class Build:
    """What the build that is running, or was the last, knows. command: "build" or "serve".

    files: of each locale, with their pages. shown: path of each page to the rest of Shown.
    """

    command: str = "build"
    sources: Sources | None = None
    verdict: Verdict | None = None
    locales: dict[str, Strand] | None = None
    env: Environment | None = None
    config: MkDocsConfig | None = None
    files: dict[str, Files] = field(default_factory=dict)
    web_pages: dict[str, tuple[str, dict]] = field(default_factory=dict)


_build = Build()


def set_command(command: str) -> None:
    _build.command = command


def last_build() -> Build:
    return _build


def check_and_stage_once(config: MkDocsConfig, check_and_stage: CheckAndStage) -> MkDocsConfig:
    """Checks and stages, unless our own publishing has done both. Raises PluginError to stop the build."""
    languages = config.plugins["i18n"]
    if languages.building:
        return config
    root = Path(config.config_file_path).parent
    _build.config = config
    _build.files, _build.web_pages = {}, {}
    try:
        _build.sources = find_documents(root, clock.today())
        _build.locales = locales(_build.sources.publication)
        if Path(config.docs_dir) == root / DOCS:
            _build.verdict = check_and_stage(
                _build.sources, root / STAGED, _build.command == "serve"
            )
            report_verdict(_build.verdict)
            config.docs_dir = str(root / STAGED)
    except AlongsideError as error:
        raise PluginError(text.render_error(error)) from None
    publication = _build.sources.publication
    config.site_name = publication.name
    config.site_url = config.site_url or publication.url
    # MkDocs' own site map carries the day of the build, which would make every build differ.
    config.theme.static_templates = {f"{NOT_FOUND}.html"}
    languages.config.languages = [
        _plugin_language(locale, strand) for locale, strand in _build.locales.items()
    ]
    return config


def arrange_files(files: Files, config: MkDocsConfig) -> Files:
    """Pages go to their strand's address, pictures and fonts serve every locale, Material's own files go."""
    locale = config.plugins["i18n"].current_language
    strand = _build.locales[locale]
    ours = (config.docs_dir, config.theme.custom_dir)
    for file in list(files):
        if file.src_dir not in ours:
            files.remove(file)
        elif file.src_uri.startswith(f"{locale}/") and file.is_documentation_page():
            slug = file.src_uri.removeprefix(f"{locale}/").removesuffix(".md")
            file.dest_uri = artifact_path(strand, slug, "web")
            file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
            # MkDocs works the address out from dest_uri, once; forgotten, it is worked out again.
            vars(file).pop("url", None)
    share_assets(files, config)
    return files


def share_assets(files: Files, config: MkDocsConfig) -> None:
    """Pictures and fonts are staged once, beside the folders of the locales."""
    staged = Path(config.docs_dir)
    there = sorted(
        path.relative_to(staged).as_posix()
        for path in (staged / ASSETS).rglob("*")
        if path.is_file()
    )
    for name in there:
        if name not in files.src_uris:
            files.append(File(name, config.docs_dir, config.site_dir, config.use_directory_urls))
    for file in list(files):
        if (
            file.src_dir == config.docs_dir
            and file.src_uri.startswith(f"{ASSETS}/")
            and file.src_uri not in there
        ):
            files.remove(file)


def set_home_page(nav: Navigation) -> Navigation:
    """The languages plugin looks for a home page at the locale's name, which is not where the levels go."""
    nav.homepage = next(
        (page for page in nav.pages if page.file.src_uri.endswith("/index.md")), None
    )
    return nav


def watch_data_files(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """A preview follows these files as well. They may be absent, which "watch" in mkdocs.yml does not allow."""
    for name in (glossary.FILE, changes.FILE, facts.FILE):
        path = Path(config.config_file_path).parent / name
        if path.is_file():
            server.watch(str(path))


def remember_environment(env: Environment, files: Files, config: MkDocsConfig) -> None:
    _build.env = env
    _build.files[config.plugins["i18n"].current_language] = files


def page_context(context: dict, page: Page, config: MkDocsConfig) -> dict:
    path, template, page_variables = next(web_pages(page, config))
    _build.web_pages[path] = template, page_variables
    return context | page_variables


def write_leaves(output: str, page: Page, config: MkDocsConfig) -> str:
    """MkDocs writes the first web page of a document or glossary; the others, if there are any, are written here."""
    for number, (path, template, context) in enumerate(web_pages(page, config)):
        if number:
            _build.web_pages[path] = template, context
            write_page(path, template, context, config)
    return output


def write_page(path: str, template: str, context: dict, config: MkDocsConfig) -> None:
    text = _build.env.get_template(template).render(context)
    utils.write_file(text.encode(), str(Path(config.site_dir, path)))


def web_pages(page: Page, config: MkDocsConfig) -> Iterator[WebPage]:
    """The web pages that are made of one page of MkDocs, which has been rendered. The first has its address."""
    strand, slug = _strand_and_slug(page)
    template, first = page.meta.get("template", "main.html"), page.file.dest_uri
    variant = _build.sources.variants.get((slug, strand.key))
    if variant and slug != HOME and slug not in strand_pages.CONTEXTS:
        yield from (
            (leaf.path, template, _document_variables(page.content, variant, leaf, config))
            for leaf in split_into_leaves(variant)
        )
        return
    if slug == HOME:
        ours = home.home_context(_build.sources)
    elif slug in strand_pages.CONTEXTS:
        ours = strand_pages.CONTEXTS[slug](_build.sources, strand)
    else:
        ours = utility_pages.generated_context(
            _build.sources, slug, page.meta["title"], page.meta["description"]
        )
    fonts = {"fonts": _preloaded_fonts(strand, first, Path(config.docs_dir))}
    yield (
        first,
        template,
        {
            "alongside": ours | fonts,
            "heading": f'<h1 id="{LEAD}">{escape(ours["title"])}</h1>',
            "parts": page_parts.split_sections(page.content),
        },
    )
    if slug == GLOSSARY:
        for number, path in enumerate(
            generated_page_paths(_build.sources.publication, strand, slug)[1:], 2
        ):
            yield (
                path,
                f"{slug}.html",
                {
                    "alongside": glossary_context(_build.sources, strand, number)
                    | {"fonts": _preloaded_fonts(strand, path, Path(config.docs_dir))}
                },
            )


def _document_variables(html: str, variant: Variant, leaf: Leaf, config: MkDocsConfig) -> dict:
    """What theme/main.html is told of one web page of a document. html: all of the document, as rendered."""
    sources = _build.sources
    whole = artifact_path(variant.strand, variant.document, "web")
    html = paragraphs.number_paragraphs(html, sources.publication, variant)
    html = split.redirect_links_to_leaves(html, sources, whole, leaf.path)
    heading, text = split.split_leaf(html, leaf)
    fonts = _preloaded_fonts(variant.strand, leaf.path, Path(config.docs_dir))
    return {
        "alongside": document.page_context(sources, variant, leaf) | {"fonts": fonts},
        "heading": heading,
        "parts": explanations.add_explanations(text, sources.publication, variant),
    }


def _strand_and_slug(page: Page) -> tuple[Strand, str]:
    locale, _, name = page.file.src_uri.partition("/")
    return _build.locales[locale], name.removesuffix(".md")


def _preloaded_fonts(strand: Strand, here: str, staged: Path) -> list[str]:
    """What a page fetches while it still reads its stylesheets, so that its words do not change their letters."""
    publication = _build.sources.publication
    sheet = staged / web_fonts.stylesheet_of(publication, publication.language_of(strand))
    name = web_fonts.main_font(sheet.read_text(encoding="utf-8")) if sheet.is_file() else ""
    return [frame.relative_link(f"{web_fonts.FOLDER}/{name}", here)] if name else []


def template_context(context: dict, config: MkDocsConfig) -> dict:
    path, template, page_variables = not_found(config)
    _build.web_pages[path] = template, page_variables
    return context | page_variables


def not_found(config: MkDocsConfig) -> WebPage:
    name = f"{NOT_FOUND}.html"
    return (
        name,
        name,
        {
            "alongside": utility_pages.not_found_context(
                _build.sources, urlsplit(config.site_url).path
            )
        },
    )


def keep_one_not_found(output: str, config: MkDocsConfig) -> str:
    """404.html is made again for every locale: keep the one in the language of the source."""
    languages = config.plugins["i18n"]
    return output if languages.current_language == languages.default_language else ""


def report_verdict(verdict: Verdict) -> None:
    """A blocking finding stops "mkdocs build"; a preview shows it and goes on, so that it can be mended."""
    report = text.render(verdict)
    if verdict.passed:
        log.info(report)
    elif _build.command == "serve":
        log.warning(report)
    else:
        raise PluginError(report)


def _plugin_language(locale: str, strand: Strand) -> I18nPluginLanguage:
    language = I18nPluginLanguage()
    language.load_dict({"locale": locale, "name": strand.key, "default": strand.made_from is None})
    language.validate()
    return language
