"""The web pages that are made of one page of MkDocs, and what their templates are given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from alongside.assets import web_fonts
from alongside.engines.mkdocs_build import WebPage, last_build
from alongside.model import LEAD, Format, Sources, Strand, Variant
from alongside.model.own_pages import GLOSSARY, HOME, NOT_FOUND, SITE_MAP
from alongside.outputs.expected import (
    Leaf,
    artifact_path,
    generated_page_paths,
    moved_paths,
    split_into_leaves,
)
from alongside.publication.kinds import guided
from alongside.system.once import once_for_each
from alongside.web import (
    document,
    explanations,
    frame,
    home,
    kinds,
    leaves,
    page_parts,
    paragraphs,
    picture_widths,
    strand_pages,
    utility_pages,
)
from alongside.web.context import Context
from alongside.web.glossary import glossary_context
from alongside.web.kinds import self_check
from alongside.web.moved import moved_context
from alongside.web.site_style import publication_style


def web_pages(page: Page, config: MkDocsConfig) -> Iterator[WebPage]:
    """The web pages of a page that MkDocs has rendered. The first has its address."""
    yield first_web_page(page, config)
    yield from more_web_pages(page, config)


def first_web_page(page: Page, config: MkDocsConfig) -> WebPage:
    variant = _document_variant(page)
    if variant:
        return next(_document_pages(page, variant, split_into_leaves(variant)[:1], config))
    return _generated_page(page, *_strand_and_slug(page), config)


def more_web_pages(page: Page, config: MkDocsConfig) -> Iterator[WebPage]:
    variant = _document_variant(page)
    strand, slug = _strand_and_slug(page)
    if variant:
        yield from _document_pages(page, variant, split_into_leaves(variant)[1:], config)
    elif slug == GLOSSARY:
        yield from _more_glossary_pages(strand, config)
    elif slug == SITE_MAP:
        yield from _moved_pages(strand, config)


def not_found_page(config: MkDocsConfig) -> WebPage:
    """404.html, which no Markdown is made into."""
    name = f"{NOT_FOUND}.html"
    style = publication_style(Path(str(config.theme.custom_dir)), last_build().sources.publication)
    fonts = Path(config.docs_dir, web_fonts.NOT_FOUND)
    context = utility_pages.not_found_context(
        last_build().sources,
        str(config.site_url),
        style,
        fonts.read_text(encoding="utf-8") if fonts.is_file() else "",
    )
    return name, name, {"alongside": context}


def _render_part(template: str, variables: Context) -> str:
    environment = last_build().env
    assert environment is not None  # MkDocs has made it before any page
    return environment.get_template(template).render(variables)


def write_web_page(web_page: WebPage, config: MkDocsConfig) -> None:
    path, template, variables = web_page
    text = _render_part(template, variables)
    text = picture_widths.offer_widths(text, path, Path(config.docs_dir))
    utils.write_file(text.encode(), str(Path(config.site_dir, path)))


def _strand_and_slug(page: Page) -> tuple[Strand, str]:
    """By the name of the staged file, such as "ur/our-area.md"."""
    locale, _, name = page.file.src_uri.partition("/")
    return last_build().locales[locale], name.removesuffix(".md")


def _document_variant(page: Page) -> Variant | None:
    """Of which the page is; None for a page that we make."""
    strand, slug = _strand_and_slug(page)
    is_ours = slug == HOME or slug in strand_pages.CONTEXTS
    return None if is_ours else last_build().sources.variants.get((slug, strand.key))


def _document_pages(
    page: Page, variant: Variant, wanted: Iterable[Leaf], config: MkDocsConfig
) -> Iterator[WebPage]:
    wanted = tuple(wanted)
    if not wanted:
        return
    template = page.meta.get("template", "main.html")
    # Numbered as a whole and divided afterwards: numbers go on over the pages of a document.
    publication = last_build().sources.publication
    html = kinds.add_kind_parts(page.content or "", last_build().sources, variant, _render_part)
    html = paragraphs.number_paragraphs(html, publication, variant)
    html = self_check.add_form(html, last_build().sources, variant, _render_part)
    for leaf in wanted:
        yield leaf.path, template, _document_variables(html, variant, leaf, config)


def _document_variables(
    html: str, variant: Variant, leaf: Leaf, config: MkDocsConfig
) -> dict[str, object]:
    """What theme/main.html is given for one web page of a document.

    html: all of the document, as rendered, its paragraphs numbered.
    """
    sources = last_build().sources
    document_path = artifact_path(variant.strand, variant.document, Format.WEB)
    html = leaves.redirect_links_to_leaves(html, sources, document_path, leaf.path)
    heading, parts = leaves.split_leaf(html, leaf)
    context = document.page_context(sources, variant, leaf)
    return {
        "alongside": _with_fonts(context, variant.strand, leaf.path, config),
        "heading": heading,
        "parts": explanations.add_explanations(parts, sources.publication, variant),
        # Where each step has a web page of its own, nothing has to be hidden.
        "is_guided": variant.kind == guided.NAME and not variant.strand.page_by_page,
    }


def _generated_page(page: Page, strand: Strand, slug: str, config: MkDocsConfig) -> WebPage:
    """The front door, a page of ours for each strand, or one that is made once."""
    sources, path = last_build().sources, page.file.dest_uri
    if slug == HOME:
        context = home.home_context(sources)
    elif slug in strand_pages.CONTEXTS:
        context = strand_pages.CONTEXTS[slug](sources, strand)
    else:
        title, description = page.meta["title"], page.meta["description"]
        context = utility_pages.generated_context(sources, slug, title, description)
    variables: dict[str, object] = {
        "alongside": _with_fonts(context, strand, path, config),
        "heading": f'<h1 id="{LEAD}">{escape(str(context["title"]))}</h1>',
        "parts": page_parts.split_sections(page.content or ""),
    }
    return path, page.meta.get("template", "main.html"), variables


def _more_glossary_pages(strand: Strand, config: MkDocsConfig) -> Iterator[WebPage]:
    """The second page of a glossary and all that follow."""
    sources = last_build().sources
    paths = generated_page_paths(sources.publication, strand, GLOSSARY)
    for number, path in enumerate(paths[1:], 2):
        context = glossary_context(sources, strand, number)
        yield path, f"{GLOSSARY}.html", {"alongside": _with_fonts(context, strand, path, config)}


def _moved_pages(strand: Strand, config: MkDocsConfig) -> Iterator[WebPage]:
    """What stands at the old addresses of a strand. Made beside the list of what is there now."""
    sources = last_build().sources
    for path, (owner, moved) in moved_paths(sources.publication).items():
        if owner == strand:
            context = moved_context(sources, strand, moved, path)
            yield path, "moved.html", {"alongside": _with_fonts(context, strand, path, config)}


def _with_fonts(context: Context, strand: Strand, path: str, config: MkDocsConfig) -> Context:
    """The context with the font that a page fetches while it still reads its stylesheets.

    So its words do not change their letters before the reader's eyes. path: of the page.
    """
    font = _main_font(last_build().sources, strand, Path(config.docs_dir))
    addresses = [frame.relative_link(f"{web_fonts.FOLDER}/{font}", path)] if font else []
    return context | {"fonts": addresses}


@once_for_each
def _main_font(sources: Sources, strand: Strand, staged: Path) -> str:
    """File name of the strand's font; "" for none. staged: made of these sources."""
    publication = sources.publication
    stylesheet = web_fonts.stylesheet_of(publication, publication.language_of(strand))
    sheet = staged / stylesheet
    return web_fonts.main_font(sheet.read_text(encoding="utf-8")) if sheet.is_file() else ""
