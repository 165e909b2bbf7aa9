"""Easy read: what a hard word of the glossary means is said where a page first uses it."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Block, Language, Outcome, Rule, Sources, Term, TermWording, Variant
from alongside.pages.page_lines import page_blocks
from alongside.publication.glossary import FILE, normalise_word, wording_key
from alongside.publication.terms import TermFinder
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.own_prose import bold_words
from alongside.text.sentences import split_sentences


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: the first use of a term on a page.

    Headings are left out: a word of theirs is explained below them.
    """
    for variant in readable_variants(subject, rule):
        outcomes = _page_outcomes(subject, variant)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)


def _page_outcomes(sources: Sources, variant: Variant) -> Iterator[Outcome]:
    publication = sources.publication
    terms = {term.id: term for term in publication.terms}
    language = publication.language_of(variant.strand)
    for term_id, block in _first_uses(TermFinder(publication, variant.strand), variant):
        term = terms[term_id]
        wording = term.wordings[variant.strand.key]
        # The authors know of pages that explain a word in another way.
        if variant.document in term.explained_on or explains(block, wording, language):
            yield passed(place_in(variant, block.line))
        else:
            key = wording_key(publication, variant.strand)
            yield _unexplained_outcome(variant, block, term, key)


def _unexplained_outcome(variant: Variant, block: Block, term: Term, key: str) -> Outcome:
    """key: under which glossary.yml has the words of the term for this page."""
    wording = term.wordings[variant.strand.key]
    return failed(
        place_in(variant, block.line),
        seen=block.text,
        word=wording.word,
        meaning=wording.meaning,
        term=term.id,
        file=FILE,
        page=variant.document,
        term_line=term.lines[""],
        meaning_line=term.lines.get(key, term.lines[""]),
    )


def _first_uses(finder: TermFinder, variant: Variant) -> Iterator[tuple[str, Block]]:
    """(id of a term, the first block that uses it) of every term on the page."""
    seen: set[str] = set()
    for block in page_blocks(variant):
        for term_id in finder.find(block.text):
            if term_id not in seen:
                seen.add(term_id)
                yield term_id, block


def explains(block: Block, wording: TermWording, language: Language) -> bool:
    """Whether the word, or part of it, is in bold, and a later sentence of the block is about it.

    A sentence is about the word when it has it in one of its forms.
    """
    forms = [normalise_word(form) for form in wording.forms]
    sentences = [normalise_word(sentence) for sentence in split_sentences(block.text, language)]
    for words in bold_words([block]):
        bold = normalise_word(words)
        if not any(bold in form or form in bold for form in forms):
            continue
        later = _sentences_after(bold, sentences)
        if any(_has_one_of(sentence, (bold, *forms)) for sentence in later):
            return True
    return False


def _sentences_after(bold: str, sentences: list[str]) -> list[str]:
    """Those behind the first that has the words in bold; none when no sentence has them."""
    for index, sentence in enumerate(sentences):
        if bold in sentence:
            return sentences[index + 1 :]
    return []


def _has_one_of(sentence: str, words: tuple[str, ...]) -> bool:
    return any(word in sentence for word in words)
