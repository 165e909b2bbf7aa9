"""Easy read: what a hard word of the glossary means is said where a page first uses it."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Block, Language, Outcome, Rule, Sources, TermWording, Variant
from alongside.publication.glossary import FILE, normalise_word, wording_key
from alongside.publication.terms import TermFinder
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.own_prose import bold_words
from alongside.text.sentences import split_sentences


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Headings are left out: a word of theirs is explained below them."""
    publication = sources.publication
    terms = {term.id: term for term in publication.terms}
    for variant in readable_variants(sources, rule):
        language, key = (
            publication.language_of(variant.strand),
            wording_key(publication, variant.strand),
        )
        for id_, block in _first_uses(TermFinder(publication, variant.strand), variant):
            term, wording = terms[id_], terms[id_].wordings[variant.strand.key]
            place = place_in(variant, block.line)
            if variant.document in term.explained_on or explains(block, wording, language):
                yield passed(place)
            else:
                yield failed(
                    place,
                    seen=block.text,
                    word=wording.word,
                    meaning=wording.meaning,
                    term=id_,
                    file=FILE,
                    page=variant.document,
                    term_line=term.lines[""],
                    meaning_line=term.lines.get(key, term.lines[""]),
                )
        yield passed(place_in(variant))


def _first_uses(finder: TermFinder, variant: Variant) -> Iterator[tuple[str, Block]]:
    seen: set[str] = set()
    for block in (block for section in variant.sections for block in section.blocks):
        new = [id_ for id_ in finder.find(block.text) if id_ not in seen]
        seen.update(new)
        yield from ((id_, block) for id_ in new)


def explains(block: Block, wording: TermWording, language: Language) -> bool:
    """Whether the word, or part of it, is in bold, and a later sentence of the block is about it."""
    forms = [normalise_word(form) for form in wording.forms]
    sentences = [normalise_word(sentence) for sentence in split_sentences(block.text, language)]
    for bold in map(normalise_word, bold_words([block])):
        if any(bold in form or form in bold for form in forms):
            first = next(
                (place for place, sentence in enumerate(sentences) if bold in sentence),
                len(sentences),
            )
            if any(
                word in sentence for sentence in sentences[first + 1 :] for word in (bold, *forms)
            ):
                return True
    return False
