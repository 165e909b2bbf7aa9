"""What the template of a strand's glossary needs: every term, in the order of a dictionary."""

from __future__ import annotations

from alongside.assets.pictures import picture_address
from alongside.model import Sources, Strand
from alongside.outputs.expected import GLOSSARY, TERMS_ON_A_PAGE, generated_page_paths
from alongside.publication.terms import TermFinder, term_ids_on_page
from alongside.text.glossary_order import sorted_terms
from alongside.web.drafts import has_drafts
from alongside.web.frame import (
    frame_context,
    page_link,
    relative_link,
    standalone_context,
    string_key,
    variants_of_strand,
)


def glossary_context(sources: Sources, strand: Strand, number: int = 1) -> dict:
    """terms: id, word, meaning, picture ("" for none), and the pages of the strand that use it.

    number: of the page, from 1, where the strand is read page by page.
    """
    publication, paths = (
        sources.publication,
        generated_page_paths(sources.publication, strand, GLOSSARY),
    )
    strings, here = publication.language_of(strand).strings, paths[number - 1]
    terms, title = _terms(sources, strand, here), strings[string_key(GLOSSARY)]
    size = TERMS_ON_A_PAGE if strand.page_by_page else max(len(terms), 1)
    pages = [terms[start : start + size] for start in range(0, max(len(terms), 1), size)]
    if number > 1:
        title += " – " + strings["page_of"].format(page=number, pages=len(pages))
    turns = [
        {"title": f"{page[0]['word']} – {page[-1]['word']}", "href": relative_link(path, here)}
        if page
        else None
        for path, page in zip(paths, pages, strict=True)
    ]
    return (
        frame_context(sources, strand, here)
        | standalone_context(publication, strand, title, "")
        | {
            "terms": pages[number - 1],
            "draft": has_drafts(sources, strand),
            "place": number,
            "places": len(pages),
            "previous": turns[number - 2] if number > 1 else None,
            "next": turns[number] if number < len(pages) else None,
        }
    )


def _terms(sources: Sources, strand: Strand, here: str) -> list[dict]:
    publication, finder = sources.publication, TermFinder(sources.publication, strand)
    pictures = publication.pictures
    found = [
        (page_link(variant, here), term_ids_on_page(finder, variant))
        for variant in variants_of_strand(sources, strand)
    ]
    return [
        {
            "id": term.id,
            "word": term.word,
            "meaning": term.meaning,
            "picture": relative_link(picture_address(pictures[term.picture]), here)
            if term.picture in pictures
            else "",
            "pages": [page for page, ids in found if term.id in ids],
        }
        for term in sorted_terms(publication, strand)
    ]
