"""What changes.yml and claims.yml say is about pages that there are."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Place, Rule, Sources
from alongside.publication import changes, claims
from alongside.publication.data_file import describe_unknown_page
from alongside.rules.outcomes import failed, inapplicable, passed

_KEEP = "To keep the entry, say in moved.yml where “{name}” is now, or why it is gone."


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page that an entry names."""
    named = dict.fromkeys(_named_pages(subject))
    if not named:
        yield inapplicable(Place(changes.FILE))
    documents = subject.publication.documents
    for file, line, name in named:
        if name in documents:
            yield passed(Place(file, line))
        else:
            _, fix = describe_unknown_page(documents, name)
            if file == changes.FILE:
                fix = f"{fix} {_KEEP.format(name=name)}"
            yield failed(Place(file, line), name=name, fix=fix)


def _named_pages(sources: Sources) -> Iterator[tuple[str, int, str]]:
    """File, line and name of each."""
    for note in sources.publication.changes:
        for name in note.documents:
            yield changes.FILE, note.line, name
        for name, line in note.unknown:
            yield changes.FILE, line, name
    for claim in sources.publication.claims or ():
        yield claims.FILE, claim.document_line, claim.document
