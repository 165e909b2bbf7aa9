"""The language tag of each way to read a document, for links and for search engines.

A page names its siblings by tag. Each tag stands for one page only:

- A language's own tag is for the page that most of its readers should be offered. That is the one
  in everyday words, plain English or plain Welsh, where there is one. The source, written for
  experts, is one step away from it.
- Easy read beside another level has the variant "simple" of the language subtag registry (BCP
  47): "en-simple".
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
    links = {}
    for tag, strand in _strands_by_tag(publication).items():
        if (document, strand.key) in sources.variants:
            links[tag] = page_url(publication, strand, document)
    return links


def strand_start_url(publication: Publication, strand: Strand) -> str:
    """The full address where reading in a strand begins, as short as a web server allows."""
    return page_url(publication, strand, "index").removesuffix("index.html")


def _strands_by_tag(publication: Publication) -> dict[str, Strand]:
    source = publication.source
    strands_by_tag = {}
    # The last one gets a tag that several have: plain English, or any rather than the source.
    for strand in sorted(publication.strands, key=lambda strand: _rank(strand, source)):
        strands_by_tag[link_tag(publication, strand)] = strand
    return strands_by_tag | {DEFAULT: source}


def _rank(strand: Strand, source: Strand) -> tuple[bool, bool]:
    return strand is not source, strand.level == PLAIN
