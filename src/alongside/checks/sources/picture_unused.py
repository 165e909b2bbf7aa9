"""A name in pictures.yml that nothing uses: an idea that was given up, or a misspelt name."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.assets.pictures import own_picture_file, pictures_on, used_picture_names
from alongside.model import Outcome, Place, Rule, Sources
from alongside.publication.picture_list import FILE
from alongside.rules.outcomes import failed, inapplicable, passed


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: an entry of pictures.yml."""
    if not subject.publication.pictures:
        yield inapplicable(Place(FILE))
    names = used_picture_names(subject)
    files = _used_files(subject)
    # What a page that cannot be read uses is not known: then no name counts as unused.
    has_unread = any(variant.problem for variant in subject.variants.values())
    for name, picture in subject.publication.pictures.items():
        place = Place(FILE, picture.line)
        if has_unread or name in names or (picture.file and picture.file in files):
            yield passed(place)
        else:
            yield failed(place, name=name, file=FILE)


def _used_files(sources: Sources) -> set[str]:
    """The files below docs/ that pages show by their file names, as pictures.yml writes them."""
    files: set[str] = set()
    for variant in sources.variants.values():
        for picture in pictures_on(variant):
            files.add(own_picture_file(sources.root, variant, picture))
    return files
