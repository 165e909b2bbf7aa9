"""Every hard word of the glossary has a meaning for every reader: in each language, and for easy read with a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from alongside.model import (
    EASY_READ,
    NamedPicture,
    Outcome,
    Place,
    Publication,
    Rule,
    Sources,
    Strand,
    Term,
)
from alongside.publication.glossary import FILE, wording_key
from alongside.rules.fault_texts import fault_texts, suggestion
from alongside.rules.outcomes import failed, inapplicable, passed
from alongside.text.scripts import count_script_letters


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    publication, pictures = sources.publication, sources.publication.pictures
    if not publication.terms:
        yield inapplicable(Place(FILE))
    readers = {wording_key(publication, strand): strand for strand in reversed(publication.strands)}
    for term in publication.terms:
        for key, strand in sorted(readers.items()):
            fault, picture = _fault(publication, pictures, term, strand)
            place = Place(FILE, term.lines.get(key, term.lines[""]))
            if fault:
                yield failed(
                    place,
                    **fault_texts(
                        rule,
                        fault,
                        term=term.id,
                        key=key,
                        picture=picture,
                        near=suggestion(picture, pictures),
                    ),
                )
            else:
                yield passed(place)


def _fault(
    publication: Publication, pictures: Mapping[str, NamedPicture], term: Term, strand: Strand
) -> tuple[str, str]:
    """(a key of options.faults or "", the name of the picture)."""
    said, source = term.wordings.get(strand.key), term.wordings.get(publication.source.key)
    if said is None:
        return "missing", ""
    language = publication.language_of(strand)
    foreign = language.tag != publication.source.language
    copied = foreign and source is not None and said.meaning == source.meaning
    if copied or not count_script_letters(language.script, said.meaning):
        return "not-translated", ""
    if strand.level == EASY_READ and said.picture not in pictures:
        return ("unknown-picture" if said.picture else "no-picture"), said.picture
    return "", ""
