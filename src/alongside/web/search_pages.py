"""Which pages can be found by a search: every document, and the pages that we make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from lxml import html

from alongside.model import Format, Outputs, Strand
from alongside.model.own_pages import IN_SOURCE_LANGUAGE, INTRODUCTION, SEARCH, SITE_MAP
from alongside.outputs.expected import (
    artifact_path,
    generated_page_paths,
    split_into_leaves,
    strand_slugs,
)
from alongside.readback.article import read_pages
from alongside.web.frame import string_key

_LISTS = (SITE_MAP, SEARCH)
"""Pages of ours that only lead to others: they would be found for every title."""
_WEIGHT, _WEIGHT_OF_OURS = 1, 0.4
"""How much a word counts. What a document says comes before what we say of all of them."""


@dataclass(frozen=True)
class SearchPage:
    """A page that can be found.

    path: below the site's root, its name in the index. address: where readers find it; for a page
    in the language of the source, that is the same one from every other language. source: its
    Markdown file or template. title: of a page that is found by that alone, or "".
    """

    path: str
    address: str
    strand: Strand
    source: str
    weight: float = _WEIGHT
    title: str = ""


def search_pages(outputs: Outputs) -> list[SearchPage]:
    return [*_documents(outputs), *_pages_of_ours(outputs), *_pages_elsewhere(outputs)]


def read_article(outputs: Outputs, page: SearchPage) -> html.HtmlElement:
    """What can be found of the page. Raises BuildFailed for one without a text."""
    if page.title:
        heading = f'<h1 id="{INTRODUCTION}">{escape(page.title)}</h1>'
        return html.fragment_fromstring(f"<article>{heading}</article>")
    article, _ = read_pages([outputs.site_folder / page.path], page.source)
    return article


def _documents(outputs: Outputs) -> Iterator[SearchPage]:
    for artifact in outputs.artifacts:
        if artifact.format == Format.WEB:
            variant = outputs.sources.variants[artifact.document, artifact.strand.key]
            for leaf in split_into_leaves(variant):
                yield SearchPage(leaf.path, leaf.path, variant.strand, variant.path.as_posix())


def _pages_of_ours(outputs: Outputs) -> Iterator[SearchPage]:
    """Of each strand that has pages; those in the language of the source belong to its strand."""
    publication = outputs.sources.publication
    for strand in publication.strands:
        slugs = [slug for slug in strand_slugs(publication) if slug not in _LISTS]
        if strand == publication.source:
            slugs += IN_SOURCE_LANGUAGE
        for slug in slugs:
            for path in generated_page_paths(publication, strand, slug):
                # The preview and single strands of a publication in the making lack some.
                if (outputs.site_folder / path).is_file():
                    yield SearchPage(path, path, strand, f"theme/{slug}.html", _WEIGHT_OF_OURS)


def _pages_elsewhere(outputs: Outputs) -> Iterator[SearchPage]:
    """Pages that are in the language of the source only, by what other languages call them."""
    publication = outputs.sources.publication
    source = publication.source
    for strand in publication.strands:
        if strand.language == source.language:
            continue
        strings = publication.language_of(strand).strings
        for slug in IN_SOURCE_LANGUAGE:
            title = f"{strings[string_key(slug)]} ({strings['in_english']})"
            address = artifact_path(source, slug, Format.WEB)
            path = f"{strand.url}/{slug}.html"
            yield SearchPage(path, address, strand, "", _WEIGHT_OF_OURS, title)
