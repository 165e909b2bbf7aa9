"""What an EPUB has to say: the text of record of every page of its strand, and the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath

from lxml import html

from alongside.model import Outputs, Strand, Variant
from alongside.model.own_pages import GLOSSARY
from alongside.outputs.expected import generated_page_paths, split_into_leaves, strand_slugs
from alongside.readback.article import read_document, read_pages
from alongside.web.frame import relative_link
from alongside.web.navigation import variants_of_strand


@dataclass(frozen=True)
class PageText:
    """A document, or the glossary, as the website has it.

    page: the built page, or the first of several. source: the file that its words come from.
    draft_notice: what it says of being a draft, or "".
    """

    slug: str
    page: Path
    source: str
    article: html.HtmlElement
    draft_notice: str

    @property
    def title(self) -> str:
        return " ".join(self.article.xpath("string(.//h1)").split())


def read_page_texts(outputs: Outputs, strand: Strand) -> Iterator[PageText]:
    """In the order of the publication. Raises BuildFailed for a missing or empty page."""
    publication = outputs.sources.publication
    variants = variants_of_strand(outputs.sources, strand)
    section_pages = _section_pages(variants)
    for variant in variants:
        pages = [outputs.site_folder / leaf.path for leaf in split_into_leaves(variant)]
        source = variant.path.as_posix()
        article, draft = read_document(outputs, variant)
        here = split_into_leaves(variant)[0].path
        _redirect_section_links(article, here, section_pages)
        yield PageText(
            slug=variant.document,
            page=pages[0],
            source=source,
            article=article,
            draft_notice=draft,
        )
    if GLOSSARY in strand_slugs(publication):
        paths = generated_page_paths(publication, strand, GLOSSARY)
        yield _read_glossary([outputs.site_folder / path for path in paths])


def _section_pages(variants: list[Variant]) -> dict[str, tuple[str, str]]:
    """Path of each page of one section to that of the document's first page and the section's
    id."""
    section_pages = {}
    for variant in variants:
        first, *others = split_into_leaves(variant)
        for leaf in others:
            section_pages[leaf.path] = (first.path, leaf.section)
    return section_pages


def _redirect_section_links(
    article: html.HtmlElement, here: str, section_pages: Mapping[str, tuple[str, str]]
) -> None:
    """Links to a section's own page lead to the section in its document, as a book has it.

    here: path of the page that has the article.
    """
    for link in article.iter("a"):
        path, _, fragment = link.get("href", "").partition("#")
        target = normpath(join(dirname(here), path)) if path else ""
        if target in section_pages:
            document_page, section = section_pages[target]
            link.set("href", f"{relative_link(document_page, here)}#{fragment or section}")


def _read_glossary(pages: list[Path]) -> PageText:
    """The terms of all its pages under one heading."""
    article, draft = read_pages(pages[:1], "glossary.yml")
    for page in pages[1:]:
        more, _ = read_pages([page], "glossary.yml")
        # Each page repeats the heading of the first.
        for heading in more.findall(".//h1"):
            heading.drop_tree()
        article.extend(more)
    return PageText(
        slug=GLOSSARY, page=pages[0], source="glossary.yml", article=article, draft_notice=draft
    )
