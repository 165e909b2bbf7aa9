"""Versions that publication.yml leaves out although they are there."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Place, Rule, Sources
from alongside.publication.settings import FILE
from alongside.rules.outcomes import failed, inapplicable, passed


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a document in a version that an entry of fewer_versions leaves out."""
    if not subject.publication.fewer_versions:
        yield inapplicable(Place(FILE))
    for note in subject.publication.fewer_versions:
        place = Place(FILE, note.lines[""])
        for document in note.documents:
            for key in note.strands:
                page = subject.variants.get((document, key))
                if page is None:
                    yield passed(place)
                else:
                    path = page.path.as_posix()
                    yield failed(place, document=document, version=key, page=path)
