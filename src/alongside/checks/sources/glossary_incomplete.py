"""Every hard word of the glossary has a meaning for every reader, and for easy read a picture."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import Fault, fault_outcome
from alongside.model import EASY_READ, Outcome, Place, Publication, Rule, Sources, Strand, Term
from alongside.publication.glossary import FILE, wording_key
from alongside.publication.terms import TermFinder, term_lines_in_section
from alongside.rules.fault_texts import suggestion
from alongside.rules.outcomes import inapplicable, passed
from alongside.text.scripts import count_script_letters


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a term of glossary.yml in one language, or for easy read, and each page that is
    said to explain it.

    A version that has only some documents yet needs the words of these.
    """
    publication = subject.publication
    if not publication.terms:
        yield inapplicable(Place(FILE))
    # Strands of one language share its words. From the last to the first, so that the first of
    # them stands for all.
    readers = {wording_key(publication, strand): strand for strand in reversed(publication.strands)}
    needed = {key: _needed_terms(subject, strand) for key, strand in readers.items()}
    for term in publication.terms:
        for key, strand in sorted(readers.items()):
            if term.id in needed[key] or strand.key in term.wordings:
                yield _wording_outcome(rule, publication, term, key, strand)
        for document in term.explained_on:
            yield _page_outcome(rule, publication, term, document)


def _needed_terms(sources: Sources, strand: Strand) -> set[str]:
    """Ids of the terms that a strand must have: all, or those of the texts that its pages are made
    from where it has only some documents."""
    publication = sources.publication
    documents = publication.documents
    if not any(sources.left_out(document, strand) for document in documents):
        return {term.id for term in publication.terms}
    found: set[str] = set()
    for document in documents:
        page = sources.variants.get((document, strand.key))
        source = sources.source_of(page) if page else None
        if source:
            finder = TermFinder(publication, source.strand)
            for section in source.sections:
                found.update(term_lines_in_section(finder, section))
    return found


def _page_outcome(rule: Rule, publication: Publication, term: Term, document: str) -> Outcome:
    line = term.lines["explained_on"]
    if document in publication.documents:
        return passed(Place(FILE, line))
    values = {
        "term": term.id,
        "document": document,
        "near": suggestion(document, publication.documents),
    }
    return fault_outcome(rule, FILE, Fault("unknown-page", line, document, values))


def _wording_outcome(
    rule: Rule, publication: Publication, term: Term, key: str, strand: Strand
) -> Outcome:
    line = term.lines.get(key, term.lines[""])
    fault = _fault(publication, term, strand)
    if not fault:
        return passed(Place(FILE, line))
    wording = term.wordings.get(strand.key)
    # Only the faults of pictures speak of it.
    picture = wording.picture if wording else ""
    values = {
        "term": term.id,
        "key": key,
        "picture": picture,
        "near": suggestion(picture, publication.pictures),
    }
    return fault_outcome(rule, FILE, Fault(fault, line, values=values))


def _fault(publication: Publication, term: Term, strand: Strand) -> str:
    """A key of the rule's option "faults", or ""."""
    wording = term.wordings.get(strand.key)
    source = term.wordings.get(publication.source.key)
    if wording is None:
        return "missing"
    language = publication.language_of(strand)
    is_foreign = language.tag != publication.source.language
    is_copied = is_foreign and source is not None and wording.meaning == source.meaning
    if is_copied or not count_script_letters(language.script, wording.meaning):
        return "not-translated"
    if strand.level == EASY_READ and wording.picture not in publication.pictures:
        return "unknown-picture" if wording.picture else "no-picture"
    return ""
