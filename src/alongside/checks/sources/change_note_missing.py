"""Every page says when it was last changed, and every reader what changed, in their language."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import Fault, fault_outcome
from alongside.model import ChangeNote, Outcome, Place, Publication, Rule, Sources
from alongside.publication.changes import FILE
from alongside.rules.outcomes import inapplicable, passed


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test targets: an entry of changes.yml in one language; a document."""
    publication = subject.publication
    if not publication.changes:
        yield inapplicable(Place(FILE))
        return
    for note in publication.changes:
        yield from _note_outcomes(rule, publication, note)
    for document in publication.documents:
        yield _document_outcome(subject, rule, document)


def _note_outcomes(rule: Rule, publication: Publication, note: ChangeNote) -> Iterator[Outcome]:
    """Whether the entry has a sentence for each strand, language by language."""
    strands = [strand for strand in publication.strands if strand.key in note.strands]
    # Strands of one language are told of together: one sentence can serve them all.
    for language in dict.fromkeys(strand.language for strand in strands):
        keys = [strand.key for strand in strands if strand.language == language]
        if all(key in note.what for key in keys):
            yield passed(Place(FILE, note.line))
        else:
            values = {"day": note.day, "language": language}
            yield fault_outcome(rule, FILE, Fault("no-words", note.line, values=values))


def _document_outcome(sources: Sources, rule: Rule, document: str) -> Outcome:
    """Whether some entry tells the readers of every strand of a change of the document."""
    publication = sources.publication
    noted_strands: set[str] = set()
    for note in publication.changes:
        if document in note.documents:
            noted_strands.update(note.strands)
    # Of a version that is left out there is nothing to tell.
    silent = [
        strand.key
        for strand in publication.strands
        if strand.key not in noted_strands and not sources.left_out(document, strand)
    ]
    # Where an entry is missing, no line of the file is to blame: the first stands for all.
    if not silent:
        return passed(Place(FILE, 1))
    values = {"document": document, "strands": ", ".join(silent), "today": sources.today}
    return fault_outcome(rule, FILE, Fault("no-entry", 1, values=values))
