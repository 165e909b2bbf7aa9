"""Every hard word of the glossary has a meaning for every reader, and for easy read a picture."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import Fault, fault_outcome
from alongside.model import EASY_READ, Outcome, Place, Publication, Rule, Sources, Strand, Term
from alongside.publication.glossary import FILE, wording_key
from alongside.rules.fault_texts import suggestion
from alongside.rules.outcomes import inapplicable, passed
from alongside.text.scripts import count_script_letters


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a term of glossary.yml in one language, or for easy read, and each page that is
    said to explain it.
    """
    publication = subject.publication
    if not publication.terms:
        yield inapplicable(Place(FILE))
    # Strands of one language share its words. From the last to the first, so that the first of
    # them stands for all.
    readers = {wording_key(publication, strand): strand for strand in reversed(publication.strands)}
    for term in publication.terms:
        for key, strand in sorted(readers.items()):
            yield _wording_outcome(rule, publication, term, key, strand)
        for document in term.explained_on:
            yield _page_outcome(rule, publication, term, document)


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
