"""What an EPUB has to say: the text of record of every page of its strand, in order, and the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from alongside.model import Outputs, Strand
from alongside.outputs.expected import (
    GLOSSARY,
    generated_page_paths,
    split_into_leaves,
    strand_slugs,
)
from alongside.readback.article import read_pages


@dataclass(frozen=True)
class PageText:
    """page: the built page, or the first of several. source: the file that its words come from. draft: what it says of
    being one, or ""."""

    slug: str
    page: Path
    source: str
    article: html.HtmlElement
    draft_notice: str

    @property
    def title(self) -> str:
        return " ".join(self.article.xpath("string(.//h1)").split())


def read_page_texts(outputs: Outputs, strand: Strand) -> Iterator[PageText]:
    """Raises BuildFailed for a page that is not there or has no text."""
    publication = outputs.sources.publication
    found = (outputs.sources.variants.get((slug, strand.key)) for slug in publication.documents)
    variants = [variant for variant in found if variant is not None]
    document_pages = {
        Path(leaf.path).name: (Path(split_into_leaves(variant)[0].path).name, leaf.section)
        for variant in variants
        for leaf in split_into_leaves(variant)[1:]
    }
    for variant in variants:
        pages = [outputs.site_folder / leaf.path for leaf in split_into_leaves(variant)]
        article, draft = read_pages(pages, variant.path.as_posix())
        _redirect_section_links(article, document_pages)
        yield PageText(variant.document, pages[0], variant.path.as_posix(), article, draft)
    if GLOSSARY in strand_slugs(publication):
        yield _read_glossary(
            [
                outputs.site_folder / path
                for path in generated_page_paths(publication, strand, GLOSSARY)
            ]
        )


def _redirect_section_links(
    article: html.HtmlElement, document_pages: Mapping[str, tuple[str, str]]
) -> None:
    """Links to a section's own page lead to the section in its document, as a book has it. wholes: by file name."""
    for link in article.iter("a"):
        name, _, section = link.get("href", "").partition("#")
        if name in document_pages:
            whole, start = document_pages[name]
            link.set("href", f"{whole}#{section or start}")


def _read_glossary(pages: list[Path]) -> PageText:
    """All its words under its one heading."""
    article, draft = read_pages(pages[:1], "glossary.yml")
    for page in pages[1:]:
        more, _ = read_pages([page], "glossary.yml")
        for heading in more.findall(".//h1"):
            heading.drop_tree()
        article.extend(more)
    return PageText(GLOSSARY, pages[0], "glossary.yml", article, draft)
