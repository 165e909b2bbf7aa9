"""A name in pictures.yml that nothing uses: an idea that was given up, or a misspelt name."""

from collections.abc import Iterator

from alongside.assets.pictures import own_picture_file, pictures_on, used_picture_names
from alongside.model import Outcome, Place, Rule, Sources
from alongside.publication.picture_list import FILE
from alongside.rules.outcomes import failed, inapplicable, passed


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    if not sources.publication.pictures:
        yield inapplicable(Place(FILE))
    names = used_picture_names(sources)
    files = {
        own_picture_file(sources.root, variant, picture)
        for variant in sources.variants.values()
        for picture in pictures_on(variant)
    }
    # The words of a page that cannot be read are not known.
    unread = any(variant.problem for variant in sources.variants.values())
    for name, picture in sources.publication.pictures.items():
        used = unread or name in names or (picture.file and picture.file in files)
        yield (
            passed(Place(FILE, picture.line))
            if used
            else failed(Place(FILE, picture.line), name=name, file=FILE)
        )
