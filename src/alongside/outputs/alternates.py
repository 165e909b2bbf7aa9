"""The language tag of each way to read a document, for links and for search engines.

A page names its siblings by tag. Each tag stands for one page only:

- A language's own tag is for the page that most of its readers should be offered: for English that
  is plain English, where there is one. The source, written for experts, is one step away from it.
- Easy read has the variant "simple" of the language subtag registry (BCP 47): "en-simple".
- The source is for readers of none of these languages, from whose text all others come: "x-default".
"""

from __future__ import annotations

from alongside.model import Publication, Sources, Strand
from alongside.outputs.expected import artifact_path, public_url

DEFAULT = "x-default"
_EASY, _PLAIN = "easy-read", "plain-english"


def link_tag(publication: Publication, strand: Strand) -> str:
    """What a link to a page of the strand says of the language there (hreflang)."""
    # A translation is the only page of its language, whichever level it was made from.
    easy = strand.level == _EASY and strand.language == publication.source.language
    return f"{strand.language}-simple" if easy else strand.language


def alternate_links(sources: Sources, document: str) -> dict[str, str]:
    """Tag to full address of the same document, x-default last. Only of variants that were found."""
    publication = sources.publication
    return {
        tag: public_url(publication, artifact_path(strand, document, "web"))
        for tag, strand in _strands_by_tag(publication).items()
        if (document, strand.key) in sources.variants
    }


def strand_start_url(publication: Publication, strand: Strand) -> str:
    """The full address where reading in a strand begins, as short as a web server understands it."""
    return public_url(publication, artifact_path(strand, "index", "web")).removesuffix("index.html")


def _strands_by_tag(publication: Publication) -> dict[str, Strand]:
    source = publication.source
    # The last one wins a tag: plain English, or else any but the source, which is x-default already.
    ordered = sorted(
        publication.strands, key=lambda strand: (strand is not source, strand.key == _PLAIN)
    )
    return {link_tag(publication, strand): strand for strand in ordered} | {DEFAULT: source}
