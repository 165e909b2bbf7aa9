"""The text of a page: our own HTML in place of what MkDocs would make of the Markdown.

MkDocs reads Markdown with another parser. Where the two differ, readers would get other words than
those that were checked. So MkDocs is given nothing to read, and then the HTML.
"""

from __future__ import annotations

import logging
import posixpath
from html import escape
from urllib.parse import unquote, urlsplit, urlunsplit

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from alongside.engines.mkdocs_build import last_build
from alongside.model import Format
from alongside.outputs.expected import artifact_path
from alongside.pages.html import Heading, render_page
from alongside.publication.attachments import Attachment, find_attachment
from alongside.publication.shown_diagrams import shown_on
from alongside.web.attachment_links import say_files
from alongside.web.frame import relative_link

# By the engine's own name, so that a warning ends a build under ProperDocs, too (decision 25).
log = logging.getLogger(f"{mkdocs.__name__}.plugins.alongside")


def keep_markdown(markdown: str, page: Page) -> str:
    """Keeps a page's Markdown for render_content; MkDocs gets none."""
    last_build().markdown[page.file.src_uri] = markdown
    return ""


def render_content(page: Page, config: MkDocsConfig, files: Files) -> str:
    """The HTML of a page. MkDocs is told which headings it has, and where its links lead."""
    links = _Links(page, config, files)
    build, source = last_build(), page.file.src_uri
    markdown, strand = build.markdown[source], build.locales[source.partition("/")[0]]
    diagrams = shown_on(build.sources.publication, strand, markdown)
    rendered = render_page(markdown, links.resolve, diagrams)
    page.toc = _table_of_contents(rendered.headings)
    page.present_anchor_ids = {heading.id for heading in rendered.headings if heading.id}
    return say_files(rendered.html, build.sources.publication, strand)


class _Links:
    """Turns addresses within the publication from those of files to those of pages."""

    def __init__(self, page: Page, config: MkDocsConfig, files: Files):
        self._page = page
        self._config = config
        self._files = files
        # MkDocs looks at these when all pages are there.
        page.links_to_anchors = {}

    def resolve(self, address: str) -> str:
        scheme, host, path, query, anchor = urlsplit(address)
        if scheme or host:
            return address
        source = self._page.file
        if path.startswith("/"):
            self._warn(f"an absolute link '{address}', it was left as is.")
            return address
        name = posixpath.normpath(posixpath.join(posixpath.dirname(source.src_uri), unquote(path)))
        target = self._files.get_file_from_path(name) if path else source
        if target is None and (attachment := _attachment(name)):
            return relative_link(attachment.address, source.dest_uri)
        if target is None and (elsewhere := _address_elsewhere(name)):
            return relative_link(elsewhere, source.dest_uri) + (f"#{anchor}" if anchor else "")
        if target is None:
            self._warn(
                f"a link '{address}', but the target '{name}' is not found "
                "among documentation files."
            )
            return address
        if anchor and self._page.links_to_anchors is not None:
            self._page.links_to_anchors.setdefault(target, {}).setdefault(unquote(anchor), address)
        # A place on the same page needs no path.
        relative = get_relative_url(target.url, source.url) if path else ""
        return urlunsplit(("", "", relative, query, anchor))

    def _warn(self, what: str) -> None:
        log.warning(f"Doc file '{self._page.file.src_uri}' contains {what}")


def _attachment(staged: str) -> Attachment | None:
    """The file that a page gives its readers, by its name beside the staged pages."""
    build = last_build()
    locale, _, path = staged.partition("/")
    strand = build.locales.get(locale)
    return find_attachment(build.sources.publication, strand, path) if strand else None


def _address_elsewhere(staged: str) -> str:
    """Of a page that is left out of its strand for a reason: where the version is that it would be
    made from. "" for any other page that is not there."""
    build = last_build()
    locale, _, name = staged.partition("/")
    document, strand = name.removesuffix(".md"), build.locales.get(locale)
    if strand is None or not build.sources.left_out(document, strand):
        return ""
    publication = build.sources.publication
    while made_from := publication.made_from(document, strand):
        strand = publication.strand(made_from)
        if (document, strand.key) in build.sources.variants:
            return artifact_path(strand, document, Format.WEB)
    return ""


def _table_of_contents(headings: tuple[Heading, ...]) -> TableOfContents:
    """The headings as MkDocs wants them: each with those below it."""
    top: list[AnchorLink] = []
    levels = [(0, top)]
    for heading in headings:
        while levels[-1][0] >= heading.depth:
            levels.pop()
        link = AnchorLink(escape(heading.text), heading.id, heading.depth)
        levels[-1][1].append(link)
        levels.append((heading.depth, link.children))
    return TableOfContents(top)
