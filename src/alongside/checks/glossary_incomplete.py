"""Every hard word of the glossary has a meaning for every reader: in each language, and for easy read."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.glossary import FILE, words_key
from alongside.model import Outcome, Place, Publication, Rule, Sources, Strand, Term
from alongside.outcomes import failed, inapplicable, passed
from alongside.words.scripts import letters_of


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    publication = sources.publication
    if not publication.terms:
        yield inapplicable(Place(FILE))
    readers = {words_key(publication, strand): strand for strand in reversed(publication.strands)}
    for term in publication.terms:
        for key, strand in sorted(readers.items()):
            fault = _fault(publication, term, strand)
            place = Place(FILE, term.lines.get(key, term.lines[""]))
            if fault:
                texts = {name: str(text).format(term=term.id, key=key)
                         for name, text in rule.options["faults"][fault].items()}
                yield failed(place, **texts)
            else:
                yield passed(place)


def _fault(publication: Publication, term: Term, strand: Strand) -> str:
    wording, source = term.wordings.get(strand.key), term.wordings.get(publication.source.key)
    if wording is None:
        return "missing"
    language = publication.language_of(strand)
    foreign = language.tag != publication.source.language
    copied = foreign and source is not None and wording.meaning == source.meaning
    return "not-translated" if copied or not letters_of(language.script, wording.meaning) else ""
