"""Pages of the released site that stand for all: enough to try by hand what no page may get wrong."""

from collections.abc import Iterator
from pathlib import Path

from alongside.model import Sources, Strand
from alongside.outputs.expected import generated_paths, split_into_leaves
from alongside.web.navigation import variants_of_strand


def document_pages(sources: Sources, strand: Strand) -> list[str]:
    """Path of each page of the documents of a strand, in the order in which they are read."""
    pages = []
    for variant in variants_of_strand(sources, strand):
        pages += [leaf.path for leaf in split_into_leaves(variant)]
    return pages


def page_sample(sources: Sources, site: Path) -> list[str]:
    """The first, the last and the longest page of each strand, and every page that nobody writes.

    Those that nobody writes have a template each and are in every language. Their number does not
    grow with docs/, nor does this list.
    """
    pages = [*_of_documents(sources, site), *generated_paths(sources.publication)]
    return list(dict.fromkeys(pages))


def _of_documents(sources: Sources, site: Path) -> Iterator[str]:
    for strand in sources.publication.strands:
        pages = document_pages(sources, strand)
        yield pages[0]
        yield pages[-1]
        yield max(pages, key=lambda page: (site / page).stat().st_size)
