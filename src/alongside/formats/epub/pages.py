"""What an EPUB has to say: the text of record of every page of its strand, in order, and the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from alongside.formats.article import read_page
from alongside.model import Outputs, Strand
from alongside.outputs import GLOSSARY, artifact_path, strand_slugs


@dataclass(frozen=True)
class PageText:
    """page: the built page. source: the file that its words come from. draft: whether the page says it is one."""

    slug: str
    page: Path
    source: str
    article: html.HtmlElement
    draft: bool

    @property
    def title(self) -> str:
        return " ".join(self.article.xpath("string(.//h1)").split())


def page_texts(outputs: Outputs, strand: Strand) -> Iterator[PageText]:
    """Raises BuildFailed for a page that is not there or has no text."""
    sources = outputs.sources
    for slug in sources.publication.documents:
        variant = sources.variants.get((slug, strand.key))
        if variant is not None:
            yield _read(outputs, strand, slug, variant.path.as_posix())
    if GLOSSARY in strand_slugs(sources.publication):
        yield _read(outputs, strand, GLOSSARY, "glossary.yml")


def _read(outputs: Outputs, strand: Strand, slug: str, source: str) -> PageText:
    page = outputs.built / artifact_path(strand, slug, "web")
    article, draft = read_page(page, source)
    return PageText(slug, page, source, article, draft)
