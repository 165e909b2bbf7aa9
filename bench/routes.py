"""Which pages are visited, in groups, and which page a reader goes on to from each."""

from __future__ import annotations

from alongside.model import Publication, Sources, Strand
from alongside.outputs.expected import generated_paths, split_into_leaves
from alongside.outputs.locales import locale_of
from alongside.web.navigation import variants_of_strand

GENERATED = "generated"
STOCK_GENERATED = ("accessibility.html", "credits.html", "404.html")

Routes = dict[str, list[tuple[str, str]]]
"""Group to pairs: a page, and the page after it."""


def our_routes(sources: Sources) -> Routes:
    """From a page to the next of its level or language; from a page that we make, to the first
    document."""
    routes: Routes = {}
    first_pages: dict[str, str] = {}
    for strand in sources.publication.strands:
        pages: list[str] = []
        for variant in variants_of_strand(sources, strand):
            pages += [leaf.path for leaf in split_into_leaves(variant)]
        if pages:
            routes[strand.key] = pair_with_next(pages)
            first_pages[strand.key] = pages[0]
    routes[GENERATED] = [
        (page, first_pages[strand.key])
        for page, strand in generated_paths(sources.publication).items()
        if strand.key in first_pages
    ]
    return routes


def stock_routes(sources: Sources) -> Routes:
    """The same pages, where stock Material has them."""
    routes: Routes = {}
    for strand in sources.publication.strands:
        folder = _folder(sources.publication, strand)
        pages = [
            f"{folder}{variant.document}.html" for variant in variants_of_strand(sources, strand)
        ]
        if pages:
            routes[strand.key] = pair_with_next(pages)
    routes[GENERATED] = [(page, "index.html") for page in STOCK_GENERATED]
    return routes


def pair_with_next(paths: list[str]) -> list[tuple[str, str]]:
    """Each page and the one after it; after the last comes the first."""
    return list(zip(paths, paths[1:] + paths[:1], strict=True))


def _folder(publication: Publication, strand: Strand) -> str:
    return "" if strand is publication.source else f"{locale_of(publication, strand)}/"
