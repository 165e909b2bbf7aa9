"""What the template of a strand's glossary needs: every term, in the order of a dictionary."""

from __future__ import annotations

from alongside.assets.pictures import address_of
from alongside.model import Sources, Strand
from alongside.outputs.owed import GLOSSARY, TERMS_ON_A_PAGE, paths_of
from alongside.publication.terms import TermFinder, terms_of
from alongside.text.order import terms_in_order
from alongside.web.drafts import has_drafts
from alongside.web.frame import entry, frame, of_strand, plain, relative, string_key


def glossary_context(sources: Sources, strand: Strand, number: int = 1) -> dict:
    """terms: id, word, meaning, picture ("" for none), and the pages of the strand that use it.

    number: of the page, from 1, where the strand is read page by page.
    """
    publication, paths = sources.publication, paths_of(sources.publication, strand, GLOSSARY)
    strings, here = publication.language_of(strand).strings, paths[number - 1]
    terms, title = _terms(sources, strand, here), strings[string_key(GLOSSARY)]
    size = TERMS_ON_A_PAGE if strand.page_by_page else max(len(terms), 1)
    pages = [terms[start:start + size] for start in range(0, max(len(terms), 1), size)]
    if number > 1:
        title += " – " + strings["page_of"].format(page=number, pages=len(pages))
    turns = [{"title": f"{page[0]['word']} – {page[-1]['word']}", "href": relative(path, here)} if page else None
             for path, page in zip(paths, pages, strict=True)]
    return frame(sources, strand, here) | plain(publication, strand, title, "") | {
        "terms": pages[number - 1], "draft": has_drafts(sources, strand), "place": number, "places": len(pages),
        "previous": turns[number - 2] if number > 1 else None, "next": turns[number] if number < len(pages) else None}


def _terms(sources: Sources, strand: Strand, here: str) -> list[dict]:
    publication, finder = sources.publication, TermFinder(sources.publication, strand)
    pictures = publication.pictures
    found = [(entry(variant, here), terms_of(finder, variant)) for variant in of_strand(sources, strand)]
    return [{"id": term.id, "word": term.word, "meaning": term.meaning,
             "picture": relative(address_of(pictures[term.picture]), here) if term.picture in pictures else "",
             "pages": [page for page, ids in found if term.id in ids]} for term in terms_in_order(publication, strand)]
