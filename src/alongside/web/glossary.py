"""What the template of a strand's glossary needs: every term, in the order of a dictionary."""

from __future__ import annotations

from collections.abc import Sequence

from alongside.assets.pictures import picture_address
from alongside.model import Publication, Sources, Strand, Variant
from alongside.model.own_pages import GLOSSARY
from alongside.outputs.expected import generated_page_paths, terms_on_a_page
from alongside.publication.terms import TermFinder, term_ids_on_page
from alongside.system.once import once_for_each
from alongside.text.glossary_order import GlossaryEntry, sorted_terms
from alongside.web.context import Context, Link
from alongside.web.drafts import has_drafts
from alongside.web.frame import (
    frame_context,
    page_link,
    relative_link,
    standalone_context,
    string_key,
)
from alongside.web.navigation import variants_of_strand
from alongside.web.switcher import made_page_switcher

_MOST_PAGES = 8
"""Of more pages a list would be no help: readers meet such a word wherever they go on."""


def glossary_context(sources: Sources, strand: Strand, number: int = 1) -> Context:
    """The context of theme/glossary.html.

    terms: id, word, meaning, picture ("" for none), and the pages of the strand that use it, unless
    they are very many.
    number: of the page, from 1.
    """
    publication = sources.publication
    paths = generated_page_paths(publication, strand, GLOSSARY)
    strings, here = publication.language_of(strand).strings, paths[number - 1]
    pages = _divide(publication, strand)
    title = strings[string_key(GLOSSARY)]
    if number > 1:
        title += " – " + strings["page_of"].format(page=number, pages=len(pages))
    links = [
        _page_link(path, terms, here) if terms else None
        for path, terms in zip(paths, pages, strict=True)
    ]
    return (
        frame_context(sources, strand, here)
        | standalone_context(publication, strand, title, "")
        | made_page_switcher(sources, strand, GLOSSARY, here)
        | {
            "terms": _term_contexts(sources, strand, pages[number - 1], here),
            "draft": has_drafts(sources, strand),
            "place": number,
            "places": len(pages),
            "previous": links[number - 2] if number > 1 else None,
            "next": links[number] if number < len(pages) else None,
        }
    )


def term_link(publication: Publication, strand: Strand, term_id: str, here: str) -> str:
    """Where the glossary has a term, as a link on the page at here leads there."""
    return f"{relative_link(_paths_of_terms(publication, strand)[term_id], here)}#{term_id}"


@once_for_each
def _paths_of_terms(publication: Publication, strand: Strand) -> dict[str, str]:
    paths: dict[str, str] = {}
    pages = generated_page_paths(publication, strand, GLOSSARY)
    for path, terms in zip(pages, _divide(publication, strand), strict=True):
        paths |= {term.id: path for term in terms}
    return paths


@once_for_each
def _divide(publication: Publication, strand: Strand) -> list[Sequence[GlossaryEntry]]:
    """The terms of each page. There is one page even without a term."""
    terms, count = sorted_terms(publication, strand), terms_on_a_page(strand)
    return [terms[start : start + count] for start in range(0, len(terms), count)] or [terms]


def _page_link(path: str, terms: Sequence[GlossaryEntry], here: str) -> Link:
    """A page by its first and last word, as on the back of a dictionary."""
    return {"title": f"{terms[0].word} – {terms[-1].word}", "href": relative_link(path, here)}


def _term_contexts(
    sources: Sources, strand: Strand, terms: Sequence[GlossaryEntry], here: str
) -> list[Context]:
    publication, using = sources.publication, _pages_by_term(sources, strand)
    contexts: list[Context] = []
    for term in terms:
        picture = publication.pictures.get(term.picture)
        pages = using.get(term.id, [])
        contexts.append(
            {
                "id": term.id,
                "word": term.word,
                "meaning": term.meaning,
                "picture": relative_link(picture_address(picture), here) if picture else "",
                "pages": [page_link(variant, here) for variant in pages]
                if len(pages) <= _MOST_PAGES
                else [],
            }
        )
    return contexts


@once_for_each
def _pages_by_term(sources: Sources, strand: Strand) -> dict[str, list[Variant]]:
    """The id of each term to the pages of the strand that use it, in their order."""
    finder = TermFinder(sources.publication, strand)
    pages: dict[str, list[Variant]] = {}
    for variant in variants_of_strand(sources, strand):
        for id_ in term_ids_on_page(finder, variant):
            pages.setdefault(id_, []).append(variant)
    return pages
