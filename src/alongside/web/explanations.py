"""Hard words explained where a page first uses them: after the block, never inside it."""

from __future__ import annotations

from babel.lists import format_list

from alongside.model import EASY_READ, Format, Publication, Strand, Variant
from alongside.outputs.expected import artifact_path
from alongside.publication.terms import BOUNDARY, TermFinder
from alongside.system.once import once_for_each
from alongside.web.blocks import find_html_blocks
from alongside.web.context import Context
from alongside.web.glossary import term_link
from alongside.web.page_parts import Part, Piece


def add_explanations(parts: list[Part], publication: Publication, variant: Variant) -> list[Part]:
    """The parts, cut after each block in which a term first stands. Joined, the HTML is the same.

    A term is explained once on a page, and not at all where the page's own text does it, or in easy
    read.
    """
    if not publication.terms or variant.strand.level == EASY_READ:
        return parts
    finder = _term_finder(publication, variant.strand)
    explained = {term.id for term in publication.terms if variant.document in term.explained_on}
    return [
        Part(part.id, _split_into_pieces(part.html, finder, explained, publication, variant))
        for part in parts
    ]


@once_for_each
def _term_finder(publication: Publication, strand: Strand) -> TermFinder:
    return TermFinder(publication, strand)


def _split_into_pieces(
    html: str, finder: TermFinder, explained: set[str], publication: Publication, variant: Variant
) -> tuple[Piece, ...]:
    """explained: the terms that need no explanation any more; it is added to."""
    pieces: list[Piece] = []
    start = 0
    waiting: list[str] = []
    for block in find_html_blocks(html):
        new = [id_ for id_ in finder.find(block.text) if id_ not in explained]
        explained.update(new)
        waiting += new
        # “This helps us to:” and its list must not be torn apart.
        introduces_next = block.text.rstrip(f" \n{BOUNDARY}").endswith(":")
        if waiting and not introduces_next:
            explanation = _explanation(waiting, publication, variant)
            pieces.append(Piece(html[start : block.end], explanation))
            start, waiting = block.end, []
    if html[start:] or not pieces:
        rest = _explanation(waiting, publication, variant) if waiting else None
        pieces.append(Piece(html[start:], rest))
    return tuple(pieces)


def _explanation(ids: list[str], publication: Publication, variant: Variant) -> Context:
    """summary: the line that is always seen. terms: word, meaning and where the glossary has it."""
    language = publication.language_of(variant.strand)
    wordings = {
        term.id: term.wordings[variant.strand.key] for term in publication.terms if term.id in ids
    }
    quoted = [language.strings["quoted"].format(word=wordings[id_].word) for id_ in ids]
    text = language.strings["words_mean" if len(ids) > 1 else "word_means"]
    here = artifact_path(variant.strand, variant.document, Format.WEB)
    return {
        "summary": text.format(words=format_list(quoted, locale=language.locale)),
        "terms": [
            {
                "word": wordings[id_].word,
                "meaning": wordings[id_].meaning,
                "href": term_link(publication, variant.strand, id_, here),
            }
            for id_ in ids
        ],
    }
