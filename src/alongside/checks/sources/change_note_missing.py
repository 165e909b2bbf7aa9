"""Every page says when it was last changed, and every reader is told what changed in their own language."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Place, Publication, Rule, Sources
from alongside.publication.changes import FILE
from alongside.rules.outcomes import failed, inapplicable, passed


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    publication = sources.publication
    if not publication.changes:
        yield inapplicable(Place(FILE))
        return
    for line, fault, values in (
        *_find_missing_words(publication),
        *_find_missing_pages(publication),
    ):
        place = Place(FILE, line)
        if not fault:
            yield passed(place)
            continue
        texts = rule.options["faults"][fault].items()
        yield failed(
            place, **{name: str(text).format(today=sources.today, **values) for name, text in texts}
        )


def _find_missing_words(publication: Publication) -> Iterator[tuple[int, str, dict]]:
    """(line, a key of options.faults or "", values), one for each change and language."""
    for note in publication.changes:
        languages = dict.fromkeys(s.language for s in publication.strands if s.key in note.strands)
        for language in languages:
            silent = [
                s.key
                for s in publication.strands
                if s.language == language and s.key in note.strands and s.key not in note.what
            ]
            yield note.line, "no-words" if silent else "", {"day": note.day, "language": language}


def _find_missing_pages(publication: Publication) -> Iterator[tuple[int, str, dict]]:
    """The same, one for each document."""
    for document in publication.documents:
        noted_strands = {
            key
            for note in publication.changes
            if document in note.documents
            for key in note.strands
        }
        silent = [strand.key for strand in publication.strands if strand.key not in noted_strands]
        yield 1, "no-entry" if silent else "", {"document": document, "strands": ", ".join(silent)}
