"""The language tag of each way to read a document, for links and for search engines.

A page names its siblings by tag. Each tag stands for one page only:

- A language's own tag is for the page that most of its readers should be offered. That is the one
  in everyday words, plain English or plain Welsh, where there is one. The source, written for
  experts, is one step away from it.
- Easy read beside another level has the variant "simple" of the language subtag registry (BCP
  47): "en-simple"; any further level a subtag for private use: "cy-x-full".
- The source, from whose text all others come, is for readers of none of these languages:
  "x-default".
"""

from __future__ import annotations

from alongside.model import EASY_READ, PLAIN, Publication, Sources, Strand
from alongside.outputs.expected import page_url

DEFAULT = "x-default"


def link_tag(publication: Publication, strand: Strand) -> str:
    """What a link to a page of the strand says of the language there: its attribute hreflang."""
    # The only page of its language is for all its readers, whichever level it was made from.
    is_only_one = [each.language for each in publication.strands].count(strand.language) == 1
    if strand.level == EASY_READ and not is_only_one:
        return f"{strand.language}-simple"
    return strand.language


def alternate_links(sources: Sources, document: str) -> dict[str, str]:
    """Tag to the full address of the same document, x-default last. Only of variants that exist."""
    publication = sources.publication
    tags = _strand_tags(publication)
    links = {
        tag: page_url(publication, strand, document)
        for strand, tag in tags.items()
        if tag and (document, strand.key) in sources.variants
    }
    default = default_strand(sources, document)
    if (document, default.key) in sources.variants:
        links[DEFAULT] = page_url(publication, default, document)
    return links


def default_strand(sources: Sources, document: str) -> Strand:
    """For readers of no language that there is: the source, or where the document is not in it, the
    strand in which it was written first."""
    publication = sources.publication
    if (document, publication.source.key) in sources.variants:
        return publication.source
    return publication.source_of_document(document)


def strand_start_url(publication: Publication, strand: Strand) -> str:
    """The full address where reading in a strand begins, as short as a web server allows."""
    return page_url(publication, strand, "index").removesuffix("index.html")


def _strand_tags(publication: Publication) -> dict[Strand, str]:
    """In the order of the publication; the source has "" where another one has its tag."""
    source = publication.source
    tags: dict[Strand, str] = {}
    # The first one gets a tag that several have: everyday words, or any rather than the source.
    for strand in sorted(publication.strands, key=lambda strand: _rank(strand, source)):
        tag = link_tag(publication, strand)
        if tag in tags.values():
            tag = "" if strand is source else _private_tag(strand)
        tags[strand] = tag
    return {strand: tags[strand] for strand in publication.strands}


def _private_tag(strand: Strand) -> str:
    """ "cy-x-full": a level that no registered tag names, in a subtag for private use."""
    return "-".join((strand.language, "x", *(part[:8] for part in strand.level.split("-"))))


def _rank(strand: Strand, source: Strand) -> tuple[bool, bool]:
    return strand is source, strand.level != PLAIN
