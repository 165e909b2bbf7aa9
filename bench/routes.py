"""Which pages are visited, in the groups in which they are told of, and which page a reader goes on to from each."""

from __future__ import annotations

from alongside.model import Publication, Sources, Strand
from alongside.outputs.expected import generated_paths, split_into_leaves
from alongside.outputs.locales import locale_of
from alongside.web.frame import variants_of_strand

GENERATED = "generated"
STOCK_GENERATED = ("accessibility.html", "credits.html", "404.html")

Routes = dict[str, list[tuple[str, str]]]
"""Group to pairs: a page, and the page after it."""


def our_routes(sources: Sources) -> Routes:
    """From a page to the next of its level or language; from a page that we make, to the first document."""
    publication = sources.publication
    pages = {
        strand.key: [
            leaf.path
            for variant in variants_of_strand(sources, strand)
            for leaf in split_into_leaves(variant)
        ]
        for strand in publication.strands
    }
    made = [
        (path, pages[strand.key][0])
        for path, strand in generated_paths(publication).items()
        if pages[strand.key]
    ]
    return {key: pair_with_next(paths) for key, paths in pages.items() if paths} | {GENERATED: made}


def stock_routes(sources: Sources) -> Routes:
    publication = sources.publication
    pages = {
        strand.key: [
            f"{_folder(publication, strand)}{variant.document}.html"
            for variant in variants_of_strand(sources, strand)
        ]
        for strand in publication.strands
    }
    return {key: pair_with_next(paths) for key, paths in pages.items() if paths} | {
        GENERATED: [(path, "index.html") for path in STOCK_GENERATED]
    }


def pair_with_next(paths: list[str]) -> list[tuple[str, str]]:
    return list(zip(paths, paths[1:] + paths[:1], strict=True))


def _folder(publication: Publication, strand: Strand) -> str:
    return "" if strand is publication.source else f"{locale_of(publication, strand)}/"
